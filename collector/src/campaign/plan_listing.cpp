#include "campaign/plan_listing.h"

#include "campaign/estimate.h"
#include "plan/cases.h"

namespace collector {

namespace {

/// The most that a case can take: its timed process, the one that is thrown away, and the cooling.
double longestS(const Plan& plan) {
  const int processes = plan.warmUpIterations > 0 ? 2 : 1;
  return processes * plan.timeoutS + (plan.coolDownC ? plan.coolDownLimitS : 0);
}

}  // namespace

std::string planListing(const Plan& plan, const JournalContent& journal) {
  const bool begun = !journal.campaign.is_null();
  const bool seeded = begun || plan.seed;
  const std::uint64_t seed = begun ? journal.campaign.at("seed").get<std::uint64_t>() : plan.seed.value_or(0);
  const std::vector<Case> cases = orderedCases(plan, seed);
  Estimate estimate(plan.typicalRunS);
  for (const auto& run : journal.runs) estimate.add(run.second);

  std::string text;
  std::vector<Case> left;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const bool done = journal.runs.count(cases[i]) > 0;
    text += std::to_string(i) + "  " + describe(cases[i]) + (done ? "  (done)" : "") + "\n";
    if (!done) left.push_back(cases[i]);
  }
  for (const auto& skipped : skippedCases(plan)) {
    text += "skipped  " + describe(skipped.first) + (skipped.second.empty() ? "" : ": " + skipped.second) + "\n";
  }
  if (plan.order == Order::blocked) text += "order: blocked\n";
  else if (seeded) text += "order: interleaved, seed " + std::to_string(seed) + "\n";
  else text += "order: interleaved; the seed is drawn when the campaign starts, so the order will be another one\n";
  text += "cases: " + std::to_string(cases.size()) + ", " + std::to_string(left.size()) + " left\n";
  text += "time: about " + durationWords(estimate.secondsFor(left)) +
          (estimate.fromMeasurements() ? ", from the runs measured so far" : ", at the plan's typical_run_s per run") + "; at most " +
          durationWords(static_cast<double>(left.size()) * longestS(plan)) + " if every run took its timeout\n";
  return text;
}

}  // namespace collector
