#include "output/caffe_output.h"

#include <gtest/gtest.h>

#include "output/glog_line.h"

namespace collector {
namespace {

const std::string prefix = "I1207 02:01:22.100001  7401 caffe.cpp:347] ";

BenchmarkOutput parseLines(const std::vector<std::string>& messages, const std::string& before = prefix) {
  std::string text;
  for (const std::string& message : messages) text += before + message + "\n";
  return parseCaffeOutput(text);
}

TEST(GlogLine, IsReadWithAndWithoutTheYear) {
  for (const char* date : {"1207", "20161207"}) {
    const auto line = parseGlogLine("W" + std::string(date) + " 02:01:22.100001  7401 net.cpp:131] Top shape: 2 3 (6)");
    ASSERT_TRUE(line) << date;
    EXPECT_EQ(line->severity, 'W');
    EXPECT_EQ(line->message, "Top shape: 2 3 (6)");
  }
}

TEST(GlogLine, IsNotFoundInOtherText) {
  for (const char* text : {"", "I", "Iteration: 1 [x] y", "I12 02:01:22 7401 a.cpp:1] x", "I1207 02:01:22.1 7401 caffe.cpp] x",
                           "I1207 02:01:22.1 7401 :5] x", "I1207 02:01:22.1 7401 a.cpp:] x", "X1207 02:01:22.1 7401 a.cpp:1] x"}) {
    EXPECT_FALSE(parseGlogLine(text)) << text;
  }
}

TEST(CaffeOutput, TakesTheTotals) {
  const auto output = parseLines({"Average Forward pass: 142.893 ms.", "Average Backward pass: 654.52 ms.", "Average Forward-Backward: 797.5 ms.",
                                  "Total Time: 1595 ms.", "*** Benchmark ends ***"});
  EXPECT_EQ(output.forwardMs.value(), 142.893);
  EXPECT_EQ(output.backwardMs.value(), 654.52);
  EXPECT_EQ(output.forwardBackwardMs.value(), 797.5);
  EXPECT_EQ(output.totalMs.value(), 1595);
  EXPECT_TRUE(output.benchmarkEnded);
  EXPECT_TRUE(output.complaints.empty());
}

TEST(CaffeOutput, TakesTimesInScientificNotation) {
  const auto output = parseLines({"      data\tforward: 9.6e-05 ms.", "      data\tbackward: 1.23457e+06 ms."});
  ASSERT_EQ(output.layers.size(), 1u);
  EXPECT_EQ(output.layers[0].forwardMs.value(), 9.6e-05);
  EXPECT_EQ(output.layers[0].backwardMs.value(), 1.23457e+06);
}

TEST(CaffeOutput, TakesLayersInTheirOrderWithBareNames) {
  const auto output = parseLines({"     conv1\tforward: 16 ms.", "     conv1\tbackward: 13 ms.",
                                  "fire2/squeeze1x1_fire2/relu_squeeze1x1_0_split\tforward: 0.5 ms.", " a.b-c_d/e\tforward: 1 ms."});
  ASSERT_EQ(output.layers.size(), 3u);
  EXPECT_EQ(output.layers[0].layer, "conv1");
  EXPECT_EQ(output.layers[1].layer, "fire2/squeeze1x1_fire2/relu_squeeze1x1_0_split");
  EXPECT_EQ(output.layers[2].layer, "a.b-c_d/e");
  EXPECT_FALSE(output.layers[2].backwardMs);
}

TEST(CaffeOutput, KeepsTwoLayersOfOneNameApart) {
  const auto output = parseLines({"fc\tforward: 1 ms.", "fc\tbackward: 2 ms.", "fc\tforward: 3 ms.", "fc\tbackward: 4 ms."});
  ASSERT_EQ(output.layers.size(), 2u);
  EXPECT_EQ(output.layers[1].forwardMs.value(), 3);
  EXPECT_EQ(output.layers[1].backwardMs.value(), 4);
}

TEST(CaffeOutput, DoesNotTakeWhatIsNoTime) {
  for (const char* value : {"-nan", "nan", "inf", "-1", "1e999", "0x10", "12abc", ""}) {
    const auto output = parseLines({"conv1\tforward: " + std::string(value) + " ms.", "Average Forward pass: " + std::string(value) + " ms."});
    EXPECT_FALSE(output.forwardMs) << value;
    ASSERT_EQ(output.layers.size(), 1u);
    EXPECT_FALSE(output.layers[0].forwardMs) << value;
    EXPECT_EQ(output.complaintsInAll, 2u) << value;
  }
}

// What NVIDIA's experimental/fp16 tool prints, with the figures of the original campaign at batch size 6.
TEST(CaffeOutput, KeepsTheFp16ToolsTwoKindsOfPassesApart) {
  const auto output = parseLines({"Testing for 2 iterations.", "Iteration: 1 forward time (layer by layer): 35.7 ms.", "Iteration: 2 forward time (layer by layer): 33.8 ms.",
                                  "Iteration: 1 forward time: 32.5 ms.", "Iteration: 2 forward time: 32.4 ms.", "     conv1\tforward: 4.39647 ms.",
                                  "Average Forward pass: 32.45 ms.", "Total Time: 134.4 ms.", "*** Benchmark ends ***"});
  EXPECT_EQ(output.iterations.forwardMs, (std::vector<double>{32.5, 32.4})) << "the forward time is the mean of these";
  EXPECT_EQ(output.layerPassMs, (std::vector<double>{35.7, 33.8}));
  EXPECT_EQ(output.forwardMs.value(), 32.45);
  EXPECT_FALSE(output.backwardMs);
  EXPECT_FALSE(output.layers[0].backwardMs);
}

TEST(CaffeOutput, TakesPassesLayerByLayerForTheIterationsWhereThereAreNoOthers) {
  const auto output = parseLines({"Iteration: 1 forward time (layer by layer): 35.7 ms."});
  EXPECT_EQ(output.iterations.forwardMs, std::vector<double>{35.7});
  EXPECT_TRUE(output.layerPassMs.empty());
}

TEST(CaffeOutput, TakesTheLastMemoryOfEachDialect) {
  EXPECT_EQ(parseLines({"Memory required for data: 1236696", "Memory required for data: 3559896"}).memoryBytes.value(), 3559896);
  EXPECT_EQ(parseLines({"Top memory (TRAIN) required for data: 26633408 diff: 8"}).memoryBytes.value(), 26633408);
  EXPECT_EQ(parseLines({"Memory required for data: 3559896 B"}).memoryBytes.value(), 3559896);
  EXPECT_FALSE(parseLines({"Memory required for data: many"}).memoryBytes);
}

TEST(CaffeOutput, CountsTheIterationsThatEnded) {
  const auto output = parseLines({"*** Benchmark begins ***", "Testing for 10 iterations.", "Iteration: 1 forward-backward time: 1576 ms.",
                                  "Iteration: 2 forward-backward time: 500 ms."});
  EXPECT_EQ(output.iterationsAsked.value(), 10);
  EXPECT_EQ(output.iterations.forwardBackwardMs, (std::vector<double>{1576, 500}));
  EXPECT_TRUE(output.benchmarkBegan);
  EXPECT_FALSE(output.benchmarkEnded);
}

TEST(CaffeOutput, ReadsTheSetUp) {
  const auto output = parseLines({"Creating Layer conv1", "conv1 <- data", "conv1 -> conv1", "Setting up conv1", "Top shape: 2 64 113 113 (1634432)",
                                  "Creating Layer relu1", "relu1 <- conv1", "relu1 -> conv1 (in-place)", "Setting up relu1", "Top shape: 2 64 113 113 (1634432)"});
  ASSERT_EQ(output.setUp.size(), 2u);
  EXPECT_EQ(output.setUp[0].bottoms, std::vector<std::string>{"data"});
  EXPECT_EQ(output.setUp[1].tops, std::vector<std::string>{"conv1"});
  EXPECT_EQ(output.setUp[0].topShapes, (std::vector<std::vector<std::int64_t>>{{2, 64, 113, 113}}));
}

TEST(CaffeOutput, ReadsTheSetUpOfLaterNvidiaBuilds) {
  const auto output = parseLines({"Created Layer conv1 (1)", "conv1 <- data", "conv1 -> conv1", "Setting up conv1",
                                  "TRAIN Top shape for layer 1 'conv1' 2 64 113 113 (1634432)"});
  ASSERT_EQ(output.setUp.size(), 1u);
  EXPECT_EQ(output.setUp[0].layer, "conv1");
  EXPECT_EQ(output.setUp[0].topShapes, (std::vector<std::vector<std::int64_t>>{{2, 64, 113, 113}}));
}

TEST(CaffeOutput, IgnoresLinesWithoutTheLogsPrefixAndCarriageReturns) {
  EXPECT_FALSE(parseCaffeOutput("Average Forward pass: 1 ms.\n").forwardMs);
  EXPECT_EQ(parseCaffeOutput(prefix + "Average Forward pass: 1 ms.\r\n").forwardMs.value(), 1);
}

TEST(CaffeOutput, DoesNotTakeHalfALine) {
  EXPECT_FALSE(parseCaffeOutput(prefix + "Total Time: 15").totalMs);
  EXPECT_FALSE(parseCaffeOutput(prefix + "Total Time: 15 ms").totalMs);
}

TEST(CaffeOutput, NumbersLayersWhoseNamesRepeat) {
  const auto output = parseLines({"     conv1\tforward: 1 ms.", "     conv1\tbackward: 2 ms.", "     conv1\tforward: 3 ms.", "     conv1\tbackward: 4 ms."});
  ASSERT_EQ(output.layers.size(), 2u);
  EXPECT_EQ(output.layers[0].layer, "conv1");
  EXPECT_EQ(output.layers[1].layer, "conv1 (2)");
  EXPECT_EQ(output.layers[1].forwardMs.value(), 3);
  EXPECT_EQ(output.layers[1].backwardMs.value(), 4);
}

TEST(CaffeOutput, WritesNamesThatAreNoTextWithEscapesAndNotesIt) {
  const auto output = parseCaffeOutput("I1207 02:01:22.100001  7401 caffe.cpp:347]      c\xff\tforward: 1 ms.\n");
  ASSERT_EQ(output.layers.size(), 1u);
  EXPECT_EQ(output.layers[0].layer, "c\\xff");
  EXPECT_EQ(output.notes, std::vector<std::string>{"the name of a layer is no plain text: written as c\\xff"});
}

}  // namespace
}  // namespace collector
