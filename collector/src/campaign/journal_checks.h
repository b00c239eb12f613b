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

/// Whether a campaign can go on with a plan: it is the one that the campaign began with, or differs from it only in how
/// libraries and models are found and started (paths, arguments, environment) none of whose runs was ok, which are then
/// in `putRight`. If not, tells every difference.
bool checkPlan(const JournalContent& journal, const Plan& plan, const std::string& path, PutRight& putRight, Reporter& reporter);

/// Whether a run of a library, or of a model, is ok.
bool anyOk(const JournalContent& journal, const std::string& of, const std::string& tag);

}  // namespace collector
