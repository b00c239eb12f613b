#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/optional.h"
#include "network/prototxt.h"

namespace collector {

/// The weights of a layer and what it does with them per image.
struct LayerWork {
  std::int64_t parameters = 0;
  std::int64_t macsPerImage = 0;
};

using Shape = std::vector<std::int64_t>;  ///< batch size first

/// The product of the dimensions after the first; nothing if it overflows.
Optional<std::int64_t> elementsPerImage(const Shape& shape);

/// Caffe's definitions (its layers' LayerSetUp): a convolution has C_out · C_in / group · kernel weights, each used
/// once per output position; an inner product C_out · C_in. Nothing for a type with weights that is not known here.
Optional<LayerWork> layerWork(const std::string& type, const TextField& definition, const Shape& bottom, const Shape& top);

}  // namespace collector
