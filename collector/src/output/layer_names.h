#pragma once

#include <set>
#include <string>

#include "output/benchmark_output.h"

namespace collector {

/// Gives one name after another a form of its own that can stand in a table: `pad`, then `pad (2)`.
class DistinctNames {
 public:
  std::string next(const std::string& name);

 private:
  std::set<std::string> taken_;
};

/// Makes the names of layers fit for a table, in which a run has each layer once: names that are no plain text are
/// written with escapes, which is noted, and those that repeat get a number: `Reformat`, `Reformat (2)`.
void settleLayerNames(BenchmarkOutput& output);

}  // namespace collector
