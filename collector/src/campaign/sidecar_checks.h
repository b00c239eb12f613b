#pragma once

#include <string>

#include "campaign/reporter.h"
#include "journal/journal.h"

namespace collector {

/// Tells each log and each file of samples that is not what was written when its run ended. One that is gone is not told:
/// the dataset has nothing of it but its name.
void tellAlteredSidecars(const JournalContent& journal, const std::string& outputFolder, Reporter& reporter);

}  // namespace collector
