#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/optional.h"

namespace collector {

/// One layer's mean time per batch; a direction that was not printed is absent.
struct LayerTime {
  std::string layer;
  Optional<double> forwardMs;
  Optional<double> backwardMs;
};

/// What the set-up of a network said about one layer.
struct SetUpLayer {
  std::string layer;
  std::vector<std::string> bottoms;
  std::vector<std::string> tops;
  std::vector<std::vector<std::int64_t>> topShapes;  ///< batch size first
};

/// Everything of interest in what a benchmark program printed. All times are finite and not negative: what is not
/// a time is left out and complained about.
struct BenchmarkOutput {
  Optional<double> forwardMs;          ///< mean per iteration
  Optional<double> backwardMs;
  Optional<double> forwardBackwardMs;
  Optional<double> totalMs;            ///< over all iterations
  Optional<std::int64_t> memoryBytes;
  Optional<std::int64_t> iterationsAsked;   ///< what the program says it was asked for
  std::vector<double> iterationMs;     ///< one per iteration that ended, of those that the totals are the means of
  std::vector<double> layerPassMs;     ///< one per pass that timed the layers, where those are passes of their own
  Optional<std::int64_t> profiledIterations;  ///< how many iterations a TensorRT profile is the mean of
  std::vector<LayerTime> layers;
  std::vector<SetUpLayer> setUp;
  bool warmedUp = false;               ///< an untimed pass came first
  bool benchmarkBegan = false;
  bool benchmarkEnded = false;
  std::vector<std::string> complaints;  ///< values printed that cannot be times
  std::size_t complaintsInAll = 0;
};

}  // namespace collector
