#pragma once

#include <cstdint>
#include <string>

#include "board/sensors.h"
#include "doctor/finding.h"

namespace collector {

/// Whether the board is fit to measure: clocks at their maximum, the right governor, nothing throttling or busy, no
/// boot script about to change the clocks, every sensor readable.
Findings lookAtBoard(const SystemFiles& files, const Sensors& sensors);

/// Whether a folder (or the nearest one above it that is there) has room for a campaign of so many runs.
Finding lookAtDisk(const std::string& folder, std::size_t runs);

}  // namespace collector
