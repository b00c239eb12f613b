#pragma once

#include "base/system_files.h"
#include "temporary_folder.h"

namespace collector {

/// The system files of a Jetson TX1 with L4T 24, in a folder.
struct Board {
  Board() {
    const std::string cpu = "sys/devices/system/cpu/cpu0/cpufreq/";
    set(cpu + "scaling_governor", "interactive");
    set(cpu + "scaling_available_governors", "interactive performance");
    set(cpu + "scaling_cur_freq", "1734000");
    set(cpu + "scaling_min_freq", "102000");
    set(cpu + "scaling_max_freq", "1734000");
    set(cpu + "cpuinfo_max_freq", "1734000");
    set("sys/devices/system/cpu/online", "0-3");
    set("sys/devices/system/cpu/cpu1/online", "0");
    set("sys/devices/system/cpu/cpuquiet/tegra_cpuquiet/enable", "1");
    for (const char* clock : {"gbus", "emc"}) {
      const std::string folder = "sys/kernel/debug/clock/";
      set(folder + clock + "/rate", clock[0] == 'g' ? "998400000" : "1600000000");
      set(folder + clock + "/max", clock[0] == 'g' ? "998400000" : "1600000000");
      set(folder + "override." + clock + "/rate", "76800000");
      set(folder + "override." + clock + "/state", "0");
    }
    set("sys/kernel/debug/tegra_fan/target_pwm", "0");
    zone(0, "CPU-therm", "41500");
    zone(1, "GPU-therm", "39000");
    zone(2, "PMIC-Die", "100000");
    cooling(0, "pwm-fan", "3");
    cooling(1, "gpu-balanced", "0");
    // Voltages that follow the temperature; on a board at room temperature they are never at 0.
    cooling(2, "CORE-floor", "1");
    cooling(3, "DFLL-floor", "1");
    cooling(4, "scaling-cdev", "2");
    cooling(5, "DFLL-cap", "0");
    const std::string rails = "sys/devices/platform/7000c400.i2c/i2c-1/1-0040/iio_device/";
    const char* names[] = {"VDD_IN", "VDD_GPU", "VDD_CPU"};
    for (int rail = 0; rail < 3; ++rail) {
      set(rails + "rail_name_" + std::to_string(rail), names[rail]);
      set(rails + "in_power" + std::to_string(rail) + "_input", std::to_string(9000 - 3000 * rail));
    }
    set("proc/uptime", "1234.56 4000.00");
    set("proc/loadavg", "0.10 0.20 0.30 1/200 4000");
    set("proc/device-tree/model", std::string("jetson_tx1") + '\0');
    set("proc/cpuinfo", "processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd07\n");
    set("proc/meminfo", "MemTotal:        4008544 kB\n");
    set("proc/sys/kernel/osrelease", "3.10.96-tegra");
    set("etc/os-release", "NAME=\"Ubuntu\"\nPRETTY_NAME=\"Ubuntu 16.04.1 LTS\"\n");
    set("usr/local/cuda/version.txt", "CUDA Version 8.0.33");
    set("etc/nv_tegra_release", "# R24 (release), REVISION: 2.1");
  }

  void set(const std::string& path, const std::string& value) { folder.write(path, value + "\n"); }
  void zone(int number, const std::string& type, const std::string& temperature) {
    const std::string path = "sys/class/thermal/thermal_zone" + std::to_string(number);
    set(path + "/type", type);
    set(path + "/temp", temperature);
  }
  void cooling(int number, const std::string& type, const std::string& state) {
    const std::string path = "sys/class/thermal/cooling_device" + std::to_string(number);
    set(path + "/type", type);
    set(path + "/cur_state", state);
  }

  TemporaryFolder folder;
  SystemFiles files{folder.path()};
};

}  // namespace collector
