#include "campaign/summary.h"

#include <gtest/gtest.h>

#include "campaign/estimate.h"
#include "campaign/noise.h"
#include "campaign/plan_listing.h"
#include "plans.h"
#include "runs.h"

namespace collector {
namespace {

std::map<Case, RunRecord> byCase(const std::vector<RunRecord>& runs) {
  std::map<Case, RunRecord> map;
  for (const RunRecord& run : runs) map[run.key] = run;
  return map;
}

TEST(Noise, IsTheStandardDeviationOverTheMean) {
  const auto noise = noisiestFirst(byCase({okRun({"tiny", "slow", 1, 0}, 10), okRun({"tiny", "slow", 1, 1}, 12), okRun({"tiny", "slow", 1, 2}, 14),
                                           okRun({"tiny", "fast", 1, 0}, 10), okRun({"tiny", "fast", 1, 1}, 10), okRun({"tiny", "fast", 2, 0}, 1)}));
  ASSERT_EQ(noise.size(), 2u) << "one repetition has no noise";
  EXPECT_EQ(noise[0].first.library, "slow");
  EXPECT_DOUBLE_EQ(noise[0].meanMs, 12);
  EXPECT_DOUBLE_EQ(noise[0].relativeStd, 2.0 / 12);
  EXPECT_DOUBLE_EQ(noise[1].relativeStd, 0);
}

TEST(Summary, CountsCasesAndFailuresByReason) {
  const Plan plan = smallPlan();
  const auto runs = byCase({okRun({"tiny", "slow", 1, 0}, 10), failedRun({"tiny", "fast", 1, 0}, "out of GPU memory", "out of GPU memory (a); exit 134 (SIGABRT)"),
                            failedRun({"tiny", "fast", 2, 0}, "out of GPU memory", "out of GPU memory (b); exit 134 (SIGABRT)")});
  const std::string text = summaryText(plan, orderedCases(plan, 7), runs, {});
  EXPECT_NE(text.find("cases: 8 planned, 3 run, 1 ok, 2 failed, 5 left\nto go on: the same command with --resume\n"), std::string::npos) << text;
  EXPECT_NE(text.find("  2 × out of GPU memory\n      first: tiny fast batch 1 repetition 0\n"), std::string::npos) << text;
}

TEST(Summary, WarnsWithAdvice) {
  const Plan plan = smallPlan();
  RunRecord throttled = okRun({"tiny", "slow", 1, 0}, 10);
  throttled.conditions.throttled = true;
  throttled.firstIterationMs = 25;
  throttled.laterIterationsMs = 10;
  Sensors sensors;
  sensors.missing["power"] = "no monitor";
  const std::string text = summaryText(plan, {}, byCase({throttled, okRun({"tiny", "slow", 1, 1}, 20)}), sensors);
  EXPECT_NE(text.find("1 run while the board throttled: improve the cooling"), std::string::npos) << text;
  EXPECT_NE(text.find("raise iterations in the plan (3 now)"), std::string::npos) << text;
  EXPECT_NE(text.find("1 case whose repetitions differ by more than 5.0%"), std::string::npos) << text;
  EXPECT_NE(text.find("not recorded: power: no monitor"), std::string::npos) << text;
}

TEST(Summary, WarnsOfRunsThatDoNotHaveTheSameLayers) {
  RunRecord less = okRun({"tiny", "slow", 1, 1}, 10);
  less.layers.clear();
  const std::string text = summaryText(smallPlan(), {}, byCase({okRun({"tiny", "slow", 1, 0}, 10), less}), {});
  EXPECT_NE(text.find("library slow: tiny slow batch 1 repetition 1 lacks conv1, which tiny slow batch 1 repetition 0 has: look whether "), std::string::npos) << text;
}

TEST(Summary, SaysThatWhatALibraryLoadsWasNeverSeen) {
  RunRecord run = okRun({"tiny", "slow", 1, 0}, 10);
  run.lookedAt = false;
  EXPECT_NE(summaryText(smallPlan(), {}, byCase({run}), {}).find("not recorded: shared libraries of slow: its program ended before they could be seen\n"), std::string::npos);
}

TEST(Summary, DoesNotWarnOfAFirstIterationThatIsInNoMean) {
  RunRecord run = okRun({"tiny", "slow", 1, 0}, 10);
  run.firstIterationMs = 25;
  run.laterIterationsMs = 10;
  run.singleTimes.forwardMs = {25, 10, 10};
  const auto warns = [&] { return summaryText(smallPlan(), {}, byCase({run}), {}).find("whose first iteration took") != std::string::npos; };
  EXPECT_TRUE(warns());
  run.leftOut = 1;
  EXPECT_FALSE(warns());
  run.singleTimes.forwardMs.clear();
  EXPECT_TRUE(warns()) << "caffe time prints no single forward times: its mean has the first";
}

TEST(Summary, WarnsOfNothingWithoutReason) {
  const Plan plan = smallPlan();
  const std::string text = summaryText(plan, {}, byCase({okRun({"tiny", "slow", 1, 0}, 10), okRun({"tiny", "slow", 1, 1}, 10)}), {});
  EXPECT_EQ(text.find("warnings"), std::string::npos) << text;
  EXPECT_EQ(text.find("failures"), std::string::npos) << text;
}

TEST(Estimate, UsesTheNearestMeasurement) {
  const Plan plan = smallPlan();
  Estimate estimate(plan);
  EXPECT_EQ(estimate.secondsFor(Case{"tiny", "slow", 1, 0}), 15);
  estimate.add(okRun({"tiny", "slow", 1, 0}, 1));
  RunRecord longer = okRun({"tiny", "slow", 2, 0}, 1);
  longer.wallMs = 4000;
  longer.coolDownS = 2;
  estimate.add(longer);
  EXPECT_EQ(estimate.secondsFor(Case{"tiny", "slow", 2, 1}), 6);
  EXPECT_EQ(estimate.secondsFor(Case{"tiny", "slow", 4, 0}), 4);
  EXPECT_EQ(estimate.secondsFor(Case{"tiny", "fast", 1, 0}), 4);
}

TEST(Estimate, DoesNotTakeACrashOfOneLibraryForTheTimeOfAnother) {
  const Plan plan = smallPlan();
  Estimate estimate(plan);
  RunRecord crash = failedRun({"tiny", "fast", 1, 0}, "exit 3", "exit 3");
  crash.wallMs = 50;
  estimate.add(crash);
  EXPECT_EQ(estimate.secondsFor(Case{"tiny", "slow", 1, 0}), 15);
  EXPECT_EQ(estimate.secondsFor(Case{"tiny", "fast", 1, 1}), 0.05);
  EXPECT_EQ(estimate.secondsFor(Case{"tiny", "fast", 2, 0}), 0.05) << "a library that crashed so far may crash again";
  RunRecord ok = okRun({"tiny", "fast", 2, 0}, 1);
  ok.wallMs = 8000;
  estimate.add(ok);
  EXPECT_EQ(estimate.secondsFor(Case{"tiny", "fast", 4, 0}), 8);
  EXPECT_EQ(estimate.secondsFor(Case{"tiny", "fast", 1, 1}), 0.05);
}

TEST(Estimate, HasTheWarmUpInIt) {
  const Plan plan = smallPlan();
  Estimate estimate(plan);
  RunRecord run = okRun({"tiny", "slow", 1, 0}, 1);
  run.precedingWallMs = 3000;
  estimate.add(run);
  EXPECT_EQ(estimate.secondsFor(Case{"tiny", "slow", 1, 1}), 5);
}

TEST(Estimate, IsPutInWords) {
  EXPECT_EQ(durationWords(12.4), "12 s");
  EXPECT_EQ(durationWords(200), "3 min 20 s");
  EXPECT_EQ(durationWords(7500), "2 h 05 min");
}

TEST(Estimate, IsNeverMoreThanACaseCanTake) {
  nlohmann::json source = smallPlanJson();
  source["timeout_s"] = 3;
  const Plan plan = planFrom(source);
  EXPECT_EQ(Estimate(plan).secondsFor(Case{"tiny", "slow", 1, 0}), 3);
  EXPECT_NE(planListing(plan, {}).find("time: about 24 s, at the plan's typical_run_s per run; at most 24 s if every run took its timeout"), std::string::npos) << planListing(plan, {});
}

TEST(PlanListing, TellsWhichLibrariesAFactorAppliesTo) {
  nlohmann::json source = smallPlanJson();
  source["factors"] = {{"threads", {{"label", "Threads"}, {"values", {1, 4}}}}};
  source["libraries"][0]["environment"] = {{"OMP_NUM_THREADS", "{threads}"}};
  const std::string listing = planListing(planFrom(source), {});
  EXPECT_NE(listing.find("factor threads: slow 1, 4; fast without\n"), std::string::npos) << listing;
  EXPECT_NE(listing.find("  tiny slow batch 1 threads 4 repetition 0\n"), std::string::npos) << listing;
}

TEST(PlanListing, AllowsAtMostForTheWarmUpToo) {
  nlohmann::json source = smallPlanJson();
  source["timeout_s"] = 60;
  EXPECT_NE(planListing(planFrom(source), {}).find("at most 8 min 00 s"), std::string::npos);
  source["warm_up_iterations"] = 1;
  EXPECT_NE(planListing(planFrom(source), {}).find("at most 16 min 00 s"), std::string::npos);
}

TEST(PlanListing, MarksWhatIsDoneAndSkipped) {
  nlohmann::json source = smallPlanJson();
  source["skip"] = {{{"library", "fast"}, {"batch_size", 2}, {"reason", "no memory"}}};
  JournalContent journal;
  journal.campaign = {{"seed", 7}};
  journal.runs[{"tiny", "slow", 1, 0}] = okRun({"tiny", "slow", 1, 0}, 10);
  const std::string text = planListing(planFrom(source), journal);
  EXPECT_NE(text.find("  tiny slow batch 1 repetition 0  (done)\n"), std::string::npos) << text;
  EXPECT_NE(text.find("skipped  tiny fast batch 2 repetition 1: no memory\n"), std::string::npos) << text;
  EXPECT_NE(text.find("cases: 6, 5 left\ntime: about 10 s, from the runs measured so far"), std::string::npos) << text;
}

}  // namespace
}  // namespace collector
