#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "journal/journal.h"

namespace collector {

/// What a library's program said of itself in its ok runs, by the fact's name: the value, or a list of all values where
/// they were not always the same. An object, empty if it said nothing.
nlohmann::json reportedFacts(const JournalContent& journal, const std::string& library);

}  // namespace collector
