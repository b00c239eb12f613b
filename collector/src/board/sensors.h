#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/optional.h"
#include "base/system_files.h"

namespace collector {

/// A clock that can be read: its file, and the most it can run at.
struct ClockSensor {
  std::string path;
  Optional<std::int64_t> most;
};

/// The system files that describe the state of the board, found by probing: L4T 24 and 28 and later keep them in
/// different places, other machines have some of them only.
struct Sensors {
  Optional<ClockSensor> gpuHz;
  Optional<ClockSensor> emcHz;
  Optional<ClockSensor> cpuKhz;
  std::map<std::string, std::string> temperatures;  ///< zone type → file, millidegrees
  std::map<std::string, std::string> throttles;     ///< cooling device type → file; above 0 it holds something back
  std::map<std::string, std::string> railsMw;       ///< rail name → file
  std::map<std::string, std::string> missing;       ///< what cannot be recorded → why
};

Sensors probeSensors(const SystemFiles& files);

/// One reading of every sensor; what could not be read is absent.
struct Sample {
  double atMs = 0;  ///< on the collector's monotonic clock
  Optional<std::int64_t> gpuHz;
  Optional<std::int64_t> emcHz;
  Optional<std::int64_t> cpuKhz;
  std::map<std::string, double> temperaturesC;
  std::map<std::string, std::int64_t> railsMw;
  std::vector<std::string> throttling;  ///< the cooling devices at work
};

Sample takeSample(const Sensors& sensors, const SystemFiles& files, double atMs);

}  // namespace collector
