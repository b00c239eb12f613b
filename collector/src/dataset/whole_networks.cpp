#include "dataset/whole_networks.h"

#include <algorithm>

namespace collector {

std::vector<std::string> unknownLayers(const std::vector<NetworkLayer>& layers) {
  std::vector<std::string> unknown;
  for (const NetworkLayer& layer : layers) {
    if (layer.type.empty() || !layer.parameters || !layer.macsPerImage) unknown.push_back(layer.layer);
  }
  return unknown;
}

bool hasNetworks(const JournalContent& journal) {
  return std::any_of(journal.networks.begin(), journal.networks.end(),
                     [](const std::pair<const std::string, std::vector<NetworkLayer>>& network) { return unknownLayers(network.second).empty(); });
}

}  // namespace collector
