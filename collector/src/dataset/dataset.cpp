#include "dataset/dataset.h"

#include <algorithm>

#include "base/csv.h"
#include "base/durable_file.h"
#include "dataset/data_package.h"
#include "dataset/iteration_columns.h"
#include "dataset/layer_columns.h"
#include "dataset/run_columns.h"
#include "dataset/whole_networks.h"

namespace collector {

namespace {

template <class Row>
std::string header(const std::vector<Column<Row>>& columns) {
  std::vector<std::string> names;
  for (const Column<Row>& column : columns) names.push_back(column.name);
  return csvLine(names);
}

template <class Row>
std::string line(const std::vector<Column<Row>>& columns, const Row& row) {
  std::vector<std::string> cells;
  for (const Column<Row>& column : columns) cells.push_back(column.cell(row));
  return csvLine(cells);
}

/// The runs in the order of the plan.
std::vector<const RunRecord*> inPlanOrder(const Plan& plan, const std::map<Case, RunRecord>& runs) {
  std::vector<const RunRecord*> ordered;
  for (Case c : firstRepetitions(plan)) {
    for (c.repetition = 0; c.repetition < plan.repetitions; ++c.repetition) {
      const auto found = runs.find(c);
      if (found != runs.end()) ordered.push_back(&found->second);
    }
  }
  return ordered;
}

/// A direction in which every layer took 0 was not measured, and its cells are empty.
std::vector<LayerTime> measuredLayers(std::vector<LayerTime> layers) {
  for (Optional<double> LayerTime::*direction : {&LayerTime::forwardMs, &LayerTime::backwardMs}) {
    const bool isMeasured = std::any_of(layers.begin(), layers.end(), [&](const LayerTime& layer) { return (layer.*direction).value_or(0) > 0; });
    if (isMeasured) continue;
    for (LayerTime& layer : layers) layer.*direction = nothing;
  }
  return layers;
}

std::string layersCsv(const std::vector<Factor>& factors, const std::vector<const RunRecord*>& runs) {
  const std::vector<Column<LayerRow>> columns = layerColumns(factors);
  std::string text = header(columns);
  for (const RunRecord* run : runs) {
    // What a run that failed printed on its way is no measurement; its log keeps it.
    if (run->verdict.status != Status::ok) continue;
    int index = 0;
    for (const LayerTime& layer : measuredLayers(run->layers)) text += line(columns, {run, index++, &layer});
  }
  return text;
}

std::string iterationsCsv(const std::vector<Factor>& factors, const std::vector<const RunRecord*>& runs) {
  const std::vector<Column<IterationRow>> columns = iterationColumns(factors);
  std::string text = header(columns);
  for (const RunRecord* run : runs) {
    for (std::size_t i = 0; i < run->singleTimes.count(); ++i) text += line(columns, {run, i});
  }
  return text;
}

std::string networksCsv(const Plan& plan, const JournalContent& journal) {
  const std::vector<Column<NetworkRow>> columns = networkColumns();
  std::string text = header(columns);
  for (const Model& model : plan.models) {
    const auto network = journal.networks.find(model.tag);
    if (network == journal.networks.end() || !unknownLayers(network->second).empty()) continue;
    int index = 0;
    for (const NetworkLayer& layer : network->second) text += line(columns, {model.tag, index++, &layer});
  }
  return text;
}

}  // namespace

std::map<std::string, std::string> datasetFiles(const Plan& plan, const JournalContent& journal) {
  const std::vector<const RunRecord*> runs = inPlanOrder(plan, journal.runs);
  std::map<std::string, std::string> files;
  const std::vector<Column<RunRecord>> columns = runColumns(plan.factors);
  std::string runsCsv = header(columns);
  for (const RunRecord* run : runs) runsCsv += line(columns, *run);
  files["runs.csv"] = runsCsv;
  files["layers.csv"] = layersCsv(plan.factors, runs);
  if (hasSingleTimes(journal)) files["iterations.csv"] = iterationsCsv(plan.factors, runs);
  if (hasNetworks(journal)) files["networks.csv"] = networksCsv(plan, journal);
  files["datapackage.json"] = dataPackage(plan, journal).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  return files;
}

bool writeDataset(const std::map<std::string, std::string>& files, const std::string& folder, std::string& error) {
  if (!makeFolders(folder, error)) return false;
  for (const auto& file : files) {
    if (!replaceFile(folder + "/" + file.first, file.second, error)) return false;
  }
  return true;
}

}  // namespace collector
