#pragma once

#include <vector>

#include "base/json_fields.h"
#include "plan/plan.h"

namespace collector {

/// Complains about a library's arguments and environment that would make its runs fail, or measure something else than
/// the plan says.
void checkCall(JsonFields& fields, const Library& library, const std::vector<Factor>& factors);

}  // namespace collector
