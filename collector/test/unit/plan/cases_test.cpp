#include "plan/cases.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "plans.h"

namespace collector {
namespace {

Plan largerPlan() {
  nlohmann::json source = smallPlanJson();
  source["batch_sizes"] = {2, 4, 6, 8, 10, 12, 14, 16};
  source["repetitions"] = 3;
  return planFrom(source);
}

TEST(Cases, HoldEveryCombinationOnce) {
  const auto cases = orderedCases(largerPlan(), 1);
  EXPECT_EQ(cases.size(), 2u * 1u * 8u * 3u);
  EXPECT_EQ(std::set<Case>(cases.begin(), cases.end()).size(), cases.size());
}

TEST(Cases, InterleavedFinishOneRepetitionBeforeTheNext) {
  const auto cases = orderedCases(largerPlan(), 1);
  EXPECT_TRUE(std::is_sorted(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.repetition < b.repetition; }));
}

TEST(Cases, InterleavedMixTheLibrariesWithinARepetition) {
  const auto cases = orderedCases(largerPlan(), 1);
  int changes = 0;
  for (std::size_t i = 1; i < 16; ++i) changes += cases[i].library != cases[i - 1].library;
  EXPECT_GT(changes, 2);
}

TEST(Cases, InterleavedOrderComesFromTheSeedAlone) {
  EXPECT_EQ(orderedCases(largerPlan(), 42), orderedCases(largerPlan(), 42));
  EXPECT_NE(orderedCases(largerPlan(), 42), orderedCases(largerPlan(), 43));
  // The order is part of the record of a campaign: it must not change with the compiler or the machine.
  const auto cases = orderedCases(smallPlan(), 7);
  std::vector<std::string> names;
  for (const Case& c : cases) names.push_back(c.library + std::to_string(c.batchSize) + std::to_string(c.repetition));
  EXPECT_EQ(names, (std::vector<std::string>{"slow20", "fast10", "slow10", "fast20", "fast21", "slow11", "slow21", "fast11"}));
}

TEST(Cases, BlockedRunRepetitionsBackToBack) {
  nlohmann::json source = smallPlanJson();
  source["order"] = "blocked";
  const auto cases = orderedCases(planFrom(source), 1);
  EXPECT_EQ(cases[0], (Case{"tiny", "slow", 1, 0}));
  EXPECT_EQ(cases[1], (Case{"tiny", "slow", 1, 1}));
  EXPECT_EQ(cases[2], (Case{"tiny", "slow", 2, 0}));
  EXPECT_EQ(cases.back(), (Case{"tiny", "fast", 2, 1}));
}

TEST(Cases, SkipsLeaveOutWhatTheyMatchAndTellWhy) {
  nlohmann::json source = smallPlanJson();
  source["skip"] = {{{"library", "slow"}, {"batch_size", 2}, {"reason", "too slow"}}};
  const Plan plan = planFrom(source);
  const auto cases = orderedCases(plan, 1);
  EXPECT_EQ(cases.size(), 6u);
  EXPECT_EQ(std::count(cases.begin(), cases.end(), Case{"tiny", "slow", 2, 0}), 0);
  const auto skipped = skippedCases(plan);
  ASSERT_EQ(skipped.size(), 2u);
  EXPECT_EQ(skipped[0].second, "too slow");
}

}  // namespace
}  // namespace collector
