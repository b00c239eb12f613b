#include "run/program_call.h"

#include <gtest/gtest.h>

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
  const ProcessRequest request = programCall(plan, plan.libraries[1], plan.models[0], {"tiny", "fast", 4, 0}, filesAt("/p", "/t"), 3);
  EXPECT_EQ(request.arguments, (std::vector<std::string>{"--deploy=/p", "--batch=4", "{0}{", "/t"}));
}

TEST(ProgramCall, LeavesTheChoiceOfTheGpuToThePlan) {
  nlohmann::json source = smallPlanJson();
  source["libraries"][1]["arguments"] = {"-gpu=1"};
  source["models"][0]["weights"] = "/w";
  const Plan plan = planFrom(source);
  const RunFiles paths = filesAt("/p", "");
  EXPECT_EQ(programCall(plan, plan.libraries[1], plan.models[0], {"tiny", "fast", 4, 0}, paths, 3).arguments,
            (std::vector<std::string>{"time", "-model", "/p", "-iterations", "3", "-weights", "/w", "-gpu=1"}));
  EXPECT_EQ(programCall(plan, plan.libraries[0], plan.models[0], {"tiny", "slow", 4, 0}, paths, 3).arguments.back(), "/w") << "the CPU library got a -gpu";
}

TEST(ProgramCall, GivesACleanEnvironmentThatThePlanMayChange) {
  Library library;
  library.environment = {{"LD_LIBRARY_PATH", "/opt"}, {"LC_ALL", "POSIX"}};
  EXPECT_EQ(programEnvironment(library, "/home/me"),
            (std::vector<std::string>{"GLOG_logtostderr=1", "HOME=/home/me", "LC_ALL=POSIX", "LD_LIBRARY_PATH=/opt",
                                      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}));
}

}  // namespace
}  // namespace collector
