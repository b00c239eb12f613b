#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "network/prototxt.h"
#include "output/benchmark_output.h"

namespace collector {

/// What one layer of a network is and how much work it does: a row of networks.csv.
struct NetworkLayer {
  std::string layer;
  std::string type;         ///< Caffe's layer type; empty if the definition does not say
  std::string pooling;      ///< MAX, AVE, STOCHASTIC or empty
  std::string outputShape;  ///< per image: `96x55x55`
  std::int64_t inputElementsPerImage = 0;
  std::int64_t outputElementsPerImage = 0;
  Optional<std::int64_t> parameters;    ///< absent for a type whose weights are not counted here
  Optional<std::int64_t> macsPerImage;  ///< multiply-accumulates
};

/// A model's rows of networks.csv, and the names of the layers that could not become one.
struct Network {
  std::vector<NetworkLayer> layers;
  std::vector<std::string> leftOut;
};

/// Joins the shapes that a program printed while it set the network up with the types of its definition.
/// Layers whose shapes do not hold `batchSize` images each are left out: nothing per image can be said of them (or the
/// printed text was cut or garbled).
Network networkLayers(const std::vector<SetUpLayer>& setUp, const TextField& net, int batchSize);

}  // namespace collector
