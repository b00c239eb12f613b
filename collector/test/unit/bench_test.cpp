#include "bench.h"

#include <gtest/gtest.h>

#include "board.h"
#include "cool_down.h"
#include "definitions.h"
#include "fakes.h"
#include "plans.h"
#include "program_call.h"

namespace collector {
namespace {

const std::string prefix = "I1207 02:01:22.100001  7401 caffe.cpp:347] ";

class BenchTest : public testing::Test {
 protected:
  BenchTest() {
    source = smallPlanJson();
    folder.write("tiny.prototxt", tinyNet());
    source["models"][0]["prototxt"] = folder / "tiny.prototxt";
    runner.play = [this](const ProcessRequest&, ProcessObserver& observer) {
      ProcessEnd end;
      end.how = ProcessEnd::How::exited;
      end.wallMs = 500;
      end.peakRssBytes = 4096;
      print(end, observer, "Initial loss: 0");
      print(end, observer, "*** Benchmark begins ***");
      print(end, observer, "Testing for 3 iterations.");
      clock.nowMs += 100;
      observer.onTick();
      clock.nowMs += 200;
      for (const char* ms : {"16", "12", "14"}) print(end, observer, "Iteration: 1 forward-backward time: " + std::string(ms) + " ms.");
      print(end, observer, "     conv1\tforward: 4 ms.");
      print(end, observer, "Average Forward pass: 5 ms.");
      print(end, observer, "Average Backward pass: 0 ms.");
      print(end, observer, "Total Time: 42 ms.");
      print(end, observer, "*** Benchmark ends ***");
      return end;
    };
  }

  void print(ProcessEnd& end, ProcessObserver& observer, const std::string& message) {
    const std::string line = prefix + message + "\n";
    // In two pieces, as a pipe may deliver it.
    observer.onOutput(line.data(), 50);
    observer.onOutput(line.data() + 50, line.size() - 50);
    end.output += line;
  }

  Measurement measureFast() {
    World world = {runner, clock, board.files, sensors, "/home/me", [this] { return endRequested; }};
    return measure(planFrom(source), {"tiny", "fast", 2, 0}, 5, folder.path(), world, [this](int pid) { startedPid = pid; });
  }

  nlohmann::json source;
  TemporaryFolder folder;
  Board board;
  Sensors sensors = probeSensors(board.files);
  FakeClock clock;
  FakeRunner runner;
  bool endRequested = false;
  int startedPid = 0;
};

TEST_F(BenchTest, RecordsAllOfARun) {
  const RunRecord run = measureFast().run;
  EXPECT_EQ(run.verdict.status, Status::ok) << run.verdict.failure;
  EXPECT_EQ(run.forwardMs.value(), 5);
  EXPECT_FALSE(run.backwardMs) << "0 is no measurement";
  EXPECT_EQ(run.runOrder, 5);
  EXPECT_EQ(run.iterations.value(), 3);
  EXPECT_EQ(run.warmUpIterations, 1);
  EXPECT_EQ(run.precedingIterations, 0);
  EXPECT_EQ(run.firstIterationMs.value(), 16);
  EXPECT_EQ(run.laterIterationsMs.value(), 13);
  EXPECT_EQ(run.wallMs.value(), 500);
  EXPECT_EQ(run.peakRssBytes.value(), 4096);
  EXPECT_EQ(run.conditions.gpuHz.value(), 998400000);
  EXPECT_EQ(run.conditions.timedSamples, 1u);
  // 9000 mW × (300 ms ÷ 3 iterations) ÷ 2 images = 450 mJ
  EXPECT_DOUBLE_EQ(*run.energyMjPerImage, 450);
  EXPECT_EQ(startedPid, 4711);
}

TEST_F(BenchTest, StartsCaffeOnACopyWithTheBatchSize) {
  measureFast();
  const ProcessRequest& request = runner.requests.at(0);
  const std::string copy = folder / "work/tiny-batch-2.prototxt";
  EXPECT_EQ(request.program, "/opt/fast/caffe");
  EXPECT_EQ(request.arguments, (std::vector<std::string>{"time", "-model", copy, "-iterations", "3", "-gpu", "0"}));
  EXPECT_NE(folder.read("work/tiny-batch-2.prototxt").find("shape { dim: 2 dim: 3"), std::string::npos);
  EXPECT_NE(folder.read("tiny.prototxt").find("shape { dim: 10 dim: 3"), std::string::npos);
}

TEST_F(BenchTest, KeepsTheWholeOutput) {
  const RunRecord run = measureFast().run;
  EXPECT_EQ(run.log, "logs/tiny/fast/batch-2-repetition-0.log");
  EXPECT_EQ(folder.read(run.log).substr(0, prefix.size() + 15), prefix + "Initial loss: 0");
}

TEST_F(BenchTest, RunsTheDiscardedProcessFirst) {
  source["warm_up_iterations"] = 2;
  const RunRecord run = measureFast().run;
  ASSERT_EQ(runner.requests.size(), 2u);
  EXPECT_EQ(runner.requests[0].arguments[4], "2");
  EXPECT_EQ(runner.requests[1].arguments[4], "3");
  EXPECT_EQ(run.precedingIterations, 2);
}

TEST_F(BenchTest, FailsACaseWhoseDefinitionCannotBeReadAndStartsNothing) {
  source["models"][0]["prototxt"] = "/no/such/net.prototxt";
  const RunRecord run = measureFast().run;
  EXPECT_EQ(run.verdict.failure, "prototxt not read: /no/such/net.prototxt: No such file or directory");
  EXPECT_EQ(run.verdict.status, Status::failed);
  EXPECT_TRUE(runner.requests.empty());
  EXPECT_FALSE(run.wallMs);
}

TEST_F(BenchTest, FailsACaseWhoseDefinitionIsBroken) {
  folder.write("tiny.prototxt", "layer {");
  EXPECT_EQ(measureFast().run.verdict.reason, "prototxt not understood");
}

TEST_F(BenchTest, HasNothingToRecordOfAnInterruptedRun) {
  endRequested = true;
  EXPECT_TRUE(measureFast().interrupted);
}

TEST_F(BenchTest, WaitsForTheBoardToCool) {
  source["cool_down_c"] = 38;
  clock.onSleep = [this] { board.zone(1, "GPU-therm", clock.nowMs >= 4000 ? "37500" : "39000"); };
  EXPECT_DOUBLE_EQ(measureFast().run.coolDownS, 3);
}

TEST_F(BenchTest, DoesNotWaitForeverForTheBoardToCool) {
  source["cool_down_c"] = 20;
  source["cool_down_limit_s"] = 7;
  const Measurement result = measureFast();
  EXPECT_DOUBLE_EQ(result.run.coolDownS, 7);
  ASSERT_EQ(result.warnings.size(), 1u);
  EXPECT_EQ(result.warnings[0], "still at 39 °C after 7 s of cooling; raise cool_down_limit_s or improve the cooling");
  EXPECT_EQ(result.run.verdict.status, Status::ok);
}

TEST_F(BenchTest, TakesNoFileOfAnEarlierTensorRtRun) {
  source["libraries"][1]["kind"] = "tensorrt";
  source["libraries"][1]["arguments"] = {"--times={times}"};
  folder.write("work/times.json", "[{\"computeMs\":1}]");
  EXPECT_EQ(measureFast().run.verdict.failure, "no forward time in the output");
}

TEST(ProgramCall, FillsInTensorRtsArguments) {
  nlohmann::json source = smallPlanJson();
  source["libraries"][1]["kind"] = "tensorrt";
  source["libraries"][1]["arguments"] = {"--deploy={prototxt}", "--batch={batch_size}", "{unknown}{", "{times}"};
  source["models"][0]["weights"] = "/w{times}";
  const Plan plan = planFrom(source);
  const ProcessRequest request = programCall(plan, plan.libraries[1], plan.models[0], {"tiny", "fast", 4, 0}, {"/p", "/l", "/profile", "/t"}, 3);
  EXPECT_EQ(request.arguments, (std::vector<std::string>{"--deploy=/p", "--batch=4", "{unknown}{", "/t"}));
}

TEST(ProgramCall, LeavesTheChoiceOfTheGpuToThePlan) {
  nlohmann::json source = smallPlanJson();
  source["libraries"][1]["arguments"] = {"-gpu=1"};
  source["models"][0]["weights"] = "/w";
  const Plan plan = planFrom(source);
  const RunPaths paths = {"/p", "/l", "", ""};
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
