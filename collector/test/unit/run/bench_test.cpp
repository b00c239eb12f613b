#include "run/bench.h"

#include <gtest/gtest.h>
#include <sstream>

#include "board.h"
#include "definitions.h"
#include "doctor/plan_findings.h"
#include "fakes.h"
#include "plans.h"

namespace collector {
namespace {

const std::string prefix = "I1207 02:01:22.100001  7401 caffe.cpp:347] ";

class BenchTest : public testing::Test {
 protected:
  BenchTest() {
    source = smallPlanJson();
    folder.write("tiny.prototxt", tinyNet());
    source["models"][0]["prototxt"] = folder / "tiny.prototxt";
    runner.play = [this](const ProcessRequest& request, ProcessObserver& observer) {
      ProcessEnd end;
      end.how = ProcessEnd::How::exited;
      end.wallMs = 500;
      end.peakRssBytes = 4096;
      print(end, observer, "Initial loss: 0");
      print(end, observer, "*** Benchmark begins ***");
      const int iterations = std::stoi(request.arguments.at(4));
      print(end, observer, "Testing for " + std::to_string(iterations) + " iterations.");
      clock.nowMs += 100;
      observer.onTick();
      clock.nowMs += 200;
      for (int i = 0; i < iterations; ++i) print(end, observer, "Iteration: 1 forward-backward time: " + std::to_string(i == 0 ? 16 : 11 + i) + " ms.");
      print(end, observer, "     conv1\tforward: 4 ms.");
      print(end, observer, "Average Forward pass: 5 ms.");
      print(end, observer, "Average Backward pass: 0 ms.");
      print(end, observer, "Average Forward-Backward: 13.75 ms.");
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
    return measure(planFrom(source), {{"tiny", "fast", 2, 0}, 5, earlierAttempts}, folder.path(), world,
                   {[this](int pid) { startedPid = pid; }, [this](int) { ++looks; return found; }, [this](double temperatureC) { coolingFromC.push_back(temperatureC); }});
  }

  nlohmann::json source;
  TemporaryFolder folder;
  Board board;
  Sensors sensors = probeSensors(board.files);
  FakeClock clock;
  FakeRunner runner;
  bool endRequested = false;
  int earlierAttempts = 0;
  int startedPid = 0;
  int looks = 0;
  Optional<bool> found;
  std::vector<double> coolingFromC;
};

TEST_F(BenchTest, RecordsAllOfARun) {
  const RunRecord run = measureFast().run;
  EXPECT_EQ(run.verdict.status, Status::ok) << run.verdict.failure;
  EXPECT_EQ(run.forwardMs.value(), 5);
  EXPECT_FALSE(run.backwardMs) << "0 is no measurement";
  EXPECT_EQ(run.runOrder, 5);
  EXPECT_EQ(run.iterations.value(), 3);
  EXPECT_EQ(run.warmUpIterations.value(), 1);
  EXPECT_EQ(run.leftOut, 1u) << "16 ms are over 1.2 times 12.5";
  EXPECT_DOUBLE_EQ(run.forwardBackwardMs.value(), 12.625) << "of 13.75 ms on average, the first in them";
  EXPECT_EQ(run.precedingIterations, 0);
  EXPECT_EQ(run.firstIterationMs.value(), 16);
  EXPECT_EQ(run.laterIterationsMs.value(), 12.5);
  EXPECT_EQ(run.wallMs.value(), 500);
  EXPECT_EQ(run.peakRssBytes.value(), 4096);
  EXPECT_EQ(run.conditions.gpuHz.value(), 998400000);
  EXPECT_EQ(run.conditions.timedSamples, 1u);
  // 9000 mW × (300 ms ÷ 3 iterations) ÷ 2 images = 450 mJ
  EXPECT_DOUBLE_EQ(*run.energyMjPerImage, 450);
  EXPECT_EQ(startedPid, 4711);
}

TEST_F(BenchTest, RecordsWhetherTheProgramWasStillThereToBeLookedAt) {
  EXPECT_FALSE(measureFast().run.lookedAt) << "no one looked";
  found = false;
  EXPECT_EQ(measureFast().run.lookedAt.value(), false);
  found = true;
  EXPECT_EQ(measureFast().run.lookedAt.value(), true);
  runner.play = [](const ProcessRequest&, ProcessObserver&) { return ProcessEnd(); };
  EXPECT_EQ(measureFast().run.lookedAt.value(), false) << "before its first output nothing tells whether all is loaded";
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

TEST_F(BenchTest, WritesACopyAnewThatIsNotWhatItWrote) {
  measureFast();
  const std::string copy = folder.read("work/tiny-batch-2.prototxt");
  folder.write("work/tiny-batch-2.prototxt", "layer {");
  measureFast();
  EXPECT_EQ(folder.read("work/tiny-batch-2.prototxt"), copy);
}

TEST_F(BenchTest, KeepsTheWholeOutput) {
  const RunRecord run = measureFast().run;
  EXPECT_EQ(run.log, "logs/tiny/fast/batch-2-repetition-0.log");
  EXPECT_EQ(folder.read(run.log).substr(0, prefix.size() + 15), prefix + "Initial loss: 0");
}

TEST_F(BenchTest, KeepsEverySampleWithItsPhase) {
  const RunRecord run = measureFast().run;
  EXPECT_EQ(run.samples, "logs/tiny/fast/batch-2-repetition-0.samples.jsonl");
  std::istringstream lines(folder.read(run.samples));
  std::vector<std::string> phases;
  for (std::string line; std::getline(lines, line);) {
    const auto sample = nlohmann::json::parse(line);
    phases.push_back(sample.at("phase").get<std::string>());
    EXPECT_EQ(sample.at("gpu_hz"), 998400000);
    EXPECT_EQ(sample.at("rails_mw").at("VDD_IN"), 9000);
  }
  EXPECT_EQ(phases, (std::vector<std::string>{"before", "timed", "after"}));
  ASSERT_TRUE(run.conditions.before && run.conditions.after);
  EXPECT_EQ(run.conditions.after->gpuHz.value(), 998400000);
  EXPECT_EQ(run.conditions.temperatureAfterC.value(), 39);
}

TEST_F(BenchTest, GivesALaterAttemptFilesOfItsOwn) {
  const RunRecord first = measureFast().run;
  earlierAttempts = 1;
  const RunRecord second = measureFast().run;
  EXPECT_EQ(second.log, "logs/tiny/fast/batch-2-repetition-0-attempt-2.log");
  EXPECT_FALSE(folder.read(first.log).empty()) << "the first attempt's output is gone";
  EXPECT_FALSE(folder.read(second.log).empty());
  EXPECT_NE(first.samples, second.samples);
}

TEST_F(BenchTest, RunsTheDiscardedProcessFirst) {
  source["warm_up_iterations"] = 2;
  const Measurement result = measureFast();
  ASSERT_EQ(runner.requests.size(), 2u);
  EXPECT_EQ(runner.requests[0].arguments[4], "2");
  EXPECT_EQ(runner.requests[1].arguments[4], "3");
  EXPECT_EQ(result.run.precedingIterations, 2);
  EXPECT_EQ(result.run.precedingWallMs.value(), 500);
  EXPECT_TRUE(result.warnings.empty());
  EXPECT_NE(folder.read("logs/tiny/fast/batch-2-repetition-0.warm-up.log").find("Testing for 2"), std::string::npos);
  EXPECT_NE(folder.read(result.run.log).find("Testing for 3"), std::string::npos);
}

TEST_F(BenchTest, TellsThatTheDiscardedProcessFailedAndCountsNothingOfIt) {
  source["warm_up_iterations"] = 5;
  const auto sound = runner.play;
  runner.play = [&](const ProcessRequest& request, ProcessObserver& observer) {
    if (request.arguments[4] != "5") return sound(request, observer);
    ProcessEnd usage;
    usage.how = ProcessEnd::How::exited;
    usage.output = "usage: caffe <command> <args>\n";
    return usage;
  };
  const Measurement result = measureFast();
  EXPECT_EQ(result.run.precedingIterations, 0);
  EXPECT_EQ(result.run.verdict.status, Status::ok);
  EXPECT_EQ(result.warnings, std::vector<std::string>{"warm-up: usage printed instead of a benchmark: usage: caffe <command> <args>; output: "
                                                      "logs/tiny/fast/batch-2-repetition-0.warm-up.log"});
}

TEST_F(BenchTest, FailsARunWithFewerIterationsThanPlanned) {
  source["iterations"] = 10;
  const auto sound = runner.play;
  runner.play = [&](const ProcessRequest& request, ProcessObserver& observer) {
    ProcessRequest fewer = request;
    fewer.arguments[4] = "1";
    return sound(fewer, observer);
  };
  const RunRecord run = measureFast().run;
  EXPECT_EQ(run.verdict.failure, "iterations missing: 1 of 10 ended");
  EXPECT_EQ(run.iterations.value(), 1) << "those that really ran";
}

TEST_F(BenchTest, TakesTrtexecsEnergyFromItsForwardTimeAndNoneWithoutATimedPart) {
  source["libraries"][1]["kind"] = "tensorrt";
  source["libraries"][1]["arguments"] = {"--deploy={prototxt}", "--times={times}"};
  bool tells = true;
  runner.play = [&](const ProcessRequest&, ProcessObserver& observer) {
    ProcessEnd end;
    end.how = ProcessEnd::How::exited;
    end.wallMs = 500;
    end.output = tells ? "[I] Starting inference\n" : "loading\n";
    observer.onOutput(end.output.data(), end.output.size());
    clock.nowMs += 100;
    observer.onTick();
    const std::string ending = "[I] Warmup completed 1 queries over 200 ms\n";
    clock.nowMs += 100;
    observer.onOutput(ending.data(), ending.size());
    end.output += ending;
    folder.write("work/times.json", "[{\"computeMs\":4},{\"computeMs\":6}]");
    return end;
  };
  RunRecord run = measureFast().run;
  ASSERT_EQ(run.verdict.status, Status::ok) << run.verdict.failure;
  EXPECT_FALSE(run.conditions.wholeProcess);
  // 9000 mW × 5 ms ÷ 2 images = 22.5 mJ
  EXPECT_DOUBLE_EQ(run.energyMjPerImage.value(), 22.5);
  tells = false;
  run = measureFast().run;
  EXPECT_TRUE(run.conditions.wholeProcess);
  EXPECT_EQ(run.conditions.powerMw.value(), 9000);
  EXPECT_FALSE(run.energyMjPerImage) << "the power is not that of the timed part";
}

TEST_F(BenchTest, RecordsWhatATensorRtProgramWasToldOfItsWarmUp) {
  source["libraries"][1]["kind"] = "tensorrt";
  source["libraries"][1]["arguments"] = {"--deploy={prototxt}", "--times={times}"};
  source["warm_up_iterations"] = 5;
  runner.play = [&](const ProcessRequest&, ProcessObserver&) {
    ProcessEnd end;
    end.how = ProcessEnd::How::exited;
    end.wallMs = 500;
    end.output = "&&&& PASSED\n";
    folder.write("work/times.json", "[{\"computeMs\":4},{\"computeMs\":6}]");
    return end;
  };
  EXPECT_FALSE(measureFast().run.warmUpIterations) << "nobody knows";
  source["libraries"][1]["arguments"].push_back("--warmUp={warm_up_iterations}");
  EXPECT_EQ(measureFast().run.warmUpIterations.value(), 5);
}

TEST_F(BenchTest, RecordsAProgramThatSpeaksLines) {
  source["libraries"][1]["kind"] = "lines";
  source["libraries"][1]["arguments"] = {"{model_tag}", "{batch_size}", "{iterations}"};
  runner.play = [&](const ProcessRequest& request, ProcessObserver& observer) {
    EXPECT_EQ(request.arguments, (std::vector<std::string>{"tiny", "2", "3"}));
    ProcessEnd end;
    end.how = ProcessEnd::How::exited;
    end.wallMs = 500;
    const auto tell = [&](const std::string& object) {
      const std::string line = "@bench " + object + "\n";
      observer.onOutput(line.data(), line.size());
      end.output += line;
      clock.nowMs += 50;
    };
    tell(R"({"event":"setup","v":1,"batch_size":2,"framework":"mine"})");
    tell(R"({"event":"begin"})");
    for (const char* ms : {"40", "10", "12"}) {
      observer.onTick();
      tell("{\"event\":\"iteration\",\"forward_ms\":" + std::string(ms) + "}");
    }
    tell(R"({"event":"end","iterations":3})");
    return end;
  };
  const RunRecord run = measureFast().run;
  ASSERT_EQ(run.verdict.status, Status::ok) << run.verdict.failure;
  EXPECT_EQ(run.singleTimes.forwardMs, (std::vector<double>{40, 10, 12}));
  EXPECT_EQ(run.leftOut, 1u);
  EXPECT_DOUBLE_EQ(run.forwardMs.value(), 11);
  EXPECT_EQ(run.iterations.value(), 3);
  EXPECT_FALSE(run.warmUpIterations);
  EXPECT_FALSE(run.conditions.wholeProcess);
  EXPECT_EQ(run.conditions.timedSamples, 3u);
  EXPECT_EQ(run.setUp.at("framework"), "mine");
  // 9000 mW × (200 ms ÷ 3 iterations) ÷ 2 images
  EXPECT_DOUBLE_EQ(run.energyMjPerImage.value(), 300);
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
  runner.play = [this](const ProcessRequest&, ProcessObserver&) {
    endRequested = true;
    return ProcessEnd();
  };
  EXPECT_TRUE(measureFast().interrupted);
}

TEST_F(BenchTest, WaitsForTheBoardToCool) {
  source["cool_down_c"] = 38;
  clock.onSleep = [this] { board.zone(1, "GPU-therm", clock.nowMs >= 4000 ? "37500" : "39000"); };
  EXPECT_DOUBLE_EQ(measureFast().run.coolDownS, 3);
  EXPECT_EQ(coolingFromC, (std::vector<double>{39, 39, 39}));
}

TEST_F(BenchTest, StartsNothingWhenTheWaitIsInterrupted) {
  source["cool_down_c"] = 38;
  clock.onSleep = [this] { endRequested = clock.nowMs >= 4000; };
  EXPECT_TRUE(measureFast().interrupted);
  EXPECT_DOUBLE_EQ(clock.nowMs, 4000) << "it went on waiting";
  EXPECT_TRUE(runner.requests.empty());
  EXPECT_EQ(folder.read("logs/tiny/fast/batch-2-repetition-0.log"), "");
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
  runner.play = [](const ProcessRequest&, ProcessObserver&) {
    ProcessEnd end;
    end.how = ProcessEnd::How::exited;
    end.output = "&&&& PASSED\n";
    return end;
  };
  source["libraries"][1]["kind"] = "tensorrt";
  source["libraries"][1]["arguments"] = {"--deploy={prototxt}", "--times={times}"};
  folder.write("work/times.json", "[{\"computeMs\":1}]");
  EXPECT_EQ(measureFast().run.verdict.failure, "no forward time in the output");
}

TEST_F(BenchTest, DoctorSaysNothingOfAProgramThatItEndedAtOnce) {
  source["libraries"][0]["program"] = source["libraries"][1]["program"] = "/bin/sh";
  runner.play = [this](const ProcessRequest&, ProcessObserver&) {
    endRequested = true;
    return ProcessEnd();
  };
  World world = {runner, clock, board.files, sensors, "/home/me", [this] { return endRequested; }};
  EXPECT_TRUE(lookAtPlan(planFrom(source), world).empty());
  EXPECT_EQ(runner.requests.size(), 1u);
}

}  // namespace
}  // namespace collector
