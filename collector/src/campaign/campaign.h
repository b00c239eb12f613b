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
  bool acceptChanges = false;  ///< of programs, libraries that they load, and models
  bool keepGoing = false;      ///< although the first runs all failed alike
  bool waitForRoom = false;    ///< on the disk, instead of ending
  bool wait = false;        ///< for another collector on this board to end
  std::string boardLock;    ///< the file that collectors on this board share; empty for the usual one
};

/// Runs what is left of a plan, records each run in the folder's journal, and writes the dataset at the end, also
/// when asked to end early. Returns the exit status.
int runCampaign(Plan plan, const CampaignOptions& options, World& world, Reporter& reporter);

}  // namespace collector
