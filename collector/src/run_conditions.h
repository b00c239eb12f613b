#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "optional.h"
#include "plan.h"
#include "sensors.h"

namespace collector {

/// The part of a run's time that its times were taken in, on the monotonic clock.
struct TimedWindow {
  double beginMs = 0;
  double endMs = 0;
};

/// The state of the board during one run, summed up from its samples.
struct RunConditions {
  Optional<std::int64_t> gpuHz;   ///< the lowest during the timed part, as are the two below
  Optional<std::int64_t> emcHz;
  Optional<std::int64_t> cpuKhz;
  Optional<double> temperatureBeforeC;  ///< of what the run loads: GPU or CPU
  Optional<double> temperatureC;        ///< the highest during the run
  Optional<bool> throttled;
  Optional<bool> belowMaxClock;
  std::string note;               ///< what held it back, in words; empty if nothing did
  Optional<double> powerMw;       ///< mean of the board's supply over the timed part
  Optional<double> gpuPowerMw;
  Optional<double> cpuPowerMw;
  std::size_t timedSamples = 0;
};

/// `samples`: before, during and after the run, in order. Without `window` the whole run counts as timed.
RunConditions sumUp(const std::vector<Sample>& samples, const Optional<TimedWindow>& window, const Sensors& sensors,
                    Device device);

/// The temperature that matters for a device: its own zone by type, else the hottest that is a processor's.
Optional<double> temperatureOf(const Sample& sample, Device device);

nlohmann::json toJson(const Sample& sample);

}  // namespace collector
