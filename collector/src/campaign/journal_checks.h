#pragma once

#include <string>

#include "campaign/reporter.h"
#include "journal/journal.h"
#include "plan/plan.h"

namespace collector {

/// Tells every line of a journal that is not what was written, as `path:line: …`. False if the campaign itself is not known.
bool checkJournal(const JournalContent& journal, const std::string& path, Reporter& reporter);

/// Tells every run of a case that the plan lacks, and leaves it out. False if there was one.
bool leaveOutStrayRuns(JournalContent& journal, const Plan& plan, const std::string& path, Reporter& reporter);

/// Whether a plan is the one that the campaign began with; if not, tells every difference.
bool checkSamePlan(const JournalContent& journal, const Plan& plan, const std::string& path, Reporter& reporter);

}  // namespace collector
