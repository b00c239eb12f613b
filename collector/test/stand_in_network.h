#pragma once

#include <string>
#include <vector>

#include "base/optional.h"
#include "network/prototxt.h"
#include "output/benchmark_output.h"

namespace collector {

/// A layer as Caffe would set it up, with its work per image.
struct BuiltLayer {
  SetUpLayer setUp;
  bool inPlace = false;
  double macsPerImage = 0;
};

/// Builds a network as Caffe's Net does: shapes by its layers' rules, a Split where a blob has several readers.
/// Nothing for a definition with a layer that this stand-in does not know.
Optional<std::vector<BuiltLayer>> buildNetwork(const TextField& net);

}  // namespace collector
