#include "board/machine_load.h"

#include <algorithm>
#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

#include "base/reported_number.h"

namespace collector {

namespace {

double millisecondsOf(const timeval& time) { return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3; }

Optional<double> difference(const Optional<double>& before, const Optional<double>& after) {
  if (!before || !after) return nothing;
  return std::max(0.0, *after - *before);
}

bool exceeds(const Optional<double>& cpuMs, double share, double wallMs) {
  const double fewTicksMs = 50;
  return cpuMs && *cpuMs >= fewTicksMs && *cpuMs > share * wallMs;
}

}  // namespace

MachineLoad readMachineLoad(const SystemFiles& files) {
  MachineLoad load;
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
  load.stolenCpuMs = difference(before.stolenMs, after.stolenMs);
  const auto busyMs = difference(before.busyMs, after.busyMs);
  if (busyMs) load.otherCpuMs = std::max(0.0, *busyMs - runCpuMs - (after.ownMs - before.ownMs));
  return load;
}

Optional<bool> wasBusy(const OtherLoad& load, double wallMs) {
  if (!load.otherCpuMs) return nothing;
  const double tenthOfACore = 0.1;
  const double twentiethOfACore = 0.05;
  return exceeds(load.otherCpuMs, tenthOfACore, wallMs) || exceeds(load.stolenCpuMs, twentiethOfACore, wallMs);
}

}  // namespace collector
