#include "campaign/first_failures.h"

#include <gtest/gtest.h>

#include "runs.h"

namespace collector {
namespace {

RunRecord failed(const std::string& library, int repetition, const std::string& reason = "exit 3") {
  return failedRun({"tiny", library, 1, repetition}, reason, reason + " again");
}

TEST(FirstFailures, StopOnceEveryLibraryFailedForOneReason) {
  FirstFailures first(false, {"a", "b"});
  first.add(failed("a", 0));
  first.add(failed("a", 1));
  first.add(failed("a", 2));
  EXPECT_EQ(first.whyPointless(), "") << "b was not tried";
  first.add(failed("b", 0));
  EXPECT_EQ(first.whyPointless(), "the first 4 runs, of 2 of 2 libraries, all failed alike: exit 3 again");
}

TEST(FirstFailures, AreAtLeastThree) {
  FirstFailures first(false, {"a"});
  first.add(failed("a", 0));
  first.add(failed("a", 1));
  EXPECT_EQ(first.whyPointless(), "");
  first.add(failed("a", 2));
  EXPECT_EQ(first.whyPointless(), "the first 3 runs, of 1 of 1 library, all failed alike: exit 3 again");
}

TEST(FirstFailures, OfOneLibraryStopAtTenWhereTheOthersComeLater) {
  FirstFailures first(false, {"a", "b"});
  for (int i = 0; i < 9; ++i) first.add(failed("a", i));
  EXPECT_EQ(first.whyPointless(), "");
  first.add(failed("a", 9));
  EXPECT_NE(first.whyPointless(), "");
}

TEST(FirstFailures, OfSeveralReasonsOrBesideARunThatIsOkStopNothing) {
  FirstFailures mixed(false, {"a"});
  FirstFailures good(false, {"a"});
  FirstFailures resumed(true, {"a"});
  good.add(okRun({"tiny", "a", 1, 99}, 5));
  for (int i = 0; i < 20; ++i) {
    mixed.add(failed("a", i, i == 7 ? "exit 4" : "exit 3"));
    good.add(failed("a", i));
    resumed.add(failed("a", i));
  }
  EXPECT_EQ(mixed.whyPointless(), "");
  EXPECT_EQ(good.whyPointless(), "");
  EXPECT_EQ(resumed.whyPointless(), "");
}

}  // namespace
}  // namespace collector
