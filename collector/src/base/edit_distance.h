#pragma once

#include <cstddef>
#include <string>

namespace collector {

/// Levenshtein distance in bytes: insertions, deletions and replacements.
std::size_t editDistance(const std::string& a, const std::string& b);

}  // namespace collector
