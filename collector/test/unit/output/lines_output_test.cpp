#include "output/lines_output.h"

#include <gtest/gtest.h>

namespace collector {
namespace {

std::string line(const std::string& object) { return "@bench " + object + "\n"; }

const std::string setUp = line(R"({"event":"setup","v":1,"batch_size":2,"threads":4,"framework":"mine","version":"1.2","build":"fast"})");
const std::string begin = line(R"({"event":"begin","warm_up":3})");
const std::string iteration = line(R"({"event":"iteration","forward_ms":1.5})");
const std::string end = line(R"({"event":"end","iterations":1})");

std::string faultOf(const std::string& text) { return parseLinesOutput(text, "").told.fault; }

/// The fault of a sound run in which one line stands in place of the iteration's.
std::string faultInPlaceOfIteration(const std::string& object) { return faultOf(setUp + begin + line(object) + end); }

TEST(LinesOutput, HoldsWhatAProgramTells) {
  const BenchmarkOutput output = parseLinesOutput(
      "loading\n" + setUp + "warning: slow\r\n" + begin + iteration + line(R"({"event":"iteration","forward_ms":2})") + line(R"({"event":"end","iterations":2})") +
          line(R"({"event":"layer","name":"conv1","type":"Convolution","forward_ms":0.5})") + line(R"({"event":"layer","name":"relu1","forward_ms":0})") +
          line(R"({"event":"memory","bytes":4096})"),
      "");
  EXPECT_EQ(output.told.fault, "");
  EXPECT_EQ(output.iterations.forwardMs, (std::vector<double>{1.5, 2}));
  EXPECT_TRUE(output.iterations.forwardBackwardMs.empty());
  EXPECT_EQ(output.forwardMs.value(), 1.75);
  EXPECT_FALSE(output.backwardMs);
  EXPECT_EQ(output.told.batchSize.value(), 2);
  EXPECT_EQ(output.told.threads.value(), 4);
  EXPECT_EQ(output.warmUpIterations.value(), 3);
  EXPECT_EQ(output.told.setUp, (nlohmann::json{{"framework", "mine"}, {"version", "1.2"}, {"threads", 4}, {"build", "fast"}}));
  ASSERT_EQ(output.layers.size(), 2u);
  EXPECT_EQ(output.layers[0].type, "Convolution");
  EXPECT_EQ(output.layers[1].forwardMs.value(), 0) << "below the timer's resolution";
  EXPECT_EQ(output.memoryBytes.value(), 4096);
  EXPECT_TRUE(output.notes.empty());
}

TEST(LinesOutput, TakesTheSumOfBothDirectionsForTheWholePassUnlessThatIsTold) {
  const auto passOf = [](const std::string& object) { return parseLinesOutput(setUp + begin + line(object) + end, "").forwardBackwardMs.value(); };
  EXPECT_EQ(passOf(R"({"event":"iteration","forward_ms":1,"backward_ms":2})"), 3);
  EXPECT_EQ(passOf(R"({"event":"iteration","forward_ms":1,"backward_ms":2,"forward_backward_ms":3.5})"), 3.5);
}

TEST(LinesOutput, PutsLayersInTheOrderOfTheirIndexAndNumbersNamesThatRepeat) {
  const auto output = parseLinesOutput(setUp + begin + iteration + end + line(R"({"event":"layer","name":"b","index":1,"forward_ms":1})") +
                                           line(R"({"event":"layer","name":"a","index":0,"forward_ms":1})") + line(R"({"event":"layer","name":"b","index":2,"forward_ms":1})"),
                                       "");
  ASSERT_EQ(output.layers.size(), 3u);
  EXPECT_EQ(output.layers[0].layer, "a");
  EXPECT_EQ(output.layers[1].layer, "b");
  EXPECT_EQ(output.layers[2].layer, "b (2)");
}

TEST(LinesOutput, ReadsTheResultsFileInPlaceOfWhatIsPrinted) {
  const BenchmarkOutput output = parseLinesOutput("loading\n", setUp + begin + iteration + end);
  EXPECT_EQ(output.told.fault, "");
  EXPECT_TRUE(output.told.inFile);
  EXPECT_EQ(output.forwardMs.value(), 1.5);
  EXPECT_EQ(parseLinesOutput(setUp, begin).told.fault, "some lines were printed, others written to the results file; expected one of the two");
}

TEST(LinesOutput, IgnoresWhatALaterProgramMaySayAndTellsItOnce) {
  const auto output = parseLinesOutput(setUp + begin + line(R"({"event":"gc","ms":null})") + line(R"({"event":"gc"})") +
                                           line(R"({"event":"iteration","forward_ms":1.5,"mood":"good"})") + end,
                                       "");
  EXPECT_EQ(output.told.fault, "");
  EXPECT_EQ(output.notes, (std::vector<std::string>{"an event that this version does not know is ignored: gc",
                                                    "a field that this version does not know is ignored: mood of iteration"}));
}

TEST(LinesOutput, TellsWhyAProgramGaveUp) {
  EXPECT_EQ(parseLinesOutput(line(R"({"event":"error","reason":"out of memory"})"), "").told.error, "out of memory");
}

TEST(LinesOutput, RefusesNumbersThatAreNone) {
  const std::string expected = "; expected ms, a number above 0 and at most 3600000";
  const std::string place = "line 3 of the output: iteration: forward_ms is ";
  EXPECT_EQ(faultInPlaceOfIteration(R"({"event":"iteration","forward_ms":"1.5"})"), place + "\"1.5\"" + expected);
  EXPECT_EQ(faultInPlaceOfIteration(R"({"event":"iteration","forward_ms":-1})"), place + "-1" + expected);
  EXPECT_EQ(faultInPlaceOfIteration(R"({"event":"iteration","forward_ms":0})"), place + "0" + expected);
  EXPECT_EQ(faultInPlaceOfIteration(R"({"event":"iteration","forward_ms":3.7e11})"), place + "370000000000.0" + expected);
  EXPECT_EQ(faultInPlaceOfIteration(R"({"event":"iteration","forward_ms":null})"), place + "null" + expected + ", or no such field where it is not known");
  EXPECT_EQ(faultInPlaceOfIteration(R"({"event":"iteration","forward_ms":NaN})"), "line 3 of the output has NaN, which is no number in JSON: {\"event\":\"iteration\",\"forward_ms\":NaN}");
  EXPECT_EQ(faultInPlaceOfIteration(R"({"event":"iteration","forward_ms":-Infinity})").substr(0, 33), "line 3 of the output has Infinity");
  EXPECT_NE(faultInPlaceOfIteration(R"({"event":"iteration","forward_ms":1e999})").find("a number beyond the range of numbers"), std::string::npos);
  EXPECT_EQ(faultInPlaceOfIteration(R"({"event":"iteration"})"), "line 3 of the output: iteration: forward_ms is missing");
  EXPECT_EQ(faultInPlaceOfIteration(R"({"event":"iteration","forward_ms":1,"forward_ms":2})"), "line 3 of the output has a key twice: forward_ms");
}

TEST(LinesOutput, RefusesLinesThatAreNotWholeOrNotText) {
  EXPECT_EQ(faultOf(setUp + begin + "@bench {\"event\":\"itera"), "line 3 of the output is cut off: {\"event\":\"itera");
  EXPECT_EQ(faultOf(setUp + begin + "@bench {\"event\":\"itera\n"), faultInPlaceOfIteration(R"({"event":"itera)"));
  EXPECT_NE(faultInPlaceOfIteration(R"({"event":"itera)").find("line 3 of the output is not understood: not JSON"), std::string::npos);
  EXPECT_EQ(faultOf(setUp + "@bench {\"event\":\"c\xff\"}\n"), "line 2 of the output is not UTF-8: {\"event\":\"c\\xff\"}");
  EXPECT_EQ(faultOf("50%" + setUp), "line 1 of the output does not begin with \"@bench \", but with \"50%\"");
  EXPECT_EQ(faultOf(line("[1]")), "line 1 of the output has no event: [1]");
  EXPECT_EQ(faultOf(line("{\"event\":\"setup\",\"x\":\"" + std::string(70000, 'x') + "\"}")), "line 1 of the output is longer than 65536 bytes");
}

TEST(LinesOutput, RefusesLinesOutOfPlace) {
  EXPECT_EQ(faultOf(begin), "line 1 of the output: begin: comes before setup");
  EXPECT_EQ(faultOf(setUp + setUp), "line 2 of the output: setup: comes twice");
  EXPECT_EQ(faultOf(setUp + begin + begin), "line 3 of the output: begin: comes twice");
  EXPECT_EQ(faultOf(setUp + iteration), "line 2 of the output: iteration: comes before begin");
  EXPECT_EQ(faultOf(setUp + begin + iteration + end + iteration), "line 5 of the output: iteration: comes after end");
  EXPECT_EQ(faultOf(setUp + begin + iteration + end + end), "line 5 of the output: end: comes twice");
  EXPECT_EQ(faultInPlaceOfIteration(R"({"event":"layer","name":"a","forward_ms":1})"), "line 3 of the output: layer: comes between begin and end, where times are taken");
}

TEST(LinesOutput, RefusesAnotherVersion) {
  EXPECT_EQ(faultOf(line(R"({"event":"setup","v":2,"batch_size":2})")), "line 1 of the output: setup: version 2 of the protocol; expected 1");
  EXPECT_EQ(faultOf(line(R"({"event":"setup","batch_size":2})")), "line 1 of the output: setup: v is missing");
}

TEST(LinesOutput, NeedsEveryPart) {
  EXPECT_EQ(faultOf("hello\n"), "no line begins with \"@bench \"");
  EXPECT_EQ(faultOf(setUp), "no begin");
  EXPECT_EQ(faultOf(setUp + begin + iteration), "no end");
  EXPECT_EQ(faultOf(setUp + begin + end), "end tells 1 iterations, but there are lines of 0");
  EXPECT_EQ(faultOf(setUp + line(R"({"event":"begin","monotonic_ms":5})") + iteration + end), "monotonic_ms in one of begin and end; expected it in both or in neither");
}

TEST(LinesOutput, RefusesADirectionThatIsTimedNowAndThen) {
  EXPECT_EQ(faultOf(setUp + begin + iteration + line(R"({"event":"iteration","forward_ms":1,"backward_ms":2})")),
            "line 4 of the output: iteration: backward_ms was not given before; expected it in every iteration or in none");
}

}  // namespace
}  // namespace collector
