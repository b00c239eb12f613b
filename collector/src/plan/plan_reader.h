#pragma once

#include <string>

#include "base/optional.h"
#include "base/problem.h"
#include "plan/plan.h"

namespace collector {

/// Reads a plan from the text of a JSON file. Programs, prototxts and weights that are relative paths are taken
/// from `directory`, the plan's own. Every problem goes to `problems`; with any, nothing is returned.
Optional<Plan> readPlan(const std::string& text, const std::string& directory, Problems& problems);

}  // namespace collector
