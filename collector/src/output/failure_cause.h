#pragma once

#include <string>

#include "base/optional.h"

namespace collector {

/// Why a program failed, as far as its own words tell.
struct FailureCause {
  std::string cause;   ///< a kind, the same for every run it befell: `out of GPU memory`
  std::string detail;  ///< the program's line
};

/// Looks for the cause in a program's whole output: its FATAL line, the loader's or the C++ runtime's last words.
Optional<FailureCause> findFailureCause(const std::string& output);

}  // namespace collector
