#include "run_conditions.h"

#include <algorithm>
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

void compareWithMost(RunConditions& conditions, const std::string& name, const Optional<std::int64_t>& lowest,
                     const Optional<ClockSensor>& sensor, double unitsPerMhz) {
  if (!lowest || !sensor || !sensor->most) return;
  const bool below = static_cast<double>(*lowest) < nearlyMost * static_cast<double>(*sensor->most);
  conditions.belowMaxClock = conditions.belowMaxClock.value_or(false) || below;
  if (below) {
    addNote(conditions.note, name + " at " + megahertz(static_cast<double>(*lowest), unitsPerMhz) + " of " +
                                 megahertz(static_cast<double>(*sensor->most), unitsPerMhz));
  }
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
    const bool inWindow = !window || (samples[i].atMs >= window->beginMs && samples[i].atMs <= window->endMs);
    if (during && inWindow) timed.push_back(&samples[i]);
  }
  return timed;
}

}  // namespace

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
  for (const Sample* sample : timed) {
    keepLowest(conditions.gpuHz, sample->gpuHz);
    keepLowest(conditions.emcHz, sample->emcHz);
    keepLowest(conditions.cpuKhz, sample->cpuKhz);
  }
  // The GPU idles while the CPU computes: its low clock then says nothing.
  if (device == Device::gpu) compareWithMost(conditions, "gpu", conditions.gpuHz, sensors.gpuHz, 1e6);
  compareWithMost(conditions, "cpu", conditions.cpuKhz, sensors.cpuKhz, 1e3);
  compareWithMost(conditions, "memory", conditions.emcHz, sensors.emcHz, 1e6);

  std::set<std::string> throttling;
  for (const Sample& sample : samples) {
    throttling.insert(sample.throttling.begin(), sample.throttling.end());
    const auto temperature = temperatureOf(sample, device);
    if (temperature && (!conditions.temperatureC || *temperature > *conditions.temperatureC)) conditions.temperatureC = temperature;
  }
  if (!samples.empty()) conditions.temperatureBeforeC = temperatureOf(samples.front(), device);
  if (!sensors.throttles.empty() && !samples.empty()) conditions.throttled = !throttling.empty();
  for (const std::string& coolingDevice : throttling) addNote(conditions.note, "throttled by " + coolingDevice);
  conditions.powerMw = meanMw(timed, "VDD_IN");
  conditions.gpuPowerMw = meanMw(timed, "VDD_GPU");
  conditions.cpuPowerMw = meanMw(timed, "VDD_CPU");
  return conditions;
}

nlohmann::json toJson(const Sample& sample) {
  nlohmann::json json = {{"at_ms", sample.atMs}};
  if (sample.gpuHz) json["gpu_hz"] = *sample.gpuHz;
  if (sample.emcHz) json["emc_hz"] = *sample.emcHz;
  if (sample.cpuKhz) json["cpu_khz"] = *sample.cpuKhz;
  if (!sample.temperaturesC.empty()) json["temperatures_c"] = sample.temperaturesC;
  if (!sample.railsMw.empty()) json["rails_mw"] = sample.railsMw;
  if (!sample.throttling.empty()) json["throttling"] = sample.throttling;
  return json;
}

}  // namespace collector
