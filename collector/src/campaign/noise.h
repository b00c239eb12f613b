#pragma once

#include <map>
#include <string>
#include <vector>

#include "run/run_record.h"

namespace collector {

/// How much the repetitions of a model, library and batch size differ.
struct Noise {
  Case first;             ///< with the repetition of its first run
  int repetitions = 0;
  double meanMs = 0;      ///< forward, per batch
  double relativeStd = 0; ///< standard deviation (n − 1) ÷ mean
};

/// Every case with at least two ok repetitions, the noisiest first.
std::vector<Noise> noisiestFirst(const std::map<Case, RunRecord>& runs);

}  // namespace collector
