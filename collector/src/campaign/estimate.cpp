#include "campaign/estimate.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace collector {

namespace {

std::string similarKey(const Case& c) { return c.model + "\n" + c.library; }

}  // namespace

void Estimate::add(const RunRecord& run) {
  if (!run.wallMs) return;
  const double seconds = (*run.wallMs + run.precedingWallMs.value_or(0)) / 1000 + run.coolDownS;
  const bool ok = run.verdict.status == Status::ok;
  Means& means = ok ? ok_ : failed_;
  add(means.exact[describePoint(run.key)], seconds);
  add(means.similar[similarKey(run.key)], seconds);
  if (ok) add(all_, seconds);
}

void Estimate::add(Mean& mean, double seconds) {
  mean.sumS += seconds;
  ++mean.count;
}

double Estimate::secondsFor(const Case& c) const { return std::min(usualS(c), longestS()); }

double Estimate::longestS() const {
  const bool warmsUp = std::any_of(plan_.warmUpIterations.begin(), plan_.warmUpIterations.end(), [](const std::pair<const int, int>& count) { return count.second > 0; });
  const int processes = warmsUp ? 2 : 1;
  return processes * plan_.timeoutS + (plan_.coolDownC ? plan_.coolDownLimitS : 0);
}

double Estimate::usualS(const Case& c) const {
  for (const Means* means : {&ok_, &failed_}) {
    const auto exact = means->exact.find(describePoint(c));
    if (exact != means->exact.end()) return exact->second.sumS / exact->second.count;
  }
  for (const Means* means : {&ok_, &failed_}) {
    const auto similar = means->similar.find(similarKey(c));
    if (similar != means->similar.end()) return similar->second.sumS / similar->second.count;
  }
  return all_.count > 0 ? all_.sumS / all_.count : plan_.typicalRunS;
}

double Estimate::secondsFor(const std::vector<Case>& cases) const {
  double sum = 0;
  for (const Case& c : cases) sum += secondsFor(c);
  return sum;
}

std::string durationWords(double seconds) {
  const long whole = std::lround(seconds);
  char text[48];
  if (whole >= 3600) std::snprintf(text, sizeof text, "%ld h %02ld min", whole / 3600, whole % 3600 / 60);
  else if (whole >= 60) std::snprintf(text, sizeof text, "%ld min %02ld s", whole / 60, whole % 60);
  else std::snprintf(text, sizeof text, "%ld s", whole);
  return text;
}

}  // namespace collector
