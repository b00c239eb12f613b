#pragma once

#include <string>
#include <vector>

#include "plan/plan.h"

namespace collector {

/// The placeholders that stand for a case's values in a TensorRT program's arguments.
const std::vector<std::string>& placeholders();

/// Whether a library's arguments have a placeholder.
bool hasPlaceholder(const Library& library, const std::string& name);

}  // namespace collector
