#pragma once

#include <set>
#include <string>

#include "base/json_fields.h"
#include "plan/plan.h"

namespace collector {

/// Reads one entry of a plan's `libraries`. `seen` holds the tags read before it.
Library readLibrary(JsonFields fields, const std::string& directory, const std::vector<Factor>& factors, std::set<std::string>& seen);

/// Reads one entry of a plan's `models`.
Model readModel(JsonFields fields, const std::string& directory, std::set<std::string>& seen);

/// Copies into `description` the texts that only describe something.
void copyTexts(JsonFields& fields, nlohmann::json& description, const std::vector<std::string>& keys);

}  // namespace collector
