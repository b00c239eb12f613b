#pragma once

#include <map>
#include <string>

#include "network/prototxt.h"

namespace collector {

/// A layer of a network's definition by its name. The older syntax (`layers { type: CONVOLUTION }`) is understood,
/// its types translated to today's names.
struct DefinedLayer {
  std::string type;
  const TextField* definition;
};

/// Where a name stands twice (a data layer per phase), the first counts. Points into `net`.
std::map<std::string, DefinedLayer> definedLayers(const TextField& net);

}  // namespace collector
