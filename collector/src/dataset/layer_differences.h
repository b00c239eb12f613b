#pragma once

#include <map>
#include <string>

#include "base/optional.h"
#include "run/run_record.h"

namespace collector {

/// The first ok run of a library that lacks layers which another ok one of the same model and levels has, in words:
/// `tiny fast batch 2 repetition 0 lacks conv1, which tiny fast batch 1 repetition 0 has`. Nothing if all have the same.
///
/// Engines that fuse layers may choose which for each batch size, or whenever they are started: that is no fault of a run,
/// and whoever reads the layers has to know it.
Optional<std::string> layerDifference(const std::map<Case, RunRecord>& runs, const std::string& library);

}  // namespace collector
