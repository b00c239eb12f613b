#include "max_clocks.h"

#include <algorithm>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "durable_file.h"

namespace collector {

using nlohmann::json;

namespace {

void addCpus(const SystemFiles& files, std::vector<Setting>& settings) {
  const std::string cpuquiet = "/sys/devices/system/cpu/cpuquiet/tegra_cpuquiet/enable";
  // First of all: it would take the other cores away again.
  if (files.exists(cpuquiet)) settings.push_back({cpuquiet, "0"});
  for (const std::string& online : files.match("/sys/devices/system/cpu/cpu[0-9]*/online")) settings.push_back({online, "1"});
  for (const std::string& most : files.match("/sys/devices/system/cpu/cpu[0-9]*/cpufreq/cpuinfo_max_freq")) {
    const std::string folder = folderOf(most);
    const auto highest = files.read(most);
    if (!highest) continue;
    // The upper limit before the lower: the kernel refuses a lower one above it.
    settings.push_back({folder + "/scaling_max_freq", *highest});
    settings.push_back({folder + "/scaling_min_freq", *highest});
    const std::string governors = " " + files.read(folder + "/scaling_available_governors").value_or("") + " ";
    if (governors.find(" performance ") != std::string::npos) settings.push_back({folder + "/scaling_governor", "performance"});
  }
}

/// L4T 24 overrides a clock through a rate and a switch.
void addOverride(const SystemFiles& files, const std::string& most, const std::string& rate, const std::string& state,
                 std::vector<Setting>& settings) {
  const auto highest = files.read(most);
  if (!highest || !files.exists(rate)) return;
  settings.push_back({rate, *highest});
  settings.push_back({state, "1"});
}

/// L4T 28 and later scale the GPU through devfreq.
void addDevfreq(const SystemFiles& files, std::vector<Setting>& settings) {
  for (const char* place : {"/sys/devices/57000000.gpu/devfreq/57000000.gpu", "/sys/devices/gpu.0/devfreq/57000000.gpu"}) {
    const std::string folder = place;
    const auto highest = files.read(folder + "/max_freq");
    if (!highest) continue;
    settings.push_back({folder + "/min_freq", *highest});
    return;
  }
}

}  // namespace

std::vector<Setting> highestClocks(const SystemFiles& files) {
  const std::string clock = "/sys/kernel/debug/clock/";
  const std::string clk = "/sys/kernel/debug/clk/";
  std::vector<Setting> settings;
  for (const char* fan : {"/sys/kernel/debug/tegra_fan/target_pwm", "/sys/devices/pwm-fan/target_pwm"}) {
    if (files.exists(fan)) settings.push_back({fan, "255"});
  }
  addCpus(files, settings);
  addOverride(files, clock + "gbus/max", clock + "override.gbus/rate", clock + "override.gbus/state", settings);
  addOverride(files, clock + "emc/max", clock + "override.emc/rate", clock + "override.emc/state", settings);
  addOverride(files, clk + "emc/clk_max_rate", clk + "override.emc/clk_update_rate", clk + "override.emc/clk_state", settings);
  addDevfreq(files, settings);
  return settings;
}

std::vector<std::string> MaxClocks::raise() {
  std::vector<std::string> problems;
  json before = json::array();
  const std::vector<Setting> settings = highestClocks(files_);
  for (const Setting& setting : settings) {
    if (const auto value = files_.read(setting.path)) before.push_back({setting.path, *value});
  }
  std::string error;
  // Without the file, a killed collector would leave the board as it is for good.
  if (!replaceFile(keptIn_, before.dump(1) + "\n", error)) return {"clocks are left as they are: " + error};
  for (const Setting& setting : settings) {
    if (files_.read(setting.path).value_or("") == setting.value) continue;
    if (!files_.write(setting.path, setting.value, error)) problems.push_back(error);
  }
  return problems;
}

std::vector<std::string> MaxClocks::restore() {
  std::vector<std::string> problems;
  std::string error;
  const auto text = readFile(keptIn_, error);
  if (!text) return problems;
  json before = json::parse(*text, nullptr, false);
  if (!before.is_array()) return {keptIn_ + ": cannot be read"};
  std::reverse(before.begin(), before.end());
  for (const json& setting : before) {
    const std::string path = setting.at(0).get<std::string>();
    const std::string value = setting.at(1).get<std::string>();
    if (files_.read(path).value_or("") == value) continue;
    if (!files_.write(path, value, error)) problems.push_back(error);
  }
  unlink(keptIn_.c_str());
  return problems;
}

}  // namespace collector
