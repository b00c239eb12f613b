#include "dataset/layer_differences.h"

#include <set>
#include <utility>
#include <vector>

namespace collector {

Optional<std::string> layerDifference(const std::map<Case, RunRecord>& runs, const std::string& library) {
  using FirstRuns = std::map<std::string, const RunRecord*>;  // by the name of a layer that they have
  std::vector<const RunRecord*> ok;
  for (const auto& entry : runs) {
    if (entry.first.library == library && entry.second.verdict.status == Status::ok) ok.push_back(&entry.second);
  }
  std::map<std::pair<std::string, Levels>, FirstRuns> known;
  for (const RunRecord* run : ok) {
    for (const LayerTime& layer : run->layers) known[{run->key.model, run->key.levels}].emplace(layer.layer, run);
  }
  for (const RunRecord* run : ok) {
    const FirstRuns& like = known[{run->key.model, run->key.levels}];
    std::set<std::string> own;
    for (const LayerTime& layer : run->layers) own.insert(layer.layer);
    for (const auto& layer : like) {
      if (own.count(layer.first)) continue;
      const std::size_t more = like.size() - own.size() - 1;
      return describe(run->key) + " lacks " + layer.first + (more > 0 ? " and " + std::to_string(more) + " more" : "") + ", which " +
             describe(layer.second->key) + " has";
    }
  }
  return nothing;
}

}  // namespace collector
