#include "output/tensorrt_output.h"

#include <gtest/gtest.h>

namespace collector {
namespace {

TEST(TensorRtOutput, ReadsTheTimingProgramsLines) {
  const auto output = parseTensorRtOutput(
      "[tensorrt-time] index: 0; name: conv1 + relu1; time: 0.7636 (ms)\n[tensorrt-time] index: 1; name: a; time: b; time: 2 (ms)\n"
      "[tensorrt-time] Total time: 20.5 (ms)\n",
      {});
  EXPECT_EQ(output.forwardMs.value(), 20.5);
  ASSERT_EQ(output.layers.size(), 2u);
  EXPECT_EQ(output.layers[0].layer, "conv1 + relu1");
  EXPECT_EQ(output.layers[0].forwardMs.value(), 0.7636);
  EXPECT_EQ(output.layers[1].layer, "a; time: b");
  EXPECT_FALSE(output.layers[0].backwardMs);
}

TEST(TensorRtOutput, PrefersTheTimingProgramsFileForLayers) {
  const auto output = parseTensorRtOutput("[tensorrt-time] index: 0; name: x; time: 1 (ms)\n[tensorrt-time] Total time: 3 (ms)\n",
                                          {R"({"per_layer_info":[{"name":"conv1","index":0,"time_ms":1.25}]})", ""});
  ASSERT_EQ(output.layers.size(), 1u);
  EXPECT_EQ(output.layers[0].layer, "conv1");
  EXPECT_EQ(output.layers[0].forwardMs.value(), 1.25);
  EXPECT_EQ(output.forwardMs.value(), 3);
}

TEST(TensorRtOutput, AveragesTrtexecsTimes) {
  const auto output = parseTensorRtOutput("&&&& PASSED TensorRT.trtexec\n", {"", R"([{"computeMs":1,"latencyMs":9},{"computeMs":3,"latencyMs":9}])"});
  EXPECT_EQ(output.forwardMs.value(), 2);
  EXPECT_EQ(output.iterations.forwardMs, (std::vector<double>{1, 3}));
}

std::string spans(const std::vector<std::pair<double, double>>& beginAndMs) {
  std::string text;
  for (const auto& span : beginAndMs) {
    text += (text.empty() ? "[" : ",") + ("{\"startComputeMs\":" + std::to_string(span.first)) + ",\"endComputeMs\":" +
            std::to_string(span.first + span.second) + ",\"computeMs\":" + std::to_string(span.second) + "}";
  }
  return text + "]";
}

TEST(TensorRtOutput, LeavesOutTheWarmUpThatEarlyVersionsExport) {
  const std::string times = spans({{0, 50}, {100, 50}, {200, 1}, {210, 3}});
  const auto output = parseTensorRtOutput("[I] Warmup completed 2 queries over 200 ms\n", {"", times});
  EXPECT_EQ(output.iterations.forwardMs, (std::vector<double>{1, 3}));
  EXPECT_EQ(output.warmUpIterations.value(), 2);
  EXPECT_EQ(output.forwardMs.value(), 2);
  EXPECT_EQ(parseTensorRtOutput("", {"", times}).iterations.count(), 4u) << "the log does not say what was warm-up";
  EXPECT_FALSE(parseTensorRtOutput("", {"", times}).warmUpIterations);
}

TEST(TensorRtOutput, TellsIterationsThatRanAtTheSameTime) {
  EXPECT_EQ(parseTensorRtOutput("", {"", spans({{0, 4}, {4, 4}, {8.5, 4}})}).overlap, "");
  EXPECT_EQ(parseTensorRtOutput("", {"", spans({{3000.01, 4}, {3004, 4}})}).overlap, "") << "six digits";
  EXPECT_EQ(parseTensorRtOutput("", {"", spans({{2, 4}, {0, 4}, {4, 4}, {8, 4}})}).overlap,
            "up to 2 at once, as with several streams");
}

TEST(TensorRtOutput, NumbersLayersOfOneName) {
  const auto output = parseTensorRtOutput("", {R"json([{"name":"Reformat","averageMs":1},{"name":"Reformat","averageMs":1},{"name":"Reformat (2)","averageMs":1}])json", ""});
  ASSERT_EQ(output.layers.size(), 3u);
  EXPECT_EQ(output.layers[0].layer, "Reformat");
  EXPECT_EQ(output.layers[1].layer, "Reformat (2)");
  EXPECT_EQ(output.layers[2].layer, "Reformat (2) (2)");
}

TEST(TensorRtOutput, ReadsTrtexecsProfile) {
  const auto output = parseTensorRtOutput("", {R"([{"count":10},{"name":"conv1","timeMs":5,"averageMs":0.5,"medianMs":0.4,"percentage":100}])", ""});
  ASSERT_EQ(output.layers.size(), 1u);
  EXPECT_EQ(output.layers[0].forwardMs.value(), 0.5);
  EXPECT_EQ(output.profiledIterations.value(), 10);
}

TEST(TensorRtOutput, ReadsAProfileWhoseNamesAreNotEscaped) {
  const auto output = parseTensorRtOutput(
      "", {"[\n  { \"count\" : 2 }\n, { \"name\" : \"a \"b\" \\ c\", \"timeMs\" : 1.0, \"averageMs\" : 0.5, \"medianMs\" : 0.5, \"percentage\" : 1 }\n]\n", ""});
  ASSERT_EQ(output.layers.size(), 1u);
  EXPECT_EQ(output.layers[0].layer, "a \"b\" \\ c");
  EXPECT_EQ(output.layers[0].forwardMs.value(), 0.5);
}

TEST(TensorRtOutput, ComplainsAboutWhatIsNoTime) {
  EXPECT_EQ(parseTensorRtOutput("[tensorrt-time] Total time: nan (ms)\n", {}).complaintsInAll, 1u);
  EXPECT_EQ(parseTensorRtOutput("", {"", "[{\"computeMs\":-1}]"}).complaintsInAll, 1u);
  EXPECT_EQ(parseTensorRtOutput("", {"", "half a fi"}).complaintsInAll, 1u);
  EXPECT_EQ(parseTensorRtOutput("", {R"({"per_layer_info":[{"name":"conv1"}]})", ""}).complaintsInAll, 1u);
}

}  // namespace
}  // namespace collector
