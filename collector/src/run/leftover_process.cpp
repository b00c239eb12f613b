#include "run/leftover_process.h"

#include <csignal>
#include <sstream>

#include "base/reported_number.h"

namespace collector {

Optional<std::int64_t> startTicksOf(int pid, const SystemFiles& files) {
  const auto stat = files.read("/proc/" + std::to_string(pid) + "/stat");
  if (!stat) return nothing;
  // The program's name, in brackets, may hold anything; the start is the 20th field after it.
  const std::size_t close = stat->rfind(')');
  if (close == std::string::npos) return nothing;
  std::istringstream fields(stat->substr(close + 1));
  std::string field;
  for (int i = 0; i < 20; ++i) fields >> field;
  return parseCount(field);
}

bool endLeftover(int pid, std::int64_t startTicks, const SystemFiles& files) {
  const auto ticks = startTicksOf(pid, files);
  if (pid <= 1 || !ticks || *ticks != startTicks) return false;
  return kill(-pid, SIGKILL) == 0;
}

}  // namespace collector
