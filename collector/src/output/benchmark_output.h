#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/optional.h"

namespace collector {

/// Times per batch in ms, one for each timed iteration in order. What was timed of one was timed of all: a list is empty
/// or as long as the others.
struct IterationTimes {
  std::vector<double> forwardMs;
  std::vector<double> backwardMs;
  std::vector<double> forwardBackwardMs;  ///< both as one

  std::size_t count() const { return std::max(forwardMs.size(), forwardBackwardMs.size()); }
  /// All that was timed of an iteration: both directions where there are two.
  double passMs(std::size_t iteration) const {
    if (iteration < forwardBackwardMs.size()) return forwardBackwardMs[iteration];
    return forwardMs[iteration] + (iteration < backwardMs.size() ? backwardMs[iteration] : 0);
  }
};

/// One layer's mean time per batch; a direction that was not printed is absent.
struct LayerTime {
  std::string layer;
  Optional<double> forwardMs;
  Optional<double> backwardMs;
  std::string type{};   ///< as the program calls it; empty if it does not say
};

/// What the set-up of a network said about one layer.
struct SetUpLayer {
  std::string layer;
  std::vector<std::string> bottoms;
  std::vector<std::string> tops;
  std::vector<std::vector<std::int64_t>> topShapes;  ///< batch size first
};

/// What a program says of itself in the lines protocol.
struct ToldFacts {
  Optional<std::int64_t> batchSize;
  Optional<std::int64_t> threads;
  Optional<std::int64_t> iterations;
  Optional<double> beginMonotonicMs;   ///< bounds of the timed part by the program's own clock
  Optional<double> endMonotonicMs;
  bool inFile = false;                 ///< the lines were written to a file, so that nobody saw them arrive
  nlohmann::json setUp = nlohmann::json::object();  ///< all further facts of `setup`
  std::string error;                   ///< why the program gave up; empty if it did not say
  std::string fault;                   ///< the first thing wrong with its lines, in words
};

/// Everything of interest in what a benchmark program printed. All times are finite and not negative: what is not
/// a time is left out and complained about. Names of layers can stand in a table, and are told apart.
struct BenchmarkOutput {
  Optional<double> forwardMs;          ///< mean per iteration
  Optional<double> backwardMs;
  Optional<double> forwardBackwardMs;
  Optional<double> totalMs;            ///< over all iterations
  Optional<std::int64_t> memoryBytes;
  Optional<std::int64_t> iterationsAsked;   ///< what the program says it was asked for
  IterationTimes iterations;           ///< of the iterations that ended, of those that the means are of
  std::vector<double> layerPassMs;     ///< one per pass that timed the layers, where those are passes of their own
  Optional<std::int64_t> profiledIterations;  ///< how many iterations a TensorRT profile is the mean of
  std::vector<LayerTime> layers;
  std::vector<SetUpLayer> setUp;
  Optional<std::int64_t> warmUpIterations;  ///< untimed passes before the timed ones, where the program tells
  bool benchmarkBegan = false;
  bool benchmarkEnded = false;
  ToldFacts told;                      ///< of a program that speaks the lines protocol
  std::string overlap;                 ///< in words, where iterations ran at the same time
  std::vector<std::string> complaints;  ///< values printed that cannot be times
  std::size_t complaintsInAll = 0;
  std::vector<std::string> notes;      ///< what was not understood, or is written otherwise
};

}  // namespace collector
