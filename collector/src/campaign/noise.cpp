#include "campaign/noise.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace collector {

std::vector<Noise> noisiestFirst(const std::map<Case, RunRecord>& runs) {
  std::map<Case, std::vector<double>> times;
  for (const auto& entry : runs) {
    const RunRecord& run = entry.second;
    if (run.verdict.status != Status::ok) continue;
    times[{run.key.model, run.key.library, run.key.batchSize, 0, run.key.levels}].push_back(*run.forwardMs);
  }
  std::vector<Noise> all;
  for (const auto& entry : times) {
    const std::vector<double>& ms = entry.second;
    if (ms.size() < 2) continue;
    const double count = static_cast<double>(ms.size());
    const double mean = std::accumulate(ms.begin(), ms.end(), 0.0) / count;
    double squares = 0;
    for (double value : ms) squares += (value - mean) * (value - mean);
    all.push_back({entry.first, static_cast<int>(ms.size()), mean, std::sqrt(squares / (count - 1)) / mean});
  }
  std::stable_sort(all.begin(), all.end(), [](const Noise& a, const Noise& b) { return a.relativeStd > b.relativeStd; });
  return all;
}

}  // namespace collector
