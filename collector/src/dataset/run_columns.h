#pragma once

#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "run/run_record.h"

namespace collector {

/// A column of a table: how datapackage.json describes it, and what it holds for a row.
template <class Row>
struct Column {
  std::string name;
  std::string type;  ///< of Table Schema
  std::string description;
  nlohmann::json constraints;  ///< null for none
  std::function<std::string(const Row&)> cell;
};

/// The columns of runs.csv, in order.
const std::vector<Column<RunRecord>>& runColumns();

}  // namespace collector
