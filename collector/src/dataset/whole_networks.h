#pragma once

#include <string>
#include <vector>

#include "journal/journal.h"

namespace collector {

/// The layers of a network whose type or work is not known, by name. A network that has any is not in networks.csv: what is
/// added up of it would be too little.
std::vector<std::string> unknownLayers(const std::vector<NetworkLayer>& layers);

/// Whether the network of any model is known whole.
bool hasNetworks(const JournalContent& journal);

}  // namespace collector
