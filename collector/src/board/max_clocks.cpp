#include "board/max_clocks.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "base/durable_file.h"
#include "base/sealed_line.h"
#include "base/text_lines.h"

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

/// A clock is overridden through a rate and a switch: the GPU's and the memory's by L4T 24, the memory's by later ones too.
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

const char* const notAsKept = ": not what the collector wrote; set the clocks by hand and remove it";

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
  const std::string bandwidthManager = "/sys/kernel/debug/tegra_bwmgr/emc_max_rate";
  addOverride(files, files.exists(bandwidthManager) ? bandwidthManager : clk + "emc/clk_max_rate", clk + "override.emc/clk_update_rate",
              clk + "override.emc/clk_state", settings);
  addDevfreq(files, settings);
  return settings;
}

std::vector<std::string> MaxClocks::raise() {
  std::vector<Setting> before;
  // What an earlier collector could not put back stands above what is there now: that is its own doing.
  if (!readKept(before)) return {"clocks are left as they are: " + keptIn_ + notAsKept};
  const std::size_t alreadyKept = before.size();
  const std::vector<Setting> settings = highestClocks(files_);
  for (const Setting& setting : settings) {
    const bool kept = std::any_of(before.begin(), before.end(), [&](const Setting& former) { return former.path == setting.path; });
    const auto value = kept ? Optional<std::string>() : files_.read(setting.path);
    if (value) before.push_back({setting.path, *value});
  }
  std::string error;
  // Without the file, a killed collector would leave the board as it is for good.
  if (before.size() > alreadyKept && !keep(before, error)) return {"clocks are left as they are: " + error};
  std::vector<std::string> problems;
  for (const Setting& setting : settings) {
    if (files_.read(setting.path).value_or("") == setting.value) continue;
    if (!files_.write(setting.path, setting.value, error)) problems.push_back(error);
  }
  return problems;
}

std::vector<std::string> MaxClocks::restore() {
  std::vector<Setting> before;
  if (!readKept(before)) return {keptIn_ + notAsKept};
  std::vector<std::string> problems;
  std::vector<Setting> left;
  std::string error;
  for (auto setting = before.rbegin(); setting != before.rend(); ++setting) {
    if (files_.read(setting->path).value_or("") == setting->value) continue;
    if (files_.write(setting->path, setting->value, error)) continue;
    problems.push_back(error);
    // Of a core that was switched off again, there is nothing to put back any more.
    if (!endsWith(error, std::strerror(ENOENT))) left.insert(left.begin(), *setting);
  }
  // Whoever may write the rest still finds their values.
  if (left.empty()) unlink(keptIn_.c_str());
  else if (left.size() < before.size() && !keep(left, error)) problems.push_back(error);
  return problems;
}

bool MaxClocks::readKept(std::vector<Setting>& before) const {
  if (access(keptIn_.c_str(), F_OK) != 0) return true;
  std::string error;
  const std::string line = trimmed(readFile(keptIn_, error).value_or(""));
  // What is not what was kept must not become a clock.
  if (!isSealed(line)) return false;
  const json kept = json::parse(line, nullptr, false);
  if (!kept.is_object() || !kept.count("settings") || !kept.at("settings").is_array()) return false;
  for (const json& setting : kept.at("settings")) {
    if (!setting.is_array() || setting.size() != 2 || !setting[0].is_string() || !setting[1].is_string()) return false;
    before.push_back({setting[0].get<std::string>(), setting[1].get<std::string>()});
  }
  return true;
}

bool MaxClocks::keep(const std::vector<Setting>& before, std::string& error) const {
  json list = json::array();
  for (const Setting& setting : before) list.push_back({setting.path, setting.value});
  return replaceFile(keptIn_, sealed(json{{"settings", list}}.dump()) + "\n", error);
}

}  // namespace collector
