#pragma once

#include <string>

#include "campaign/reporter.h"
#include "plan/plan.h"
#include "run/bench.h"

namespace collector {

struct CampaignOptions {
  std::string outputFolder;
  bool resume = false;
  bool retryFailed = false;
  bool maxClocks = false;
  bool wait = false;        ///< for another collector on this board to end
  std::string boardLock;    ///< the file that collectors on this board share; empty for the usual one
};

/// Runs what is left of a plan, records each run in the folder's journal, and writes the dataset at the end, also
/// when asked to end early. Returns the exit status.
int runCampaign(Plan plan, const CampaignOptions& options, World& world, Reporter& reporter);

/// Writes the dataset of a campaign's journal to `folder`, or below the campaign's own if that is empty. Returns the
/// exit status.
int exportCampaign(const std::string& outputFolder, const std::string& folder, Reporter& reporter);

}  // namespace collector
