#pragma once

#include <string>

#include "campaign/reporter.h"

namespace collector {

/// Writes the dataset of a campaign's journal to `folder`, or below the campaign's own if that is empty. Returns the
/// exit status.
int exportCampaign(const std::string& outputFolder, const std::string& folder, Reporter& reporter);

}  // namespace collector
