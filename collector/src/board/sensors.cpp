#include "board/sensors.h"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "base/reported_number.h"
#include "base/text_lines.h"

namespace collector {

namespace {

/// Where a clock may be read, and where the most it can run at: a file with one number or a list of them, the first that
/// is there.
struct ClockPlace {
  const char* rate;
  std::vector<const char*> most;
};

const ClockPlace gpuPlaces[] = {
    {"/sys/kernel/debug/clock/gbus/rate", {"/sys/kernel/debug/clock/gbus/max"}},
    {"/sys/devices/57000000.gpu/devfreq/57000000.gpu/cur_freq", {"/sys/devices/57000000.gpu/devfreq/57000000.gpu/available_frequencies"}},
    {"/sys/devices/gpu.0/devfreq/57000000.gpu/cur_freq", {"/sys/devices/gpu.0/devfreq/57000000.gpu/available_frequencies"}},
    {"/sys/class/devfreq/*gpu*/cur_freq", {"/sys/class/devfreq/*gpu*/available_frequencies"}},
};
const ClockPlace emcPlaces[] = {
    {"/sys/kernel/debug/clock/emc/rate", {"/sys/kernel/debug/clock/emc/max"}},
    {"/sys/kernel/debug/clk/emc/clk_rate", {"/sys/kernel/debug/tegra_bwmgr/emc_max_rate", "/sys/kernel/debug/clk/emc/clk_max_rate"}},
    {"/sys/kernel/debug/bpmp/debug/clk/emc/rate", {"/sys/kernel/debug/bpmp/debug/clk/emc/max_rate"}},
};
// cpuinfo_max_freq is what the silicon can do; a lowered scaling_max_freq is what doctor is to find.
const ClockPlace cpuPlaces[] = {
    {"/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", {"/sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq"}},
};

Optional<std::int64_t> largestIn(const std::string& text) {
  Optional<std::int64_t> largest;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const auto value = parseCount(word);
    if (value && (!largest || *value > *largest)) largest = value;
  }
  return largest;
}

std::string firstMatch(const SystemFiles& files, const std::string& pattern) {
  if (pattern.find('*') == std::string::npos) return pattern;
  const auto paths = files.match(pattern);
  return paths.empty() ? pattern : paths.front();
}

/// debugfs is closed to all but root as a whole, so its files look absent.
bool isForbidden(const std::string& reason) { return reason.find("Permission denied") != std::string::npos; }

void explain(Sensors& sensors, const std::string& what, const std::string& why) {
  sensors.missing[what] = why + (isForbidden(why) ? " (run as root to record it)" : "");
}

Optional<std::int64_t> probeMost(const SystemFiles& files, const ClockPlace& place, std::string& why) {
  for (const char* pattern : place.most) {
    const std::string path = firstMatch(files, pattern);
    std::string reason;
    const auto text = files.read(path, &reason);
    const auto most = text ? largestIn(*text) : Optional<std::int64_t>();
    if (most) return most;
    if (why.empty()) why = text ? path + ": not a number: " + text->substr(0, 40) : reason;
  }
  return nothing;
}

template <std::size_t count>
Optional<ClockSensor> probeClock(const SystemFiles& files, const ClockPlace (&places)[count], const std::string& what, Sensors& sensors) {
  std::string why;
  for (const ClockPlace& place : places) {
    const std::string path = firstMatch(files, place.rate);
    std::string reason;
    if (!files.readCount(path, &reason)) {
      // The first place that is there but forbidden is the one that root would read, else the first of all.
      if (why.empty() || (isForbidden(reason) && !isForbidden(why))) why = reason;
      continue;
    }
    std::string whyNoMost;
    const auto most = probeMost(files, place, whyNoMost);
    if (!most) explain(sensors, what + " maximum", whyNoMost);
    return ClockSensor{path, most};
  }
  explain(sensors, what, why);
  return nothing;
}

/// A fan cools without slowing anything down, a display's brightness is no clock, and Intel's TCC offset is a setting. The
/// Tegra kernels also call "cooling devices" what only raises a rail's voltage in the cold (CORE-floor, DFLL-floor,
/// vmin-cdev) or chooses it by temperature (scaling-cdev): above 15 °C those stand above 0 all the time.
bool slowsNothingDown(std::string coolingDevice) {
  std::transform(coolingDevice.begin(), coolingDevice.end(), coolingDevice.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const char* harmless : {"fan", "lcd", "backlight", "display", "tcc offset", "floor", "vmin", "scaling"}) {
    if (coolingDevice.find(harmless) != std::string::npos) return true;
  }
  return false;
}

void probeThermal(const SystemFiles& files, Sensors& sensors) {
  for (const std::string& type : files.match("/sys/class/thermal/thermal_zone*/type")) {
    const auto name = files.read(type);
    const std::string temperature = type.substr(0, type.size() - 4) + "temp";
    if (name && files.readInteger(temperature)) sensors.temperatures[*name] = temperature;
  }
  if (sensors.temperatures.empty()) explain(sensors, "temperature", "no readable /sys/class/thermal/thermal_zone*/temp");
  for (const std::string& type : files.match("/sys/class/thermal/cooling_device*/type")) {
    const auto name = files.read(type);
    const std::string state = type.substr(0, type.size() - 4) + "cur_state";
    if (!name || !files.readCount(state)) continue;
    if (slowsNothingDown(*name)) continue;
    // Several devices may share a type: each CPU's own throttle does.
    std::string key = *name;
    for (int number = 2; sensors.throttles.count(key); ++number) key = *name + " " + std::to_string(number);
    sensors.throttles[key] = state;
  }
  if (sensors.throttles.empty()) explain(sensors, "throttling", "no readable /sys/class/thermal/cooling_device*/cur_state");
}

/// The rails whose power goes into a run's row.
const struct {
  const char* rail;
  const char* what;
} recordedRails[] = {{"VDD_IN", "power at the supply"}, {"VDD_GPU", "gpu power"}, {"VDD_CPU", "cpu power"}};

void probeRails(const SystemFiles& files, Sensors& sensors) {
  const char* places[] = {"/sys/devices/platform/7000c400.i2c/i2c-1/1-0040/iio_device/rail_name_*",
                          "/sys/devices/platform/7000c400.i2c/i2c-1/1-0040/iio:device*/rail_name_*",
                          "/sys/bus/i2c/drivers/ina3221x/*/iio_device/rail_name_*",
                          "/sys/bus/i2c/drivers/ina3221x/*/iio:device*/rail_name_*"};
  std::map<std::string, std::string> unreadable;  // rail → why
  for (const char* place : places) {
    for (const std::string& namePath : files.match(place)) {
      const std::size_t slash = namePath.rfind('/');
      const std::string number = namePath.substr(namePath.rfind('_') + 1);
      const std::string power = namePath.substr(0, slash + 1) + "in_power" + number + "_input";
      const auto name = files.read(namePath);
      std::string reason;
      if (!name) continue;
      if (files.readCount(power, &reason)) sensors.railsMw[*name] = power;
      else unreadable[*name] = reason;
    }
    if (!sensors.railsMw.empty() || !unreadable.empty()) break;
  }
  if (sensors.railsMw.empty() && unreadable.empty()) {
    return explain(sensors, "power", "no readable INA3221 power monitor (7000c400.i2c/i2c-1/1-0040)");
  }
  std::vector<std::string> found;
  for (const auto& rail : sensors.railsMw) found.push_back(rail.first);
  for (const auto& recorded : recordedRails) {
    if (sensors.railsMw.count(recorded.rail)) continue;
    const auto why = unreadable.find(recorded.rail);
    const std::string what = recorded.what + (" (" + std::string(recorded.rail)) + ")";
    explain(sensors, what, why != unreadable.end() ? why->second : "no rail of that name; there are: " + (found.empty() ? "none" : joined(found)));
  }
}

}  // namespace

Sensors probeSensors(const SystemFiles& files) {
  Sensors sensors;
  sensors.gpuHz = probeClock(files, gpuPlaces, "gpu clock", sensors);
  sensors.emcHz = probeClock(files, emcPlaces, "memory clock", sensors);
  sensors.cpuKhz = probeClock(files, cpuPlaces, "cpu clock", sensors);
  probeThermal(files, sensors);
  probeRails(files, sensors);
  return sensors;
}

Sample takeSample(const Sensors& sensors, const SystemFiles& files, double atMs) {
  Sample sample;
  sample.atMs = atMs;
  if (sensors.gpuHz) sample.gpuHz = files.readCount(sensors.gpuHz->path);
  if (sensors.emcHz) sample.emcHz = files.readCount(sensors.emcHz->path);
  if (sensors.cpuKhz) sample.cpuKhz = files.readCount(sensors.cpuKhz->path);
  for (const auto& zone : sensors.temperatures) {
    const auto millidegrees = files.readInteger(zone.second);
    // A sensor whose part is switched off reads far below the ice.
    if (millidegrees && *millidegrees > -40000) sample.temperaturesC[zone.first] = static_cast<double>(*millidegrees) / 1000;
  }
  for (const auto& rail : sensors.railsMw) {
    if (const auto mw = files.readCount(rail.second)) sample.railsMw[rail.first] = *mw;
  }
  for (const auto& throttle : sensors.throttles) {
    const auto state = files.readCount(throttle.second);
    if (state && *state > 0) sample.throttling.push_back(throttle.first);
  }
  return sample;
}

}  // namespace collector
