#pragma once

#include <nlohmann/json.hpp>

#include "journal/journal.h"
#include "plan/plan.h"

#if NLOHMANN_JSON_VERSION_MAJOR < 3 || (NLOHMANN_JSON_VERSION_MAJOR == 3 && NLOHMANN_JSON_VERSION_MINOR < 9)
#error "nlohmann/json: too old for ordered objects; expected 3.9 or later"
#endif

namespace collector {

/// The descriptor of a dataset: a tabular Frictionless Data Package whose resources have a Table Schema each, with
/// the platform, libraries and models beside it.
nlohmann::ordered_json dataPackage(const Plan& plan, const JournalContent& journal);

}  // namespace collector
