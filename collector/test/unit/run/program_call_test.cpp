#include "run/program_call.h"

#include <gtest/gtest.h>

#include "plan/plan_reader.h"
#include "plans.h"

namespace collector {
namespace {

RunFiles filesAt(const std::string& prototxt, const std::string& times) {
  RunFiles files;
  files.prototxt = prototxt;
  files.times = times;
  return files;
}

TEST(ProgramCall, FillsInTensorRtsArguments) {
  nlohmann::json source = smallPlanJson();
  source["libraries"][1]["kind"] = "tensorrt";
  source["libraries"][1]["arguments"] = {"--deploy={prototxt}", "--batch={batch_size}", "{0}{", "{times}"};
  source["models"][0]["weights"] = "/w{times}";
  const Plan plan = planFrom(source);
  const ProcessRequest request = programCall(plan, plan.libraries[1], plan.models[0], {"tiny", "fast", 2, 0}, filesAt("/p", "/t"), 3, "");
  EXPECT_EQ(request.arguments, (std::vector<std::string>{"--deploy=/p", "--batch=2", "{0}{", "/t"}));
}

TEST(ProgramCall, LeavesTheChoiceOfTheGpuToThePlan) {
  nlohmann::json source = smallPlanJson();
  source["libraries"][1]["arguments"] = {"-gpu=1"};
  source["models"][0]["weights"] = "/w";
  const Plan plan = planFrom(source);
  const RunFiles paths = filesAt("/p", "");
  EXPECT_EQ(programCall(plan, plan.libraries[1], plan.models[0], {"tiny", "fast", 2, 0}, paths, 3, "").arguments,
            (std::vector<std::string>{"time", "-model", "/p", "-iterations", "3", "-weights", "/w", "-gpu=1"}));
  EXPECT_EQ(programCall(plan, plan.libraries[0], plan.models[0], {"tiny", "slow", 2, 0}, paths, 3, "").arguments.back(), "/w") << "the CPU library got a -gpu";
}

TEST(ProgramCall, GivesACleanEnvironmentThatThePlanMayChange) {
  nlohmann::json source = smallPlanJson();
  source["libraries"][0]["environment"] = {{"LD_LIBRARY_PATH", "/opt"}, {"LC_ALL", "POSIX"}, {"BATCH", "{batch_size}"}};
  const Plan plan = planFrom(source);
  EXPECT_EQ(programCall(plan, plan.libraries[0], plan.models[0], {"tiny", "slow", 2, 0}, {}, 3, "/home/me").environment,
            (std::vector<std::string>{"BATCH=2", "GLOG_logtostderr=1", "HOME=/home/me", "LC_ALL=POSIX", "LD_LIBRARY_PATH=/opt",
                                      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}));
}

TEST(ProgramCall, TellsAProgramItsLevelsAndRunsItInThePlansFolder) {
  nlohmann::json source = smallPlanJson();
  source["factors"] = {{"threads", {{"label", "Threads"}, {"values", {1, 2}}}}};
  source["models"][0]["model"] = "tiny.onnx";
  source["libraries"][0]["kind"] = "lines";
  source["libraries"][0]["arguments"] = {"{model}", "{model_tag}", "{batch_size}", "-w{warm_up_iterations}", "-t{threads}", "{results}"};
  source["libraries"][0]["environment"] = {{"OMP_NUM_THREADS", "{threads}"}};
  source["warm_up_iterations"] = 5;
  Problems problems;
  const auto plan = readPlan(source.dump(), "/plans", problems);
  ASSERT_TRUE(plan) << formatProblem(problems[0]);
  RunFiles files;
  files.results = "/out/results.txt";
  const ProcessRequest request = programCall(*plan, plan->libraries[0], plan->models[0], {"tiny", "slow", 2, 0, {{"threads", "2"}}}, files, 3, "");
  EXPECT_EQ(request.arguments, (std::vector<std::string>{"/plans/tiny.onnx", "tiny", "2", "-w5", "-t2", "/out/results.txt"}));
  EXPECT_EQ(request.environment[2], "OMP_NUM_THREADS=2");
  EXPECT_EQ(request.workingDirectory, "/plans");
}

}  // namespace
}  // namespace collector
