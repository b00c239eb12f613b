#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/optional.h"

namespace collector {

/// One line of a CSV file with its end: RFC 4180 quoting, but `\n`.
std::string csvLine(const std::vector<std::string>& cells);

/// The shortest text that reads back as the same number: `16.007`, `253`; empty for what is none.
std::string csvCell(double value);
std::string csvCell(std::int64_t value);
std::string csvCell(int value);
std::string csvCell(bool value);

/// An empty cell for what was not measured.
template <class T>
std::string csvCell(const Optional<T>& value) {
  return value ? csvCell(*value) : std::string();
}

}  // namespace collector
