#pragma once

#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/csv.h"
#include "plan/cases.h"

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

/// Constraints of Table Schema.
inline nlohmann::json required() { return {{"required", true}}; }
inline nlohmann::json atLeast(int least) { return {{"minimum", least}}; }
inline nlohmann::json requiredAtLeast(int least) { return {{"required", true}, {"minimum", least}}; }

/// The columns that name a run, in every table with rows of one; those of factors stand after the batch size.
/// `caseOf` gives the run's case for a row.
template <class Row, class CaseOf>
std::vector<Column<Row>> keyColumns(const std::vector<Factor>& factors, CaseOf caseOf) {
  std::vector<Column<Row>> columns = {
      {"model", "string", "Tag of the network", required(), [=](const Row& row) { return caseOf(row).model; }},
      {"library", "string", "Tag of the library", required(), [=](const Row& row) { return caseOf(row).library; }},
      {"batch_size", "integer", "Images per batch", requiredAtLeast(1), [=](const Row& row) { return csvCell(caseOf(row).batchSize); }}};
  for (const Factor& factor : factors) {
    const std::string unit = factor.description.count("unit") ? ", " + factor.description.at("unit").get<std::string>() : "";
    columns.push_back({factor.name, "string", factor.description.at("label").get<std::string>() + unit + "; empty where it does not apply",
                       nlohmann::json(), [=](const Row& row) {
                         const Levels& levels = caseOf(row).levels;
                         const auto level = levels.find(factor.name);
                         return level == levels.end() ? std::string() : level->second;
                       }});
  }
  columns.push_back({"repetition", "integer", "Which repetition, from 0", requiredAtLeast(0),
                     [=](const Row& row) { return csvCell(caseOf(row).repetition); }});
  return columns;
}

}  // namespace collector
