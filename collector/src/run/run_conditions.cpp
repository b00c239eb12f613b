#include "run/run_conditions.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

namespace collector {

namespace {

/// Clocks are read back a few per mille off what was set.
const double nearlyMost = 0.99;

void keepLowest(Optional<std::int64_t>& lowest, const Optional<std::int64_t>& value) {
  if (value && (!lowest || *value < *lowest)) lowest = value;
}

std::string megahertz(double value, double unitsPerMhz) {
  char text[32];
  std::snprintf(text, sizeof text, "%g MHz", value / unitsPerMhz);
  return text;
}

void addNote(std::string& note, const std::string& words) { note += (note.empty() ? "" : "; ") + words; }

/// A clock that matters to a run, as it was sampled.
struct SampledClock {
  const char* name;
  Optional<std::int64_t> lowest;
  Optional<ClockSensor> sensor;
  double unitsPerMhz;
};

/// Compares the clocks with their maxima. Where one could not be compared, "none was below" is not known.
void compareWithMost(RunConditions& conditions, const std::vector<SampledClock>& clocks) {
  bool anyBelow = false;
  std::string unknown;
  for (const SampledClock& clock : clocks) {
    if (!clock.lowest || !clock.sensor || !clock.sensor->most) {
      unknown += (unknown.empty() ? "" : ", ") + std::string(clock.name) + " clock " + (clock.lowest ? "(maximum not known)" : "(not read)");
      continue;
    }
    const double most = static_cast<double>(*clock.sensor->most);
    if (static_cast<double>(*clock.lowest) >= nearlyMost * most) continue;
    anyBelow = true;
    addNote(conditions.note, clock.name + (" at " + megahertz(static_cast<double>(*clock.lowest), clock.unitsPerMhz)) + " of " +
                                 megahertz(most, clock.unitsPerMhz) + (conditions.wholeProcess ? " at some moment of the process" : ""));
  }
  if (!unknown.empty()) addNote(conditions.note, "not compared with its maximum: " + unknown);
  // A clock that was low while the program loaded may have been at its maximum while it was timed.
  if (anyBelow && !conditions.wholeProcess) conditions.belowMaxClock = true;
  else if (!anyBelow && unknown.empty()) conditions.belowMaxClock = false;
}

Optional<double> meanMw(const std::vector<const Sample*>& samples, const std::string& rail) {
  double sum = 0;
  std::size_t count = 0;
  for (const Sample* sample : samples) {
    const auto found = sample->railsMw.find(rail);
    if (found == sample->railsMw.end()) continue;
    sum += static_cast<double>(found->second);
    ++count;
  }
  if (count == 0) return nothing;
  return sum / static_cast<double>(count);
}

/// Samples within the window; if it was too short for one, none: the idle moments beside it would mislead.
std::vector<const Sample*> within(const std::vector<Sample>& samples, const Optional<TimedWindow>& window) {
  std::vector<const Sample*> timed;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const bool during = i > 0 && i + 1 < samples.size();
    const bool inWindow = !window || holds(*window, samples[i]);
    if (during && inWindow) timed.push_back(&samples[i]);
  }
  return timed;
}

}  // namespace

bool holds(const TimedWindow& window, const Sample& sample) { return sample.atMs >= window.beginMs && sample.atMs <= window.endMs; }

Optional<double> temperatureOf(const Sample& sample, Device device) {
  const auto& zones = sample.temperaturesC;
  for (const char* name : {"GPU-therm", "GPU-thermal", "gpu-thermal"}) {
    const auto zone = zones.find(name);
    if (device == Device::gpu && zone != zones.end()) return zone->second;
  }
  for (const char* name : {"CPU-therm", "CPU-thermal", "cpu-thermal", "MCPU-therm", "x86_pkg_temp"}) {
    const auto zone = zones.find(name);
    if (device == Device::cpu && zone != zones.end()) return zone->second;
  }
  Optional<double> hottest;
  for (const auto& zone : zones) {
    // The power chip's zone reads a constant 100 °C on these boards.
    if (zone.first.find("PMIC") != std::string::npos) continue;
    if (!hottest || zone.second > *hottest) hottest = zone.second;
  }
  return hottest;
}

RunConditions sumUp(const std::vector<Sample>& samples, const Optional<TimedWindow>& window, const Sensors& sensors, Device device) {
  RunConditions conditions;
  const std::vector<const Sample*> timed = within(samples, window);
  conditions.timedSamples = timed.size();
  conditions.wholeProcess = !window;
  for (const Sample* sample : timed) {
    keepLowest(conditions.gpuHz, sample->gpuHz);
    keepLowest(conditions.emcHz, sample->emcHz);
    keepLowest(conditions.cpuKhz, sample->cpuKhz);
  }
  std::vector<SampledClock> clocks = {{"cpu", conditions.cpuKhz, sensors.cpuKhz, 1e3}, {"memory", conditions.emcHz, sensors.emcHz, 1e6}};
  // The GPU idles while the CPU computes: its low clock then says nothing.
  if (device == Device::gpu) clocks.insert(clocks.begin(), {"gpu", conditions.gpuHz, sensors.gpuHz, 1e6});
  if (timed.empty()) addNote(conditions.note, "no sample while the times were taken");
  else compareWithMost(conditions, clocks);

  std::set<std::string> throttling;
  for (const Sample& sample : samples) {
    throttling.insert(sample.throttling.begin(), sample.throttling.end());
    const auto temperature = temperatureOf(sample, device);
    if (temperature && (!conditions.temperatureC || *temperature > *conditions.temperatureC)) conditions.temperatureC = temperature;
  }
  if (samples.size() >= 2) {
    conditions.before = samples.front();
    conditions.before->atMs = 0;
    conditions.after = samples.back();
    conditions.after->atMs = std::round((samples.back().atMs - samples.front().atMs) * 10) / 10;
    conditions.temperatureBeforeC = temperatureOf(samples.front(), device);
    conditions.temperatureAfterC = temperatureOf(samples.back(), device);
  }
  if (!sensors.throttles.empty() && !samples.empty()) conditions.throttled = !throttling.empty();
  for (const std::string& coolingDevice : throttling) addNote(conditions.note, "throttled by " + coolingDevice);
  conditions.powerMw = meanMw(timed, "VDD_IN");
  conditions.gpuPowerMw = meanMw(timed, "VDD_GPU");
  conditions.cpuPowerMw = meanMw(timed, "VDD_CPU");
  return conditions;
}

}  // namespace collector
