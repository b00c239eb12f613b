// The other files that the collector reads: a plan is sound or has a problem told; a journal is read whatever it holds.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "journal.h"
#include "plan_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  using namespace collector;
  const std::string text(reinterpret_cast<const char*>(bytes), count);
  Problems problems;
  const bool sound = static_cast<bool>(readPlan(text, "", problems));
  if (sound != problems.empty()) std::abort();
  for (const Problem& problem : problems) formatProblem(problem);
  const JournalContent content = readJournal(text);
  if (content.soundBytes > text.size()) std::abort();
  return 0;
}
