#pragma once

#include <cstdint>
#include <string>

#include "base/optional.h"

namespace collector {

/// A whole text as a number in C notation, `nan` and `inf` included; nothing if it is anything else.
Optional<double> parseNumber(const std::string& text);

/// A whole text as a count from 0 to 9·10^18.
Optional<std::int64_t> parseCount(const std::string& text);

}  // namespace collector
