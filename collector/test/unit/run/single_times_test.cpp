#include "run/single_times.h"

#include <gtest/gtest.h>

namespace collector {
namespace {

IterationTimes forward(const std::vector<double>& ms) {
  IterationTimes times;
  times.forwardMs = ms;
  return times;
}

std::vector<double> upTo(int count) {
  std::vector<double> values;
  for (int i = count; i >= 1; --i) values.push_back(i);
  return values;
}

TEST(SingleTimes, LeaveOutAnInflatedFirst) {
  EXPECT_EQ(inflatedIterations(forward({858, 64, 66, 69, 65, 64})), 1u);
  EXPECT_EQ(inflatedIterations(forward({12.1, 10, 10})), 1u);
  EXPECT_EQ(inflatedIterations(forward({12, 10, 10})), 0u) << "1.2 times is not over 1.2 times";
  EXPECT_EQ(inflatedIterations(forward({10, 90, 10, 10})), 0u) << "a later one says nothing of the first";
  EXPECT_EQ(inflatedIterations(forward({90, 10})), 0u) << "of two nobody knows which is usual";
  EXPECT_EQ(inflatedIterations(forward({})), 0u);
}

TEST(SingleTimes, OfWholeMillisecondsMustDifferByTwo) {
  EXPECT_EQ(inflatedIterations(forward({2, 1, 1, 1})), 0u);
  EXPECT_EQ(inflatedIterations(forward({3, 1, 1, 1})), 1u);
  EXPECT_EQ(inflatedIterations(forward({1, 0, 0})), 0u);
}

TEST(SingleTimes, CountBothDirectionsOfAPass) {
  IterationTimes times = forward({1, 1, 1});
  times.backwardMs = {9, 1, 1};
  EXPECT_EQ(inflatedIterations(times), 1u);
  EXPECT_EQ(times.passMs(0), 10);
  times.forwardBackwardMs = {2, 2, 2};
  EXPECT_EQ(inflatedIterations(times), 0u);
}

TEST(SingleTimes, TakeTheFirstOutOfAMeanThatIsFinerThanTheyAre) {
  // The program says 10.25 on average, in whole ms 20, 7, 7, 6.
  EXPECT_DOUBLE_EQ(meanWithout({20, 7, 7, 6}, 1, 10.25), 7);
  EXPECT_DOUBLE_EQ(meanWithout({20, 7, 7, 6}, 0, 10.25), 10.25);
}

TEST(SingleTimes, SpreadIsThatOfDefinitionSeven) {
  // R: quantile(1:10, c(.5, .9)) = 5.5, 9.1; quantile(1:100, .99) = 99.01
  const Spread ten = spreadOf(upTo(10), 0);
  EXPECT_EQ(ten.least.value(), 1);
  EXPECT_DOUBLE_EQ(ten.median.value(), 5.5);
  EXPECT_DOUBLE_EQ(ten.p90.value(), 9.1);
  EXPECT_FALSE(ten.p99);
  EXPECT_DOUBLE_EQ(spreadOf(upTo(100), 0).p99.value(), 99.01);
}

TEST(SingleTimes, AreTooFewForAQuantile) {
  EXPECT_FALSE(spreadOf(upTo(9), 0).p90);
  EXPECT_FALSE(spreadOf(upTo(99), 0).p99);
  EXPECT_FALSE(spreadOf(upTo(1), 0).median);
  EXPECT_FALSE(spreadOf({}, 0).least);
}

TEST(SingleTimes, SpreadWithoutWhatIsLeftOut) {
  EXPECT_EQ(spreadOf({90, 1, 2}, 1).least.value(), 1);
  EXPECT_DOUBLE_EQ(spreadOf({90, 1, 2}, 1).median.value(), 1.5);
  EXPECT_FALSE(spreadOf(upTo(10), 1).p90);
}

}  // namespace
}  // namespace collector
