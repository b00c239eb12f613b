#pragma once

#include <map>
#include <string>

#include "run/run_record.h"

namespace collector {

/// Whether a library's program always ended before what it loads could be seen: shared libraries may then lack among its
/// files.
bool isUnseen(const std::map<Case, RunRecord>& runs, const std::string& library);

}  // namespace collector
