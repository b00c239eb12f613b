#include "plan/plan_reader.h"

#include <gtest/gtest.h>

#include "base/durable_file.h"
#include "plans.h"
#include "test_setting.h"

namespace collector {
namespace {

using nlohmann::json;

std::vector<std::string> problemsOf(const std::string& text) {
  Problems problems;
  EXPECT_FALSE(readPlan(text, "", problems));
  std::vector<std::string> lines;
  for (const Problem& problem : problems) lines.push_back(formatProblem(problem));
  return lines;
}

std::string onlyProblemOf(const json& plan) {
  const auto lines = problemsOf(plan.dump());
  EXPECT_EQ(lines.size(), 1u);
  return lines.empty() ? "" : lines[0];
}

TEST(PlanReader, ReadsEveryField) {
  json source = smallPlanJson();
  source["order"] = "blocked";
  source["timeout_s"] = 12.5;
  source["warm_up_iterations"] = 1;
  source["cool_down_c"] = 45;
  source["libraries"][1]["arguments"] = {"-phase", "TEST"};
  source["libraries"][1]["environment"] = {{"LD_LIBRARY_PATH", "/opt/fast"}};
  source["libraries"][1]["gpu"] = 1;
  source["libraries"][1]["short_label"] = "F";
  source["models"][0]["accuracy"] = {{"top1", 0.571}, {"top5", 0.802}};
  source["skip"] = {{{"library", "slow"}, {"batch_size", 2}, {"reason", "too slow"}}};
  const Plan plan = planFrom(source);
  EXPECT_EQ(plan.order, Order::blocked);
  EXPECT_EQ(plan.timeoutS, 12.5);
  EXPECT_EQ(plan.warmUpIterations, (std::map<int, int>{{1, 1}, {2, 1}}));
  EXPECT_EQ(*plan.coolDownC, 45);
  EXPECT_EQ(*plan.seed, 7u);
  EXPECT_EQ(plan.batchSizes, (std::vector<int>{1, 2}));
  EXPECT_EQ(plan.libraries[0].device, Device::cpu);
  EXPECT_EQ(plan.libraries[1].arguments, (std::vector<std::string>{"-phase", "TEST"}));
  EXPECT_EQ(plan.libraries[1].environment.at("LD_LIBRARY_PATH"), "/opt/fast");
  EXPECT_EQ(plan.libraries[1].gpu, 1);
  EXPECT_EQ(plan.libraries[1].description.at("shortLabel"), "F");
  EXPECT_EQ(plan.models[0].description.at("accuracy").at("top1"), 0.571);
  EXPECT_EQ(*plan.skips[0].library, "slow");
  EXPECT_FALSE(plan.skips[0].model);
}

TEST(PlanReader, TakesRelativePathsFromThePlansFolder) {
  json source = smallPlanJson();
  source["libraries"][0]["program"] = "bin/caffe";
  source["libraries"][0]["files"] = {"bin/settings", "/etc/settings"};
  source["models"][0]["weights"] = "w.caffemodel";
  Problems problems;
  const auto plan = readPlan(source.dump(), "/plans", problems);
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->libraries[0].program, "/plans/bin/caffe");
  EXPECT_EQ(plan->libraries[0].files, (std::vector<std::string>{"/plans/bin/settings", "/etc/settings"}));
  EXPECT_EQ(plan->libraries[1].program, "/opt/fast/caffe");
  EXPECT_EQ(plan->models[0].weights, "/plans/w.caffemodel");
}

TEST(PlanReader, TellsEveryProblemAtOnceWithItsPath) {
  json source = smallPlanJson();
  source["dataset"].erase("title");
  source["libraries"][0]["precision"] = "fp12";
  source["libraries"][1]["tag"] = "slow";
  source["models"][0]["prototxt"] = 5;
  source["batch_sizes"] = {2, 0, 2};
  source["repetitions"] = 0;
  source["iteratons"] = 3;
  EXPECT_EQ(problemsOf(source.dump()),
            (std::vector<std::string>{
                "/dataset/title: missing; expected a value",
                "/libraries/0/precision: not one of the words allowed: \"fp12\"; expected fp64, fp32, fp16, bf16, int8",
                "/libraries/1/tag: tag given twice: \"slow\"; expected a tag of its own",
                "/models/0/prototxt: not a text: 5; expected a string that is not empty",
                "/batch_sizes/1: not a whole number in range: 0; expected a whole number from 1 to 65536",
                "/batch_sizes/2: given twice: 2; expected each number once",
                "/repetitions: not a whole number in range: 0; expected a whole number from 1 to 1000",
                "/iteratons: unknown field: 3; expected iterations",
            }));
}

TEST(PlanReader, RefusesASkipThatCanMatchNothing) {
  json source = smallPlanJson();
  source["skip"] = {{{"library", "slwo"}}};
  EXPECT_EQ(onlyProblemOf(source), "/skip/0/library: no such library in the plan: \"slwo\"; expected one of the plan's tags");
}

TEST(PlanReader, RefusesASkipOfEverything) {
  json source = smallPlanJson();
  source["skip"] = {{{"reason", "no time"}}};
  EXPECT_EQ(onlyProblemOf(source), "/skip/0/: skips every case; expected a library, a model, a batch_size or factors");
}

TEST(PlanReader, RefusesSkipsThatLeaveNothing) {
  json source = smallPlanJson();
  source["skip"] = {{{"library", "slow"}}, {{"batch_size", 1}}, {{"batch_size", 2}}};
  EXPECT_EQ(onlyProblemOf(source).substr(0, 37), "/skip: leaves no case of the plan: [{");
}

json tensorRtPlan(const json& arguments) {
  json source = smallPlanJson();
  source["libraries"][1]["kind"] = "tensorrt";
  if (!arguments.is_null()) source["libraries"][1]["arguments"] = arguments;
  return source;
}

TEST(PlanReader, RefusesATensorRtProgramThatIsNotToldWhatToRun) {
  EXPECT_EQ(problemsOf(tensorRtPlan(nullptr).dump()),
            (std::vector<std::string>{"/libraries/1/arguments: do not tell the program the model; expected {prototxt}, {weights} or {model} in one of them",
                                      "/libraries/1/arguments: do not tell the program the batch size; expected {batch_size} or {prototxt} in one of them"}));
  EXPECT_EQ(problemsOf(tensorRtPlan({"--onnx={weights}"}).dump()).size(), 1u);
  planFrom(tensorRtPlan({"--onnx={weights}", "--batch={batch_size}"}));
  planFrom(tensorRtPlan({"--deploy={prototxt}"}));
}

TEST(PlanReader, RefusesAPlaceholderThatIsNone) {
  EXPECT_EQ(onlyProblemOf(tensorRtPlan({"--deploy={prototxt}", "--batch={btach_size}"})),
            "/libraries/1/arguments/1: no such placeholder: \"{btach_size}\"; expected {batch_size}");
  EXPECT_EQ(onlyProblemOf(tensorRtPlan({"--deploy={prototxt}", "{speed}"})),
            "/libraries/1/arguments/1: no such placeholder: \"{speed}\"; expected one of {prototxt}, {weights}, {model}, {model_tag}, {batch_size}, {iterations}, {warm_up_iterations}, {profile}, {times}");
}

TEST(PlanReader, RefusesArgumentsOfCaffeThatTheCollectorGives) {
  for (const char* argument : {"-iterations", "--iterations", "-iterations=3", "-model", "--weights=w", "time"}) {
    json source = smallPlanJson();
    source["libraries"][0]["arguments"] = {argument};
    EXPECT_EQ(onlyProblemOf(source).find("/libraries/0/arguments/0: an argument that the collector gives itself: "), 0u) << argument;
  }
  json source = smallPlanJson();
  source["libraries"][0]["arguments"] = {"-phase", "TEST", "-level=1", "-gpu", "1"};
  planFrom(source);
}

TEST(PlanReader, RefusesAnEnvironmentThatHidesTheOutput) {
  json source = smallPlanJson();
  source["libraries"][0]["environment"] = {{"GLOG_minloglevel", "2"}};
  EXPECT_EQ(onlyProblemOf(source), "/libraries/0/environment/GLOG_minloglevel: hides what the program prints: \"2\"; expected 0, or nothing");
  source["libraries"][0]["environment"] = {{"GLOG_minloglevel", "0"}, {"GLOG_v", "1"}};
  planFrom(source);
}

json linesPlan(const json& arguments) {
  json source = tensorRtPlan(arguments);
  source["libraries"][1]["kind"] = "lines";
  return source;
}

TEST(PlanReader, RefusesAProgramOfLinesThatIsNotToldWhatToRun) {
  EXPECT_EQ(problemsOf(linesPlan(nullptr).dump()),
            (std::vector<std::string>{"/libraries/1/arguments: do not tell the program the model; expected {model} or {model_tag} in one of them",
                                      "/libraries/1/arguments: do not tell the program the batch size; expected {batch_size} in one of them"}));
  planFrom(linesPlan({"{model_tag}", "{batch_size}"}));
}

TEST(PlanReader, WantsTheFilesOfAModelThatItsLibrariesTake) {
  json source = linesPlan({"{model}", "{batch_size}"});
  EXPECT_EQ(onlyProblemOf(source), "/models/0/model: missing; expected a path: library fast takes it");
  source["models"][0]["model"] = "tiny.onnx";
  planFrom(source);
  source["models"][0].erase("prototxt");
  EXPECT_EQ(onlyProblemOf(source), "/models/0/prototxt: missing; expected a path: library slow takes it");
  source["skip"] = {{{"library", "slow"}}};
  planFrom(source);
}

TEST(PlanReader, TakesIterationsForEachBatchSize) {
  json source = smallPlanJson();
  source["iterations"] = {10, 4};
  EXPECT_EQ(planFrom(source).iterations, (std::map<int, int>{{1, 10}, {2, 4}}));
  source["warm_up_iterations"] = {1};
  EXPECT_EQ(onlyProblemOf(source), "/warm_up_iterations: not as many as batch sizes: [1]; expected a number, or one for each batch size");
  source["warm_up_iterations"] = {1, -1};
  EXPECT_EQ(onlyProblemOf(source), "/warm_up_iterations/1: not a whole number in range: -1; expected a whole number from 0 to 1000000");
}

TEST(PlanReader, RefusesTagsThatCouldLeaveTheFolder) {
  json source = smallPlanJson();
  source["models"][0]["tag"] = "../tiny";
  EXPECT_NE(onlyProblemOf(source).find("/models/0/tag: not a tag: \"../tiny\""), std::string::npos);
}

TEST(PlanReader, RefusesADatasetNameThatCouldLeaveTheFolder) {
  json source = smallPlanJson();
  source["dataset"]["name"] = "..";
  EXPECT_NE(onlyProblemOf(source).find("/dataset/name: not a data package's name"), std::string::npos);
}

TEST(PlanReader, RefusesALinkThatIsNoWebAddress) {
  json source = smallPlanJson();
  source["libraries"][0]["link"] = "javascript:alert(1)";
  EXPECT_NE(onlyProblemOf(source).find("/libraries/0/link: not a link"), std::string::npos);
}

TEST(PlanReader, DoesNotTakeAHugeNumberForASmallOne) {
  json source = smallPlanJson();
  source["iterations"] = 18446744073709551615u;
  EXPECT_NE(onlyProblemOf(source).find("/iterations: not a whole number in range"), std::string::npos);
}

TEST(PlanReader, LocatesASyntaxErrorByLineAndColumn) {
  const auto lines = problemsOf("{\n  \"repetitions\": 3,\n  oops\n}");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].substr(0, 14), "3:3: not JSON:");
}

TEST(PlanReader, RefusesANumberBeyondTheRange) {
  std::string text = smallPlanJson().dump();
  text.replace(text.find("\"iterations\":3"), 14, "\"iterations\":1e999");
  EXPECT_EQ(problemsOf(text), std::vector<std::string>{"1:1: a number beyond the range of numbers; expected smaller numbers"});
}

TEST(PlanReader, RefusesAFieldGivenTwice) {
  std::string text = smallPlanJson().dump();
  text.insert(1, "\"iterations\": 5,");
  const auto lines = problemsOf(text);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0], "/iterations: given twice; expected each field once");

  text = smallPlanJson().dump();
  text.insert(text.find("\"tag\":\"fast\""), "\"environment\":{\"A\":\"1\",\"A\":\"2\"},");
  EXPECT_EQ(problemsOf(text), (std::vector<std::string>{"/libraries/1/environment/A: given twice; expected each field once"}));
}

TEST(PlanReader, EchoesALongValueWithoutCuttingALetterInTwo) {
  json source = smallPlanJson();
  std::string name;
  for (int i = 0; i < 60; ++i) name += "é";
  source["repetitions"] = name;
  const std::string problem = onlyProblemOf(source);
  EXPECT_NE(problem.find("é…; expected a whole number"), std::string::npos) << problem;
}

TEST(PlanReader, RefusesWhatIsNoObject) {
  EXPECT_EQ(problemsOf("[]"), (std::vector<std::string>{"/: not an object: []; expected an object"}));
  EXPECT_EQ(problemsOf("").size(), 1u);
}

TEST(PlanReader, TakesTheExamplePlanOfTheOriginalCampaign) {
  std::string error;
  const auto text = readFile(testSetting("COLLECTOR_SOURCE") + "/plans/original-campaign.json", error);
  ASSERT_TRUE(text) << error;
  Problems problems;
  const auto plan = readPlan(*text, "", problems);
  for (const Problem& problem : problems) ADD_FAILURE() << formatProblem(problem);
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->libraries.size() * plan->models.size() * plan->batchSizes.size() * static_cast<std::size_t>(plan->repetitions), 768u);
}

/// The keys that a part of the schema allows, and that the reader must know.
TEST(PlanReader, KnowsExactlyTheFieldsOfTheSchema) {
  std::string error;
  const auto text = readFile(testSetting("COLLECTOR_SOURCE") + "/plan.schema.json", error);
  ASSERT_TRUE(text) << error;
  const json schema = json::parse(*text);
  const auto unknownFields = [](const json& plan) {
    Problems problems;
    readPlan(plan.dump(), "", problems);
    std::vector<std::string> unknown;
    for (const Problem& problem : problems) {
      if (problem.what == "unknown field") unknown.push_back(problem.where);
    }
    return unknown;
  };
  // A plan with every field of the schema at null: wrong everywhere, but nothing may be unknown.
  const auto everyField = [](const json& properties) {
    json object = json::object();
    for (auto item = properties.begin(); item != properties.end(); ++item) object[item.key()] = nullptr;
    return object;
  };
  json plan = everyField(schema.at("properties"));
  plan["dataset"] = everyField(schema.at("properties").at("dataset").at("properties"));
  for (const char* list : {"libraries", "models", "skip"}) {
    plan[list] = json::array({everyField(schema.at("properties").at(list).at("items").at("properties"))});
  }
  EXPECT_EQ(unknownFields(plan), std::vector<std::string>());
  // And the other way round: every field that the reader knows is in the schema. A sound plan with one more is refused.
  json more = smallPlanJson();
  more["colour"] = "red";
  EXPECT_EQ(unknownFields(more), std::vector<std::string>{"/colour"});
}

}  // namespace
}  // namespace collector
