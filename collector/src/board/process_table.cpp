#include "board/process_table.h"

#include <cstdio>

#include "base/reported_number.h"
#include "base/text_lines.h"

namespace collector {

namespace {

std::string folderOf(int pid) { return "/proc/" + std::to_string(pid); }

}  // namespace

Optional<Process> processOf(int pid, const SystemFiles& files) {
  const auto stat = files.read(folderOf(pid) + "/stat");
  // The program's name, in brackets, may hold anything.
  const std::size_t open = stat ? stat->find('(') : std::string::npos;
  const std::size_t close = stat ? stat->rfind(')') : std::string::npos;
  if (open == std::string::npos || close == std::string::npos || close < open) return nothing;
  Process process;
  process.pid = pid;
  process.name = stat->substr(open + 1, close - open - 1);
  long long user = 0;
  long long system = 0;
  long long start = 0;
  const int read = std::sscanf(stat->c_str() + close + 1, " %c %d %d %*d %*d %*d %*u %*u %*u %*u %*u %lld %lld %*d %*d %*d %*d %*d %*d %lld",
                               &process.state, &process.parent, &process.group, &user, &system, &start);
  if (read != 6) return nothing;
  process.cpuTicks = user + system;
  process.startTicks = start;
  return process;
}

std::vector<Process> allProcesses(const SystemFiles& files) {
  std::vector<Process> processes;
  for (const std::string& name : files.list("/proc")) {
    const auto pid = parseCount(name);
    const auto process = pid ? processOf(static_cast<int>(*pid), files) : Optional<Process>();
    if (process) processes.push_back(*process);
  }
  return processes;
}

std::string wordsFor(const Process& process, const SystemFiles& files) {
  std::string call = files.read(folderOf(process.pid) + "/cmdline").value_or("");
  for (char& c : call) c = c == '\0' ? ' ' : c;
  call = trimmed(call);
  return std::to_string(process.pid) + " (" + (call.empty() ? process.name : shortened(call, 80)) + ")";
}

}  // namespace collector
