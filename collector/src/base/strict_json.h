#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "base/optional.h"
#include "base/problem.h"

namespace collector {

/// Parses JSON text that others wrote. A syntax error is located by line and column, a key given twice by the path to it.
Optional<nlohmann::json> parseStrictJson(const std::string& text, Problems& problems);

}  // namespace collector
