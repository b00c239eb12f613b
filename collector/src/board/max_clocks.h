#pragma once

#include <string>
#include <vector>

#include "base/system_files.h"

namespace collector {

/// A system file and the value it held or is to hold.
struct Setting {
  std::string path;
  std::string value;
};

/// Puts CPU, GPU and memory at their highest clocks and the fan at full speed, as far as it is allowed to, and puts
/// everything back. The former values are also kept in a file, so that a later start can put back what a killed
/// collector could not.
class MaxClocks {
 public:
  MaxClocks(const SystemFiles& files, std::string keptIn) : files_(files), keptIn_(std::move(keptIn)) {}

  /// Returns what could not be set, and why.
  std::vector<std::string> raise();
  /// Puts back what `raise` changed, in this process or in one that was killed. Returns what could not be put back;
  /// its former values stay in the file, for a collector that may.
  std::vector<std::string> restore();

 private:
  /// What the file holds, nothing if it is not there; false if it cannot be read.
  bool readKept(std::vector<Setting>& before) const;
  bool keep(const std::vector<Setting>& before, std::string& error) const;

  const SystemFiles& files_;
  std::string keptIn_;
};

/// What to set on this board for the highest clocks, in order.
std::vector<Setting> highestClocks(const SystemFiles& files);

}  // namespace collector
