#include "board/machine_load.h"

#include <gtest/gtest.h>

#include "board.h"

namespace collector {
namespace {

/// /proc/stat: user nice system idle iowait irq softirq steal guest guest_nice, in ticks of 10 ms.
MachineLoad loadOf(Board& board, const std::string& ticks) {
  board.set("proc/stat", "cpu  " + ticks + "\ncpu0 1 2 3 4 5 6 7 8 9 10\nbtime 1\n");
  MachineLoad load = readMachineLoad(board.files, 1000);
  load.ownMs = 0;
  return load;
}

TEST(MachineLoad, ChargesOthersWithWhatTheRunAndTheCollectorDidNotUse) {
  Board board;
  const MachineLoad before = loadOf(board, "1000 10 500 99999 7 20 30 40 0 0");
  MachineLoad after = loadOf(board, "1100 10 520 99999 9 21 32 45 5 0");
  after.ownMs = 30;
  const OtherLoad load = otherLoad(before, after, 1000);
  // (100 + 20 + 1 + 2) ticks × 10 ms − 1000 ms − 30 ms; idle and waiting cores are used by nobody.
  EXPECT_DOUBLE_EQ(load.otherCpuMs.value(), 200);
  EXPECT_DOUBLE_EQ(load.stolenCpuMs.value(), 50);
  EXPECT_DOUBLE_EQ(load.loadAverage.value(), 0.1);
}

TEST(MachineLoad, IsNotKnownWhereTheKernelDoesNotTell) {
  Board board;
  const MachineLoad none = readMachineLoad(board.files, 1000);
  EXPECT_FALSE(none.busyMs);
  const OtherLoad load = otherLoad(none, none, 10);
  EXPECT_FALSE(load.otherCpuMs);
  EXPECT_FALSE(wasBusy(load));
  EXPECT_EQ(wordsFor(load), "");
}

TEST(MachineLoad, CountsNoLessThanNothing) {
  Board board;
  const MachineLoad before = loadOf(board, "1000 0 0 0 0 0 0 0 0 0");
  EXPECT_DOUBLE_EQ(otherLoad(before, loadOf(board, "1001 0 0 0 0 0 0 0 0 0"), 14).otherCpuMs.value(), 0) << "ticks are coarser than the run's own times";
}

OtherLoad others(double otherMs, double stolenMs, double overMs = 1000) {
  OtherLoad load;
  load.overMs = overMs;
  load.otherCpuMs = otherMs;
  load.stolenCpuMs = stolenMs;
  return load;
}

TEST(MachineLoad, IsBusyAboveATenthOfACoreOrATwentiethStolen) {
  EXPECT_FALSE(wasBusy(others(100, 50)).value());
  EXPECT_TRUE(wasBusy(others(110, 0)).value());
  EXPECT_TRUE(wasBusy(others(0, 60)).value());
  EXPECT_FALSE(wasBusy(others(40, 40, 100)).value()) << "a few ticks may be the counting's error";
  EXPECT_EQ(wordsFor(others(350, 20)), "other processes took 0.35 of a core");
  EXPECT_EQ(wordsFor(others(350, 200)), "other processes took 0.35 of a core, other machines took 0.20 of a core");
}

TEST(MachineLoad, NamesTheBusiestSinceTheLastLook) {
  Board board;
  const auto process = [&](int pid, const std::string& name, int ticks) {
    board.set("proc/" + std::to_string(pid) + "/stat", std::to_string(pid) + " (" + name + ") S 1 1 1 0 -1 0 0 0 0 0 " + std::to_string(ticks) + " 0 0 0 20 0 1 0 77 0 0");
  };
  process(11, "calm", 500);
  process(12, "odd) S 1 name", 100);
  Rivals rivals(board.files);
  process(12, "odd) S 1 name", 160);
  process(13, "new", 20);
  EXPECT_EQ(rivals.busiest(), (std::vector<std::string>{"12 (odd) S 1 name)", "13 (new)"}));
  EXPECT_TRUE(rivals.busiest().empty());
}

}  // namespace
}  // namespace collector
