#include "plan/factors.h"

#include <gtest/gtest.h>

#include "plan/cases.h"
#include "plan/plan_reader.h"
#include "plans.h"

namespace collector {
namespace {

using nlohmann::json;

/// Two libraries: `slow` is told its threads, `fast` its power mode and its threads.
json planWithFactors() {
  json source = smallPlanJson();
  source["factors"] = {{"power", {{"label", "Power"}, {"unit", "W"}, {"values", {10, "max"}}}}, {"threads", {{"label", "Threads"}, {"values", {1, 2, 4}}}}};
  source["libraries"][0]["environment"] = {{"OMP_NUM_THREADS", "{threads}"}};
  source["libraries"][1]["arguments"] = {"-power={power}", "-threads={threads}"};
  return source;
}

std::vector<std::string> problemsOf(const json& source) {
  Problems problems;
  EXPECT_FALSE(readPlan(source.dump(), "", problems));
  std::vector<std::string> lines;
  for (const Problem& problem : problems) lines.push_back(formatProblem(problem));
  return lines;
}

std::string onlyProblemOf(const json& source) {
  const auto lines = problemsOf(source);
  EXPECT_EQ(lines.size(), 1u);
  return lines.empty() ? "" : lines[0];
}

TEST(Factors, MultiplyTheCasesOfTheLibrariesThatAreToldThem) {
  const Plan plan = planFrom(planWithFactors());
  EXPECT_EQ(levelsOf(plan.factors, plan.libraries[0]), (std::vector<Levels>{{{"threads", "1"}}, {{"threads", "2"}}, {{"threads", "4"}}}));
  const auto both = levelsOf(plan.factors, plan.libraries[1]);
  ASSERT_EQ(both.size(), 6u);
  EXPECT_EQ(both[1], (Levels{{"power", "10"}, {"threads", "2"}}));
  EXPECT_EQ(orderedCases(plan, 1).size(), (3u + 6u) * 2 * 2) << "batch sizes × repetitions";
}

TEST(Factors, CanBeNarrowedForALibrary) {
  json source = planWithFactors();
  source["libraries"][1]["factors"] = {{"threads", {4, 1}}};
  const Plan plan = planFrom(source);
  EXPECT_EQ(plan.libraries[1].levels.at("threads"), (std::vector<std::string>{"1", "4"})) << "in the plan's order";
  source["libraries"][1]["factors"] = {{"threads", {8}}};
  EXPECT_EQ(onlyProblemOf(source), "/libraries/1/factors/threads: no such level in the plan: [8]; expected 1, 2, 4");
  source["libraries"][1]["factors"] = {{"treads", {4}}};
  EXPECT_EQ(onlyProblemOf(source), "/libraries/1/factors/treads: no such factor in the plan: [4]; expected one of the plan's factors");
  source["libraries"][1].erase("factors");
  source["libraries"][0]["factors"] = {{"power", {10}}};
  EXPECT_EQ(onlyProblemOf(source), "/libraries/0/factors/power: a factor that the program is not told: [10]; expected {power} in the arguments or the environment");
}

TEST(Factors, CanBeSkippedByLevel) {
  json source = planWithFactors();
  source["skip"] = {{{"library", "fast"}, {"factors", {{"threads", 4}, {"power", "max"}}}}};
  EXPECT_EQ(orderedCases(planFrom(source), 1).size(), (3u + 5u) * 2 * 2);
  source["skip"] = {{{"factors", {{"threads", 3}}}}};
  EXPECT_EQ(onlyProblemOf(source), "/skip/0/factors/threads: no such level in the plan: 3; expected 1, 2, 4");
}

TEST(Factors, ThatNoLibraryTakesAreRefused) {
  json source = planWithFactors();
  source["libraries"][1].erase("arguments");
  EXPECT_EQ(onlyProblemOf(source), "/factors/power: no library takes it; expected {power} in the arguments or the environment of one");
}

TEST(Factors, HaveNamesOfTheirOwn) {
  json source = planWithFactors();
  source["factors"]["batch_size"] = source["factors"]["power"];
  EXPECT_NE(onlyProblemOf(source).find("/factors/batch_size: a name that means something else already"), std::string::npos);
  source["factors"].erase("batch_size");
  source["factors"]["Power mode"] = source["factors"]["power"];
  EXPECT_NE(onlyProblemOf(source).find("/factors/Power mode: not a factor's name"), std::string::npos);
}

TEST(Factors, HaveLevelsInOneSpelling) {
  EXPECT_EQ(levelText(4), "4");
  EXPECT_EQ(levelText(4.0), "4");
  EXPECT_EQ(levelText(0.25), "0.25");
  EXPECT_EQ(levelText("10W"), "10W");
  for (const json& none : {json("4.0"), json("04"), json(1e-7), json(-1), json("a b"), json(""), json(true), json(nullptr), json("../x")}) EXPECT_EQ(levelText(none), "") << none;
  json source = planWithFactors();
  source["factors"]["threads"]["values"] = {1, 1.0, "01"};
  EXPECT_EQ(problemsOf(source).size(), 2u);
}

TEST(Factors, OfThreadsLeaveNoFixedThreads) {
  json source = planWithFactors();
  source["libraries"][0]["threads"] = 2;
  EXPECT_EQ(onlyProblemOf(source), "/libraries/0/threads: given beside the plan's factor threads: 2; expected the level under the library's factors");
  source.erase("factors");
  source["libraries"][1].erase("arguments");
  planFrom(source);
  source["libraries"][0].erase("threads");
  EXPECT_EQ(onlyProblemOf(source),
            "/libraries/0/environment/OMP_NUM_THREADS: no such placeholder: \"{threads}\"; expected a factor threads in the plan, or threads of the library");
}

}  // namespace
}  // namespace collector
