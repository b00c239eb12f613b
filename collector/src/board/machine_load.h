#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/optional.h"
#include "base/system_files.h"

namespace collector {

/// What the whole machine has done since it was started, and how many processes want to run. What cannot be read is
/// absent.
struct MachineLoad {
  double atMs = 0;               ///< on the monotonic clock
  Optional<double> busyMs;       ///< CPU time of all processes and the kernel, over all cores
  Optional<double> stolenMs;     ///< CPU time that a hypervisor gave to others
  Optional<double> loadAverage;  ///< over the last minute
  double ownMs = 0;              ///< CPU time of the collector itself
};

MachineLoad readMachineLoad(const SystemFiles& files, double atMs);

/// Who had the cores during a run, beside the benchmark.
struct OtherLoad {
  Optional<double> loadAverage;  ///< before the run, over a minute
  Optional<double> otherCpuMs;   ///< CPU time of other processes; the kernel counts in ticks, mostly of 10 ms
  Optional<double> stolenCpuMs;
  double overMs = 0;             ///< how long the two were counted, a little longer than the run
};

/// `runCpuMs`: CPU time of the benchmark's own processes between the two readings.
OtherLoad otherLoad(const MachineLoad& before, const MachineLoad& after, double runCpuMs);

/// Whether others disturbed a run: on average over a tenth of one core for other processes, or a twentieth for other
/// machines of a hypervisor; less than five ticks may be the counting's own error. Nothing where the load is not known.
Optional<bool> wasBusy(const OtherLoad& load);

/// `other processes took 0.35 of a core`: what made a run one on a busy machine.
std::string wordsFor(const OtherLoad& load);

/// Who had the cores since some moment.
class Rivals {
 public:
  explicit Rivals(const SystemFiles& files) : files_(files), ticks_(ticksByProcess()) {}
  /// The processes with the most CPU time since the last look, each as `4711 (make -j8)`, at most three of them; the
  /// collector's own are left out. Looks anew.
  std::vector<std::string> busiest();

 private:
  std::map<std::pair<int, std::int64_t>, std::int64_t> ticksByProcess() const;

  const SystemFiles& files_;
  std::map<std::pair<int, std::int64_t>, std::int64_t> ticks_;  ///< (process id, start) → CPU time
};

}  // namespace collector
