#include "campaign/plan_listing.h"

#include "base/text_lines.h"
#include "campaign/estimate.h"
#include "plan/cases.h"

namespace collector {

std::string planListing(const Plan& plan, const JournalContent& journal) {
  const bool begun = !journal.campaign.is_null();
  const bool seeded = begun || plan.seed;
  const std::uint64_t seed = begun ? journal.campaign.at("seed").get<std::uint64_t>() : plan.seed.value_or(0);
  const std::vector<Case> cases = orderedCases(plan, seed);
  Estimate estimate(plan);
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
  for (const Factor& factor : plan.factors) {
    text += "factor " + factor.name + ":";
    for (const Library& library : plan.libraries) {
      const auto taken = library.levels.find(factor.name);
      text += " " + library.tag + " " + (taken == library.levels.end() ? "without" : joined(taken->second)) + (&library == &plan.libraries.back() ? "\n" : ";");
    }
  }
  if (plan.order == Order::blocked) text += "order: blocked\n";
  else if (seeded) text += "order: interleaved, seed " + std::to_string(seed) + "\n";
  else text += "order: interleaved; the seed is drawn when the campaign starts, so the order will be another one\n";
  text += "cases: " + std::to_string(cases.size()) + ", " + std::to_string(left.size()) + " left\n";
  text += "time: about " + durationWords(estimate.secondsFor(left)) +
          (estimate.fromMeasurements() ? ", from the runs measured so far" : ", at the plan's typical_run_s per run") + "; at most " +
          durationWords(static_cast<double>(left.size()) * estimate.longestS()) + " if every run took its timeout\n";
  return text;
}

}  // namespace collector
