#include "board/machine_load.h"

#include <algorithm>
#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

#include "base/reported_number.h"
#include "board/process_table.h"

namespace collector {

namespace {

double millisecondsOf(const timeval& time) { return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3; }

Optional<double> difference(const Optional<double>& before, const Optional<double>& after) {
  if (!before || !after) return nothing;
  return std::max(0.0, *after - *before);
}

const double ofOtherProcesses = 0.1;  ///< of one core
const double ofOtherMachines = 0.05;

bool exceeds(const Optional<double>& cpuMs, double share, double overMs) {
  const double fewTicksMs = 50;
  return cpuMs && *cpuMs >= fewTicksMs && *cpuMs > share * overMs;
}

std::string ofACore(double cpuMs, double overMs) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f of a core", cpuMs / overMs);
  return text;
}

}  // namespace

MachineLoad readMachineLoad(const SystemFiles& files, double atMs) {
  MachineLoad load;
  load.atMs = atMs;
  const std::string stat = files.read("/proc/stat").value_or("");
  unsigned long long user, nice, system, idle, waiting, interrupts, softInterrupts, stolen;
  const int read = std::sscanf(stat.c_str(), "cpu %llu %llu %llu %llu %llu %llu %llu %llu", &user, &nice, &system, &idle, &waiting, &interrupts,
                               &softInterrupts, &stolen);
  const double msPerTick = 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
  if (read >= 7) load.busyMs = static_cast<double>(user + nice + system + interrupts + softInterrupts) * msPerTick;
  if (read >= 8) load.stolenMs = static_cast<double>(stolen) * msPerTick;
  const auto average = files.read("/proc/loadavg");
  if (average) load.loadAverage = parseNumber(average->substr(0, average->find(' ')));
  rusage own = {};
  getrusage(RUSAGE_SELF, &own);
  load.ownMs = millisecondsOf(own.ru_utime) + millisecondsOf(own.ru_stime);
  return load;
}

OtherLoad otherLoad(const MachineLoad& before, const MachineLoad& after, double runCpuMs) {
  OtherLoad load;
  load.loadAverage = before.loadAverage;
  load.overMs = after.atMs - before.atMs;
  load.stolenCpuMs = difference(before.stolenMs, after.stolenMs);
  const auto busyMs = difference(before.busyMs, after.busyMs);
  if (busyMs) load.otherCpuMs = std::max(0.0, *busyMs - runCpuMs - (after.ownMs - before.ownMs));
  return load;
}

Optional<bool> wasBusy(const OtherLoad& load) {
  if (!load.otherCpuMs) return nothing;
  return exceeds(load.otherCpuMs, ofOtherProcesses, load.overMs) || exceeds(load.stolenCpuMs, ofOtherMachines, load.overMs);
}

std::string wordsFor(const OtherLoad& load) {
  std::string words;
  if (exceeds(load.otherCpuMs, ofOtherProcesses, load.overMs)) words = "other processes took " + ofACore(*load.otherCpuMs, load.overMs);
  if (!exceeds(load.stolenCpuMs, ofOtherMachines, load.overMs)) return words;
  return words + (words.empty() ? "" : ", ") + "other machines took " + ofACore(*load.stolenCpuMs, load.overMs);
}

std::map<std::pair<int, std::int64_t>, std::int64_t> Rivals::ticksByProcess() const {
  std::map<std::pair<int, std::int64_t>, std::int64_t> ticks;
  for (const Process& process : allProcesses(files_)) {
    if (process.pid != getpid() && process.parent != getpid()) ticks[{process.pid, process.startTicks}] = process.cpuTicks;
  }
  return ticks;
}

std::vector<std::string> Rivals::busiest() {
  const auto now = ticksByProcess();
  std::vector<std::pair<std::int64_t, int>> used;
  for (const auto& process : now) {
    const auto before = ticks_.find(process.first);
    const std::int64_t ticks = process.second - (before == ticks_.end() ? 0 : before->second);
    if (ticks > 0) used.push_back({ticks, process.first.first});
  }
  ticks_ = now;
  std::sort(used.rbegin(), used.rend());
  std::vector<std::string> names;
  for (const auto& process : used) {
    const auto found = names.size() < 3 ? processOf(process.second, files_) : Optional<Process>();
    if (found) names.push_back(wordsFor(*found, files_));
  }
  return names;
}

}  // namespace collector
