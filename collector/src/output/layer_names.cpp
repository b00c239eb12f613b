#include "output/layer_names.h"

#include "base/printable.h"

namespace collector {

std::string DistinctNames::next(const std::string& name) {
  const std::string text = printable(name);
  const std::string plain = text.empty() ? "(no name)" : text;
  std::string distinct = plain;
  for (int number = 2; !taken_.insert(distinct).second; ++number) distinct = plain + " (" + std::to_string(number) + ")";
  return distinct;
}

void settleLayerNames(BenchmarkOutput& output) {
  DistinctNames names;
  std::set<std::string> noted;
  for (LayerTime& layer : output.layers) {
    const std::string plain = printable(layer.layer);
    if (plain != layer.layer && noted.insert(plain).second) output.notes.push_back("the name of a layer is no plain text: written as " + plain);
    layer.layer = names.next(layer.layer);
  }
}

}  // namespace collector
