#pragma once

#include <vector>

#include "dataset/column.h"
#include "run/run_record.h"

namespace collector {

struct IterationRow {
  const RunRecord* run;
  std::size_t iteration;
};

/// The columns of iterations.csv, in order.
std::vector<Column<IterationRow>> iterationColumns(const std::vector<Factor>& factors);

}  // namespace collector
