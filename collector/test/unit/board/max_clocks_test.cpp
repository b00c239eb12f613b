#include "board/max_clocks.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "board.h"

namespace collector {
namespace {

const std::string clockFolder = "sys/kernel/debug/clock/";

TEST(MaxClocks, AreRaisedAndPutBack) {
  Board board;
  MaxClocks clocks(board.files, board.folder / "kept.json");
  EXPECT_EQ(clocks.raise(), std::vector<std::string>());
  EXPECT_EQ(board.folder.read("sys/devices/system/cpu/cpuquiet/tegra_cpuquiet/enable"), "0");
  EXPECT_EQ(board.folder.read("sys/devices/system/cpu/cpu1/online"), "1");
  EXPECT_EQ(board.folder.read("sys/devices/system/cpu/cpu0/cpufreq/scaling_min_freq"), "1734000");
  EXPECT_EQ(board.folder.read("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"), "performance");
  EXPECT_EQ(board.folder.read(clockFolder + "override.gbus/rate"), "998400000");
  EXPECT_EQ(board.folder.read(clockFolder + "override.gbus/state"), "1");
  EXPECT_EQ(board.folder.read(clockFolder + "override.emc/rate"), "1600000000");
  EXPECT_EQ(board.folder.read("sys/kernel/debug/tegra_fan/target_pwm"), "255");

  EXPECT_EQ(clocks.restore(), std::vector<std::string>());
  EXPECT_EQ(board.folder.read("sys/devices/system/cpu/cpuquiet/tegra_cpuquiet/enable"), "1");
  EXPECT_EQ(board.folder.read("sys/devices/system/cpu/cpu0/cpufreq/scaling_min_freq"), "102000");
  EXPECT_EQ(board.folder.read("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"), "interactive");
  EXPECT_EQ(board.folder.read(clockFolder + "override.gbus/state"), "0");
  EXPECT_EQ(board.folder.read("kept.json"), "") << "what was put back is not put back again";
}

TEST(MaxClocks, AreRaisedWhereL4t28KeepsThem) {
  TemporaryFolder folder;
  const SystemFiles files(folder.path());
  const std::string gpu = "sys/devices/57000000.gpu/devfreq/57000000.gpu/";
  const std::string memory = "sys/kernel/debug/clk/override.emc/";
  folder.write(gpu + "max_freq", "998400000\n");
  folder.write(gpu + "min_freq", "76800000\n");
  folder.write("sys/kernel/debug/tegra_bwmgr/emc_max_rate", "1600000000\n");
  folder.write(memory + "clk_update_rate", "408000000\n");
  folder.write(memory + "clk_state", "0\n");
  EXPECT_EQ(MaxClocks(files, folder / "kept.json").raise(), std::vector<std::string>());
  EXPECT_EQ(folder.read(gpu + "min_freq"), "998400000");
  EXPECT_EQ(folder.read(memory + "clk_update_rate"), "1600000000");
  EXPECT_EQ(folder.read(memory + "clk_state"), "1");
}

TEST(MaxClocks, ArePutBackByALaterCollector) {
  Board board;
  MaxClocks(board.files, board.folder / "kept.json").raise();
  MaxClocks later(board.files, board.folder / "kept.json");
  EXPECT_EQ(later.restore(), std::vector<std::string>());
  EXPECT_EQ(board.folder.read("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"), "interactive");
}

TEST(MaxClocks, StayAsTheyAreIfTheFormerValuesCannotBeKept) {
  Board board;
  MaxClocks clocks(board.files, board.folder / "no/such/folder/kept.json");
  EXPECT_EQ(clocks.raise().size(), 1u);
  EXPECT_EQ(board.folder.read("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"), "interactive\n");
}

/// A folder in a file's place stands for a file that may not be written.
void forbid(Board& board, const std::string& path) {
  remove((board.folder / path).c_str());
  mkdir((board.folder / path).c_str(), 0755);
}

void allow(Board& board, const std::string& path, const std::string& value) {
  rmdir((board.folder / path).c_str());
  board.set(path, value);
}

TEST(MaxClocks, KeepTheFormerValueOfWhatCouldNotBePutBack) {
  Board board;
  const std::string governor = "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor";
  const std::string state = clockFolder + "override.gbus/state";
  MaxClocks(board.files, board.folder / "kept.json").raise();
  forbid(board, governor);
  EXPECT_EQ(MaxClocks(board.files, board.folder / "kept.json").restore().size(), 1u);
  EXPECT_EQ(board.folder.read(state), "0") << "the others are put back";
  allow(board, governor, "performance");
  EXPECT_EQ(MaxClocks(board.files, board.folder / "kept.json").restore(), std::vector<std::string>());
  EXPECT_EQ(board.folder.read(governor), "interactive");
  EXPECT_EQ(board.folder.read("kept.json"), "");
}

TEST(MaxClocks, AreNotTakenForFormerOnesWhileThoseAreStillKept) {
  Board board;
  const std::string governor = "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor";
  MaxClocks(board.files, board.folder / "kept.json").raise();
  const std::string kept = board.folder.read("kept.json");
  // Killed; the next one may not put them back, but raises them again.
  MaxClocks next(board.files, board.folder / "kept.json");
  next.raise();
  EXPECT_EQ(board.folder.read("kept.json"), kept);
  EXPECT_EQ(next.restore(), std::vector<std::string>());
  EXPECT_EQ(board.folder.read(governor), "interactive");
}

TEST(MaxClocks, AreLeftAloneWhereTheKeptValuesAreNotWhatWasKept) {
  Board board;
  const std::string governor = "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor";
  MaxClocks clocks(board.files, board.folder / "kept.json");
  clocks.raise();
  const std::string kept = board.folder.read("kept.json");
  const std::string problem = (board.folder / "kept.json") + ": not what the collector wrote; set the clocks by hand and remove it";
  for (std::size_t bit = 0; bit < 8 * (kept.size() - 1); bit += 5) {
    std::string flipped = kept;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ 1 << bit % 8);
    board.folder.write("kept.json", flipped);
    ASSERT_EQ(clocks.restore(), std::vector<std::string>{problem}) << bit;
    ASSERT_EQ(board.folder.read(governor), "performance") << bit;
  }
  EXPECT_EQ(clocks.raise(), std::vector<std::string>{"clocks are left as they are: " + problem});
  board.folder.write("kept.json", kept);
  EXPECT_EQ(clocks.restore(), std::vector<std::string>());
}

TEST(MaxClocks, ForgetACoreThatWasSwitchedOffAgain) {
  Board board;
  MaxClocks clocks(board.files, board.folder / "kept.json");
  clocks.raise();
  remove((board.folder / "sys/devices/system/cpu/cpu1/online").c_str());
  EXPECT_EQ(clocks.restore().size(), 1u);
  EXPECT_EQ(board.folder.read("kept.json"), "");
}

TEST(MaxClocks, TellWhatCouldNotBeSet) {
  Board board;
  const std::string path = "sys/devices/system/cpu/cpu0/cpufreq/scaling_max_freq";
  remove((board.folder / path).c_str());
  MaxClocks clocks(board.files, board.folder / "kept.json");
  EXPECT_EQ(clocks.raise(), std::vector<std::string>{"/" + path + ": No such file or directory"});
}

TEST(MaxClocks, OfABoardWithNothingToSetAreNothing) {
  TemporaryFolder empty;
  EXPECT_TRUE(highestClocks(SystemFiles(empty.path())).empty());
  const SystemFiles files(empty.path());
  EXPECT_TRUE(MaxClocks(files, empty / "kept.json").restore().empty());
}

}  // namespace
}  // namespace collector
