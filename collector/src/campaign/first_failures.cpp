#include "campaign/first_failures.h"

#include <algorithm>

namespace collector {

namespace {

const std::size_t fewest = 3;
const std::size_t enough = 10;

}  // namespace

void FirstFailures::add(const RunRecord& run) {
  if (run.verdict.status == Status::ok) anyOk_ = true;
  if (runs_++ == 0) failure_ = run.verdict.failure;
  tried_.insert(run.key.library);
  reasons_.insert(run.verdict.reason);
}

std::string FirstFailures::whyPointless() const {
  if (anyOk_ || reasons_.size() != 1 || runs_ < fewest) return "";
  const bool everyLibrary = std::includes(tried_.begin(), tried_.end(), libraries_.begin(), libraries_.end());
  if (!everyLibrary && runs_ < enough) return "";
  return "the first " + std::to_string(runs_) + " runs, of " + std::to_string(tried_.size()) + " of " + std::to_string(libraries_.size()) +
         (libraries_.size() == 1 ? " library" : " libraries") + ", all failed alike: " + failure_;
}

}  // namespace collector
