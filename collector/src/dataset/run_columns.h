#pragma once

#include <vector>

#include "dataset/column.h"
#include "run/run_record.h"

namespace collector {

/// The columns of runs.csv, in order.
std::vector<Column<RunRecord>> runColumns(const std::vector<Factor>& factors);

}  // namespace collector
