#pragma once

#include <nlohmann/json.hpp>

#include "journal.h"
#include "plan.h"

namespace collector {

/// The descriptor of a dataset: a tabular Frictionless Data Package whose resources have a Table Schema each, with
/// the platform, libraries and models beside it.
nlohmann::ordered_json dataPackage(const Plan& plan, const JournalContent& journal);

}  // namespace collector
