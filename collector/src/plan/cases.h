#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "plan/plan.h"

namespace collector {

/// One run that a plan asks for; the key of a row of runs.csv.
struct Case {
  std::string model;
  std::string library;
  int batchSize = 1;
  int repetition = 0;
  Levels levels{};
};

inline std::tuple<const std::string&, const std::string&, const int&, const Levels&, const int&> keyOf(const Case& c) {
  return std::tie(c.model, c.library, c.batchSize, c.levels, c.repetition);
}
inline bool operator==(const Case& a, const Case& b) { return keyOf(a) == keyOf(b); }
inline bool operator<(const Case& a, const Case& b) { return keyOf(a) < keyOf(b); }

/// `bvlc-alexnet nvidia-cudnn batch 2 repetition 0`; with factors `bvlc-alexnet openblas batch 2 threads 4 repetition 0`
std::string describe(const Case& c);
/// The same without the repetition.
std::string describePoint(const Case& c);

/// The skip that leaves a case out; null if it is to run.
const Skip* skipOf(const Plan& plan, const Case& c);

/// Every case of a plan in the order in which to run it, skips left out.
///
/// Interleaved: one repetition after the other, the cases of each shuffled, so that every library meets every phase
/// of a drift. Blocked: library after library, repetitions back to back. The same seed gives the same order anywhere.
std::vector<Case> orderedCases(const Plan& plan, std::uint64_t seed);

/// Repetition 0 of every case, model by model, skips included.
std::vector<Case> firstRepetitions(const Plan& plan);

/// The cases that the plan's `skip` leaves out, with the reasons given.
std::vector<std::pair<Case, std::string>> skippedCases(const Plan& plan);

}  // namespace collector
