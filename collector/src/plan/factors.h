#pragma once

#include <string>
#include <vector>

#include "base/json_fields.h"
#include "plan/plan.h"

namespace collector {

/// A level as it stands in a cell; empty where the value can be none: a number has one spelling.
std::string levelText(const nlohmann::json& value);

/// Reads the plan's `factors`. Names that the key columns or the placeholders have already are refused.
std::vector<Factor> readFactors(JsonFields& fields);

/// Finds which levels of each factor a library takes: those of a factor that its arguments or environment name, all of
/// them or the ones it lists under `factors`. A factor that it does not name does not apply to it.
void readLevels(JsonFields& fields, const std::vector<Factor>& factors, Library& library);

/// The levels that a skip names.
Levels readSkippedLevels(JsonFields& fields, const std::vector<Factor>& factors);

/// Every combination of the levels that a library takes, those of the last factor changing first; one without levels
/// where it takes none.
std::vector<Levels> levelsOf(const std::vector<Factor>& factors, const Library& library);

}  // namespace collector
