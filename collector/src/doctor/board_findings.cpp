#include "doctor/board_findings.h"

#include <cerrno>
#include <cstring>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/durable_file.h"
#include "base/reported_number.h"
#include "board/platform.h"
#include "run/run_conditions.h"

namespace collector {

namespace {

using Severity = Finding::Severity;

void lookAtClock(const std::string& name, const Optional<std::int64_t>& now, const Optional<ClockSensor>& sensor, double unitsPerMhz, Findings& findings) {
  if (!now || !sensor) return;
  const std::string at = name + " clock: " + csvCell(static_cast<double>(*now) / unitsPerMhz) + " MHz";
  if (!sensor->most) {
    findings.push_back({Severity::note, at + "; its maximum is not known", ""});
    return;
  }
  const std::string of = at + " of " + csvCell(static_cast<double>(*sensor->most) / unitsPerMhz) + " MHz";
  const bool atMost = static_cast<double>(*now) >= 0.99 * static_cast<double>(*sensor->most);
  if (atMost) findings.push_back({Severity::good, of, ""});
  else findings.push_back({Severity::problem, of, "run as root with --max-clocks"});
}

void lookAtGovernor(const SystemFiles& files, Findings& findings) {
  const std::string folder = "/sys/devices/system/cpu/cpu0/cpufreq";
  const auto governor = files.read(folder + "/scaling_governor");
  if (!governor) return;
  const auto least = files.readCount(folder + "/scaling_min_freq");
  const auto most = files.readCount(folder + "/cpuinfo_max_freq");
  const bool fixed = *governor == "performance" || (least && most && *least >= *most);
  if (fixed) findings.push_back({Severity::good, "cpu governor: " + *governor + ", at a fixed clock", ""});
  else findings.push_back({Severity::problem, "cpu governor: " + *governor + " changes the clock", "run as root with --max-clocks"});
  if (files.read("/sys/devices/system/cpu/cpuquiet/tegra_cpuquiet/enable").value_or("0") != "0") {
    findings.push_back({Severity::problem, "cpuquiet: switches cores off and on", "run as root with --max-clocks"});
  }
}

void lookAtHeat(const Sample& sample, Findings& findings) {
  for (const std::string& throttle : sample.throttling) {
    findings.push_back({Severity::problem, "throttling: " + throttle, "let the board cool, improve the cooling, set cool_down_c in the plan"});
  }
  for (const auto& zone : sample.temperaturesC) {
    findings.push_back({Severity::note, "temperature: " + zone.first + " " + csvCell(zone.second) + " °C", ""});
  }
}

void lookAtLoad(const SystemFiles& files, Findings& findings) {
  const auto text = files.read("/proc/loadavg");
  const auto load = text ? parseNumber(text->substr(0, text->find(' '))) : Optional<double>();
  if (!load) return;
  if (*load < 0.5) findings.push_back({Severity::good, "load: " + csvCell(*load) + " over the last minute", ""});
  else findings.push_back({Severity::problem, "load: " + csvCell(*load) + " over the last minute: something else is running", "stop other programs, the desktop too, and wait a minute"});
}

}  // namespace

Findings lookAtBoard(const SystemFiles& files, const Sensors& sensors) {
  Findings findings;
  const Sample sample = takeSample(sensors, files, 0);
  lookAtGovernor(files, findings);
  lookAtClock("cpu", sample.cpuKhz, sensors.cpuKhz, 1e3, findings);
  lookAtClock("gpu", sample.gpuHz, sensors.gpuHz, 1e6, findings);
  lookAtClock("memory", sample.emcHz, sensors.emcHz, 1e6, findings);
  lookAtHeat(sample, findings);
  lookAtLoad(files, findings);
  const double bootScriptsS = 90;
  const auto uptime = uptimeSeconds(files);
  if (uptime && *uptime < bootScriptsS) {
    findings.push_back({Severity::problem, "uptime: " + csvCell(*uptime) + " s; boot scripts set the clocks in the first 90 s", "wait until then"});
  }
  for (const auto& missing : sensors.missing) findings.push_back({Severity::note, "will not be recorded: " + missing.first + ": " + missing.second, ""});
  return findings;
}

Finding lookAtDisk(const std::string& folder, std::size_t runs) {
  const double bytesPerRun = 300e3;  // GoogleNet's log is 150 kB, its journal line and rows 40 kB
  const double spare = 50e6;
  std::string existing = folder;
  while (access(existing.c_str(), F_OK) != 0 && existing != folderOf(existing)) existing = folderOf(existing);
  struct statvfs disk;
  if (statvfs(existing.c_str(), &disk) != 0) return {Severity::problem, existing + ": " + std::strerror(errno), "choose another output folder"};
  const double free = static_cast<double>(disk.f_bavail) * static_cast<double>(disk.f_frsize);
  const double needed = static_cast<double>(runs) * bytesPerRun + spare;
  const auto megabytes = [](double bytes) { return csvCell(static_cast<std::int64_t>(bytes / 1e6)) + " MB"; };
  const std::string what = "disk at " + existing + ": " + megabytes(free) + " free, about " + megabytes(needed) + " needed";
  if (access(existing.c_str(), W_OK) != 0) return {Severity::problem, existing + ": not writable", "choose another output folder"};
  if (free < needed) return {Severity::problem, what, "make room, or choose another output folder"};
  return {Severity::good, what, ""};
}

}  // namespace collector
