#pragma once

#include "campaign/campaign.h"
#include "campaign/reporter.h"
#include "journal/journal.h"
#include "run/bench.h"

namespace collector {

/// Opens the journal of an output folder and makes sure that the plan is the one that it was begun with. A new
/// campaign gets its first line: plan, seed, platform. Returns exitAllOk, or why the campaign cannot start.
int startCampaign(Plan& plan, const CampaignOptions& options, World& world, Reporter& reporter, Journal& journal,
                  JournalContent& content);

}  // namespace collector
