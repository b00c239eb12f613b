#pragma once

#include "board/board_lock.h"
#include "campaign/campaign.h"
#include "campaign/file_changes.h"
#include "campaign/reporter.h"
#include "journal/journal.h"
#include "run/bench.h"

namespace collector {

/// Opens the journal of an output folder and makes sure that the plan is the one that it was begun with, that no other
/// collector measures on this board, that nothing is left running of an earlier start, and that programs and models are
/// those that the campaign began with. A new campaign gets its first
/// line: plan, seed, platform. Returns exitAllOk, or why the campaign cannot start.
int startCampaign(Plan& plan, const CampaignOptions& options, World& world, Reporter& reporter, BoardLock& board, Journal& journal,
                  JournalContent& content, FileChanges& files);

}  // namespace collector
