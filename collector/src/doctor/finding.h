#pragma once

#include <string>
#include <vector>

namespace collector {

/// Something that doctor looked at.
struct Finding {
  enum class Severity { good, note, problem };
  Severity severity = Severity::good;
  std::string what;
  std::string remedy;  ///< for a problem: what to do
};

using Findings = std::vector<Finding>;

}  // namespace collector
