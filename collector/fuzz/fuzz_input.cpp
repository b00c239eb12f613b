// The other files that the collector reads: a plan is sound or has a problem told; a journal is read whatever it holds,
// also where its lines are sealed as the collector's own, and what it holds of a campaign can be exported.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/sealed_line.h"
#include "base/text_lines.h"
#include "campaign/plan_listing.h"
#include "dataset/dataset.h"
#include "journal/journal.h"
#include "plan/plan_reader.h"

namespace {

std::string withSeals(const std::string& text) {
  std::string lines;
  collector::eachLine(text, [&](const std::string& line) { lines += collector::sealed(line) + "\n"; });
  return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  using namespace collector;
  const std::string text(reinterpret_cast<const char*>(bytes), count);
  Problems problems;
  const bool sound = static_cast<bool>(readPlan(text, "", problems));
  if (sound != problems.empty()) std::abort();
  for (const Problem& problem : problems) formatProblem(problem);
  if (readJournal(text).soundBytes > text.size()) std::abort();
  const JournalContent content = readJournal(withSeals(text));
  if (content.campaign.is_null()) return 0;
  Problems ofPlan;
  const auto plan = readPlan(content.campaign.at("plan").dump(), "", ofPlan);
  // The rows are looked up case by case, which takes time where a plan has millions.
  if (plan && plan->repetitions <= 10) {
    datasetFiles(*plan, content);
    planListing(*plan, content);
  }
  return 0;
}
