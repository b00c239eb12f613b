#pragma once

#include <string>
#include <vector>

#include "base/optional.h"
#include "board/sensors.h"
#include "plan/plan.h"
#include "run/timed_part.h"

namespace collector {

/// The state of the board during one run, summed up from its samples.
struct RunConditions {
  Optional<std::int64_t> gpuHz;   ///< the lowest during the timed part, as are the two below
  Optional<std::int64_t> emcHz;
  Optional<std::int64_t> cpuKhz;
  Optional<double> temperatureBeforeC;  ///< of what the run loads: GPU or CPU
  Optional<double> temperatureC;        ///< the highest during the run
  Optional<double> temperatureAfterC;
  Optional<bool> throttled;
  Optional<bool> belowMaxClock;   ///< false only if every clock that matters was compared with its maximum
  std::string note;               ///< what held it back, or why that is not known; empty if nothing did
  Optional<double> powerMw;       ///< mean of the board's supply over the timed part
  Optional<double> gpuPowerMw;
  Optional<double> cpuPowerMw;
  std::size_t timedSamples = 0;
  bool wholeProcess = false;      ///< when the times were taken is not known: "the timed part" is all of the process
  Optional<Sample> before;        ///< just before the program was started; its moment is 0
  Optional<Sample> after;         ///< just after it ended
};

/// `samples`: before, during and after the run, in order. Without `window` the whole process counts as timed.
RunConditions sumUp(const std::vector<Sample>& samples, const Optional<TimedWindow>& window, const Sensors& sensors,
                    Device device);

/// The temperature that matters for a device: its own zone by type, else the hottest that is a processor's.
Optional<double> temperatureOf(const Sample& sample, Device device);

/// Whether a sample was taken within a window.
bool holds(const TimedWindow& window, const Sample& sample);

}  // namespace collector
