#pragma once

#include <cstddef>
#include <vector>

#include "base/optional.h"
#include "output/benchmark_output.h"

namespace collector {

/// How many of the first iterations are left out of means: 1 where there are at least three and the first took over 1.2
/// times the median of the others, else 0. A program that prints whole milliseconds must differ by two as well.
std::size_t inflatedIterations(const IterationTimes& times);

/// The mean without the first `leftOut`. Where the mean of all that the program reported is finer than its single times,
/// from that.
double meanWithout(const std::vector<double>& values, std::size_t leftOut, double meanOfAll);

/// What single times spread over; absent where there are too few.
struct Spread {
  Optional<double> least;
  Optional<double> median;  ///< of at least 2
  Optional<double> p90;     ///< of at least 10
  Optional<double> p99;     ///< of at least 100
};

/// Of the values after the first `leftOut`. A quantile p is given where n · (1 − p) ≥ 1. Quantiles are interpolated
/// linearly between order statistics: definition 7 of Hyndman & Fan, "Sample Quantiles in Statistical Packages", The
/// American Statistician 50 (1996).
Spread spreadOf(const std::vector<double>& values, std::size_t leftOut);

}  // namespace collector
