#include "board/platform.h"

#include <algorithm>

#include "base/reported_number.h"
#include "base/text_lines.h"

namespace collector {

using nlohmann::json;

namespace {

/// The value of the first `key<separator>value` line, without quotes.
std::string valueOf(const std::string& text, const std::string& key, char separator) {
  std::string value;
  eachLine(text, [&](const std::string& line) {
    const std::size_t at = line.find(separator);
    if (value.empty() && at != std::string::npos && trimmed(line.substr(0, at)) == key) value = trimmed(line.substr(at + 1));
  });
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
  return value;
}

void put(json& platform, const char* key, const std::string& value) {
  if (!value.empty()) platform[key] = value;
}

std::string cpuName(const SystemFiles& files) {
  const std::string info = files.read("/proc/cpuinfo").value_or("");
  const std::string name = valueOf(info, "model name", ':');
  if (!name.empty()) return name;
  const std::string part = valueOf(info, "CPU part", ':');
  if (part == "0xd07") return "ARM Cortex-A57";
  return part.empty() ? "" : "implementer " + valueOf(info, "CPU implementer", ':') + ", part " + part;
}

json toolkits(const SystemFiles& files) {
  json found = json::object();
  put(found, "cuda", trimmed(files.read("/usr/local/cuda/version.txt").value_or("")));
  put(found, "l4t", files.read("/etc/nv_tegra_release").value_or("").substr(0, 120));
  return found;
}

json clocks(const Sensors& sensors) {
  json found = json::object();
  if (sensors.gpuHz && sensors.gpuHz->most) found["gpu_max_hz"] = *sensors.gpuHz->most;
  if (sensors.emcHz && sensors.emcHz->most) found["memory_max_hz"] = *sensors.emcHz->most;
  if (sensors.cpuKhz && sensors.cpuKhz->most) found["cpu_max_khz"] = *sensors.cpuKhz->most;
  return found;
}

}  // namespace

json describePlatform(const SystemFiles& files, const Sensors& sensors) {
  json platform = json::object();
  std::string board = files.read("/proc/device-tree/model").value_or("");
  board.erase(std::remove(board.begin(), board.end(), '\0'), board.end());
  put(platform, "board", board);
  put(platform, "cpu", cpuName(files));
  put(platform, "cpus_online", files.read("/sys/devices/system/cpu/online").value_or(""));
  put(platform, "memory", valueOf(files.read("/proc/meminfo").value_or(""), "MemTotal", ':'));
  put(platform, "kernel", files.read("/proc/sys/kernel/osrelease").value_or(""));
  put(platform, "os", valueOf(files.read("/etc/os-release").value_or(""), "PRETTY_NAME", '='));
  put(platform, "cpu_governor", files.read("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor").value_or(""));
  const json kits = toolkits(files);
  if (!kits.empty()) platform["toolkits"] = kits;
  const json limits = clocks(sensors);
  if (!limits.empty()) platform["clocks"] = limits;
  if (!sensors.missing.empty()) platform["not_recorded"] = sensors.missing;
  return platform;
}

Optional<double> uptimeSeconds(const SystemFiles& files) {
  const auto uptime = files.read("/proc/uptime");
  return uptime ? parseNumber(uptime->substr(0, uptime->find(' '))) : Optional<double>();
}

}  // namespace collector
