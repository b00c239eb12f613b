#include "dataset/iteration_columns.h"

namespace collector {

namespace {

using Row = IterationRow;

/// A time of 0 is below the program's resolution: no measurement of a pass.
std::string timeCell(const std::vector<double>& times, std::size_t iteration) {
  return iteration < times.size() && times[iteration] > 0 ? csvCell(times[iteration]) : std::string();
}

}  // namespace

std::vector<Column<Row>> iterationColumns(const std::vector<Factor>& factors) {
  std::vector<Column<Row>> columns = keyColumns<Row>(factors, [](const Row& row) { return row.run->key; });
  const std::vector<Column<Row>> own = {
      {"iteration", "integer", "Which timed iteration of the run, from 0", requiredAtLeast(0),
       [](const Row& r) { return csvCell(static_cast<std::int64_t>(r.iteration)); }},
      {"forward_ms", "number", "Forward pass, ms per batch; empty where the program prints no single times of it, and below its resolution", atLeast(0),
       [](const Row& r) { return timeCell(r.run->singleTimes.forwardMs, r.iteration); }},
      {"backward_ms", "number", "Backward pass, ms per batch; empty where the program prints no single times of it, and below its resolution", atLeast(0),
       [](const Row& r) { return timeCell(r.run->singleTimes.backwardMs, r.iteration); }},
      {"forward_backward_ms", "number",
       "Forward and backward pass, ms per batch, measured as one; caffe time prints this alone, on the CPU in whole ms; empty below the "
       "program's resolution",
       atLeast(0), [](const Row& r) { return timeCell(r.run->singleTimes.forwardBackwardMs, r.iteration); }},
  };
  columns.insert(columns.end(), own.begin(), own.end());
  return columns;
}

}  // namespace collector
