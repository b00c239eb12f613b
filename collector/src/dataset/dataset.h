#pragma once

#include <map>
#include <string>

#include "journal/journal.h"
#include "plan/plan.h"

namespace collector {

/// The files of a dataset folder, by name: runs.csv, layers.csv, iterations.csv (where single times are known), networks.csv
/// (where a network is known) and datapackage.json. Runs stand in the plan's order of libraries, models and batch sizes.
std::map<std::string, std::string> datasetFiles(const Plan& plan, const JournalContent& journal);

/// Writes them below `folder`, each replaced as a whole. False at the first that cannot be written.
bool writeDataset(const std::map<std::string, std::string>& files, const std::string& folder, std::string& error);

}  // namespace collector
