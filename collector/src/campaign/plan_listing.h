#pragma once

#include <string>

#include "journal/journal.h"
#include "plan/plan.h"

namespace collector {

/// What the plan command prints: every case in its order, those done and skipped marked, and how long it may take.
std::string planListing(const Plan& plan, const JournalContent& journal);

}  // namespace collector
