#include "campaign/campaign.h"

#include "base/exit_status.h"
#include "base/signals.h"
#include "board/max_clocks.h"
#include "board/platform.h"
#include "campaign/campaign_start.h"
#include "campaign/measuring.h"
#include "run/leftovers.h"

namespace collector {

namespace {

void warnAll(Reporter& reporter, const std::vector<std::string>& problems, const std::string& what) {
  for (const std::string& problem : problems) reporter.warning(what + ": " + problem);
}

const char* const notPutBack = "a clock was not put back, its former value stays in clocks-before.json for a run as root";

/// The boot scripts override the clocks in the first 90 s.
void waitForBoot(World& world, Reporter& reporter) {
  const double settledS = 95;
  for (bool told = false; !world.endRequested(); told = true) {
    const double uptimeS = uptimeSeconds(world.files).value_or(settledS);
    if (uptimeS >= settledS) return;
    if (!told) reporter.note("waiting until the boot scripts have set their clocks (95 s after boot)");
    world.clock.sleepMs(1000);
  }
}

}  // namespace

int runCampaign(Plan plan, const CampaignOptions& options, World& world, Reporter& reporter) {
  Journal journal;
  JournalContent content;
  BoardLock board(options.boardLock);
  Provenance provenance(plan, content);
  ResultKeeper keeper(journal, options.waitForRoom, world, reporter);
  FileChanges files(provenance, keeper, content, options.acceptChanges, world.clock, reporter);
  const int refused = startCampaign(plan, options, world, reporter, board, journal, content, files);
  if (refused != exitAllOk) return refused;
  world.runMark = runMarkOf(content.campaign.at("id").get<std::string>());

  MaxClocks clocks(world.files, options.outputFolder + "/clocks-before.json");
  warnAll(reporter, clocks.restore(), notPutBack);
  if (options.maxClocks) {
    waitForBoot(world, reporter);
    warnAll(reporter, clocks.raise(), "a clock is not raised");
  }
  Measuring measuring(plan, options, world, reporter, journal, content, provenance, files, keeper);
  measuring.runAll();
  const bool written = measuring.finish();
  if (options.maxClocks) warnAll(reporter, clocks.restore(), notPutBack);
  if (const int signal = endRequested()) return exitSignalBase + signal;
  return written && !measuring.stopped() && !measuring.anyFailed() ? exitAllOk : exitSomethingFailed;
}

}  // namespace collector
