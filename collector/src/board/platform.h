#pragma once

#include <nlohmann/json.hpp>

#include "base/system_files.h"
#include "board/sensors.h"

namespace collector {

/// What the system says of itself: board, CPU, memory, operating system, toolkits, clocks, and what could not be
/// recorded with the reason.
nlohmann::json describePlatform(const SystemFiles& files, const Sensors& sensors);

/// Seconds since boot.
Optional<double> uptimeSeconds(const SystemFiles& files);

}  // namespace collector
