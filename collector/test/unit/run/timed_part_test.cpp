#include "run/timed_part.h"

#include <gtest/gtest.h>

namespace collector {
namespace {

const std::string prefix = "I1207 02:01:22.100001  7401 caffe.cpp:347] ";

/// The window of lines that arrive one per 10 ms, the first at 10.
Optional<TimedWindow> windowOf(ProgramKind kind, const std::vector<std::string>& lines) {
  TimedPart part(kind);
  double nowMs = 0;
  for (const std::string& line : lines) part.take(line, nowMs += 10);
  return part.window();
}

void expectWindow(const Optional<TimedWindow>& window, double beginMs, double endMs) {
  ASSERT_TRUE(window);
  EXPECT_EQ(window->beginMs, beginMs);
  EXPECT_EQ(window->endMs, endMs);
}

TEST(TimedPart, OfCaffeIsFromTheBenchmarksBeginToItsEnd) {
  expectWindow(windowOf(ProgramKind::caffe, {"Initial loss: 0", prefix + "*** Benchmark begins ***", prefix + "Iteration: 1 forward-backward time: 5 ms.",
                                             prefix + "*** Benchmark ends ***", "more"}),
               20, 40);
}

TEST(TimedPart, OfTheFp16ToolIsThatOfItsWholePasses) {
  expectWindow(windowOf(ProgramKind::caffe, {prefix + "*** Benchmark begins ***", prefix + "Iteration: 1 forward time (layer by layer): 35.7 ms.",
                                             prefix + "Iteration: 2 forward time (layer by layer): 35.7 ms.", prefix + "Iteration: 1 forward time: 32.5 ms.",
                                             prefix + "Iteration: 2 forward time: 32.5 ms.", prefix + "*** Benchmark ends ***"}),
               30, 60);
}

TEST(TimedPart, OfABuildThatTimesLayersOnlyIsAllOfIt) {
  expectWindow(windowOf(ProgramKind::caffe, {prefix + "*** Benchmark begins ***", prefix + "Iteration: 1 forward time (layer by layer): 35.7 ms.", prefix + "*** Benchmark ends ***"}),
               10, 30);
}

TEST(TimedPart, OfTrtexecIsItsInference) {
  expectWindow(windowOf(ProgramKind::tensorrt, {"[I] Building", "[12/07/2016-02:01:22] [I] Starting inference threads", "[12/07/2016-02:01:25] [I] Warmup completed 4 queries over 200 ms",
                                                "[12/07/2016-02:01:25] [I] Timing trace has 56 queries over 3.1 s", "&&&& PASSED TensorRT.trtexec"}),
               20, 30);
  // With a profiler at work, trtexec reports no trace.
  expectWindow(windowOf(ProgramKind::tensorrt, {"[I] Starting inference", "[I] === Profile (309 iterations ) ==="}), 10, 20);
}

TEST(TimedPart, OfTheLinesProtocolIsFromBeginToEnd) {
  expectWindow(windowOf(ProgramKind::lines, {"@bench {\"event\":\"setup\",\"mode\":\"begin\"}", "@bench {\"event\": \"begin\"}", "the end",
                                             "@bench {\"event\":\"iteration\"}", "@bench {\"event\":\"end\"}", "@bench {\"event\":\"end\"}"}),
               20, 50);
  EXPECT_FALSE(windowOf(ProgramKind::lines, {"@bench {\"event\":\"end\"}", "@bench {\"event\":\"begin\"}"}));
}

TEST(TimedPart, IsNotKnownOfAProgramThatDoesNotTellOrDidNotFinish) {
  EXPECT_FALSE(windowOf(ProgramKind::tensorrt, {"[tensorrt-time] Total time: 20.5 (ms)", "&&&& PASSED"}));
  EXPECT_FALSE(windowOf(ProgramKind::caffe, {prefix + "*** Benchmark begins ***"}));
  EXPECT_FALSE(windowOf(ProgramKind::caffe, {prefix + "*** Benchmark ends ***"}));
}

}  // namespace
}  // namespace collector
