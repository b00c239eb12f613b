#include "run/lines_fault.h"

#include <gtest/gtest.h>

#include "output/lines_output.h"

namespace collector {
namespace {

/// A sound run of two iterations of 10 ms, in a process that lives from 1000 to 1500 ms and is timed from 1100 to 1130.
class LinesFaultTest : public testing::Test {
 protected:
  LinesFaultTest() {
    expected.kind = ProgramKind::lines;
    expected.iterations = 2;
    expected.batchSize = 4;
    output.told.batchSize = 4;
    output.told.iterations = 2;
    output.iterations.forwardMs = {10, 10};
    end.how = ProcessEnd::How::exited;
    end.startedMs = 1000;
    end.wallMs = 500;
    arrivals = TimedWindow{1100, 1130};
  }

  std::string fault() const {
    const Fault found = faultOfLines(expected, output, end, arrivals);
    return found.reason.empty() ? "" : found.reason + ": " + found.detail;
  }

  Expectation expected;
  BenchmarkOutput output;
  ProcessEnd end;
  Optional<TimedWindow> arrivals;
};

TEST_F(LinesFaultTest, IsNoneInASoundRun) { EXPECT_EQ(fault(), ""); }

TEST_F(LinesFaultTest, IsAnotherBatchSize) {
  output.told.batchSize = 1;
  EXPECT_EQ(fault(), "another batch size: batch_size: 1, where the plan asks for 4");
}

TEST_F(LinesFaultTest, IsAnotherNumberOfThreadsWhereThePlanSays) {
  output.told.threads = 8;
  EXPECT_EQ(fault(), "");
  expected.threads = 2;
  EXPECT_EQ(fault(), "another number of threads: threads: 8, where the plan asks for 2");
  output.told.threads = nothing;
  EXPECT_EQ(fault(), "another number of threads: threads: not told, where the plan asks for 2");
}

TEST_F(LinesFaultTest, IsAFactThatIsNotTheCasesLevel) {
  expected.levels = {{"fusion", "off"}, {"power", "10"}};
  output.told.setUp = {{"power", 10}};
  EXPECT_EQ(fault(), "");
  output.told.setUp["fusion"] = "on";
  EXPECT_EQ(fault(), "another level of a factor: fusion: \"on\", where the plan asks for off");
}

TEST_F(LinesFaultTest, IsAnotherNumberOfIterations) {
  expected.iterations = 3;
  EXPECT_EQ(fault(), "another number of iterations: iterations: 2, where the plan asks for 3");
  expected.iterations = 0;
  EXPECT_EQ(fault(), "") << "it is not told how many";
  expected.warmUpIterations = 5;
  EXPECT_EQ(fault(), "") << "it does not say";
  output.warmUpIterations = 0;
  EXPECT_EQ(fault(), "another number of warm-up iterations: warm_up: 0, where the plan asks for 5");
}

TEST_F(LinesFaultTest, IsASumThatDoesNotFitTheTimedPart) {
  output.iterations.forwardMs = {40, 40.2};
  EXPECT_EQ(fault(), "") << "30 ms × 1.01 + 50 ms";
  output.iterations.forwardMs = {40, 41};
  EXPECT_EQ(fault(), "times do not fit: the iterations add up to 81 ms, but the timed part took 30 ms; is each line printed at once (flushed), in ms, and no pass at the time of another?");
}

TEST_F(LinesFaultTest, IsASumThatDoesNotFitTheProgramsOwnClock) {
  output.told.beginMonotonicMs = 1095;
  output.told.endMonotonicMs = 1115;
  EXPECT_EQ(fault(), "");
  output.iterations.forwardMs = {10, 11.3};
  EXPECT_EQ(fault(), "times do not fit: the iterations add up to 21.3 ms, but the timed part took 20 ms; is it another unit, or do passes overlap?");
}

TEST_F(LinesFaultTest, CountsTheBackwardPassToo) {
  output.iterations.forwardBackwardMs = {50, 50};
  EXPECT_EQ(fault().substr(0, 17), "times do not fit:");
}

TEST_F(LinesFaultTest, IsAClockThatIsNotTheMachines) {
  output.told.beginMonotonicMs = 5;
  output.told.endMonotonicMs = 35;
  EXPECT_EQ(fault(), "impossible monotonic_ms: the process ran from 1000 ms for 500 ms, but begin tells 5 ms and end 35 ms");
  output.told.beginMonotonicMs = 1120;
  output.told.endMonotonicMs = 1140;
  EXPECT_EQ(fault(), "impossible monotonic_ms: later than the line's arrival");
}

TEST_F(LinesFaultTest, HoldsAResultsFileAgainstTheWholeProcess) {
  output.told.inFile = true;
  arrivals = nothing;
  output.iterations.forwardMs = {250, 250};
  EXPECT_EQ(fault(), "");
  output.iterations.forwardMs = {300, 300};
  EXPECT_NE(fault().find("but the whole process took 500 ms"), std::string::npos) << fault();
  EXPECT_FALSE(timedPartOfLines(output.told, arrivals));
}

TEST_F(LinesFaultTest, IsALayerLongerThanTheProcess) {
  output.layers = {{"conv1", 900.0, nothing, ""}};
  EXPECT_EQ(fault(), "times do not fit: layer conv1 900 ms in a process of 500 ms");
}

}  // namespace
}  // namespace collector
