#include "run/single_times.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace collector {

namespace {

const double inflated = 1.2;

/// Definition 7 of Hyndman & Fan; `sorted` is not empty.
double quantile(const std::vector<double>& sorted, double p) {
  const double place = static_cast<double>(sorted.size() - 1) * p;
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

std::vector<double> sortedAfter(const std::vector<double>& values, std::size_t leftOut) {
  std::vector<double> sorted(values.begin() + static_cast<std::ptrdiff_t>(std::min(leftOut, values.size())), values.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

}  // namespace

std::size_t inflatedIterations(const IterationTimes& times) {
  if (times.count() < 3) return 0;
  std::vector<double> passes;
  for (std::size_t i = 0; i < times.count(); ++i) passes.push_back(times.passMs(i));
  const bool wholeMs = std::all_of(passes.begin(), passes.end(), [](double ms) { return ms == std::floor(ms); });
  const double usual = quantile(sortedAfter(passes, 1), 0.5);
  const double excess = passes[0] - usual;
  return passes[0] > inflated * usual && (!wholeMs || excess >= 2) ? 1 : 0;
}

double meanWithout(const std::vector<double>& values, std::size_t leftOut, double meanOfAll) {
  if (leftOut == 0) return meanOfAll;
  const double count = static_cast<double>(values.size());
  const auto kept = values.begin() + static_cast<std::ptrdiff_t>(leftOut);
  const double first = std::accumulate(values.begin(), kept, 0.0);
  const bool asFine = std::accumulate(values.begin(), values.end(), 0.0) / count == meanOfAll;
  const double later = asFine ? std::accumulate(kept, values.end(), 0.0) : meanOfAll * count - first;
  return later / (count - static_cast<double>(leftOut));
}

Spread spreadOf(const std::vector<double>& values, std::size_t leftOut) {
  const std::vector<double> sorted = sortedAfter(values, leftOut);
  const std::size_t count = sorted.size();
  Spread spread;
  if (count >= 1) spread.least = sorted.front();
  if (count >= 2) spread.median = quantile(sorted, 0.5);
  if (count >= 10) spread.p90 = quantile(sorted, 0.9);
  if (count >= 100) spread.p99 = quantile(sorted, 0.99);
  return spread;
}

}  // namespace collector
