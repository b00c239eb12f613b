#include "board/sensors.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "board.h"
#include "board/platform.h"
#include "run/run_conditions.h"

namespace collector {
namespace {

TEST(Sensors, AreFoundOnATx1WithL4t24) {
  Board board;
  const Sensors sensors = probeSensors(board.files);
  EXPECT_TRUE(sensors.missing.empty());
  const Sample sample = takeSample(sensors, board.files, 5);
  EXPECT_EQ(sample.gpuHz.value(), 998400000);
  EXPECT_EQ(sample.emcHz.value(), 1600000000);
  EXPECT_EQ(sample.cpuKhz.value(), 1734000);
  EXPECT_EQ(sensors.gpuHz->most.value(), 998400000);
  EXPECT_EQ(sample.temperaturesC.at("GPU-therm"), 39);
  EXPECT_EQ(sample.railsMw.at("VDD_IN"), 9000);
  EXPECT_TRUE(sample.throttling.empty()) << "a fan at work is no throttling, nor a voltage that follows the temperature";
}

TEST(Sensors, SeeAClockThatIsCapped) {
  Board board;
  const Sensors sensors = probeSensors(board.files);
  board.cooling(1, "gpu-balanced", "4");
  board.cooling(5, "DFLL-cap", "1");
  EXPECT_EQ(takeSample(sensors, board.files, 0).throttling, (std::vector<std::string>{"DFLL-cap", "gpu-balanced"}));
}

TEST(Sensors, AreFoundWhereL4t28KeepsThem) {
  Board board;
  for (const char* file : {"gbus/rate", "emc/rate"}) remove((board.folder / ("sys/kernel/debug/clock/" + std::string(file))).c_str());
  const std::string gpu = "sys/devices/57000000.gpu/devfreq/57000000.gpu/";
  board.set(gpu + "cur_freq", "76800000");
  board.set(gpu + "available_frequencies", "76800000 153600000 998400000");
  board.set("sys/kernel/debug/clk/emc/clk_rate", "408000000");
  const Sensors sensors = probeSensors(board.files);
  ASSERT_TRUE(sensors.gpuHz);
  EXPECT_EQ(sensors.gpuHz->most.value(), 998400000);
  EXPECT_EQ(takeSample(sensors, board.files, 0).gpuHz.value(), 76800000);
  EXPECT_EQ(takeSample(sensors, board.files, 0).emcHz.value(), 408000000);
  EXPECT_EQ(sensors.missing.at("memory clock maximum"), "/sys/kernel/debug/tegra_bwmgr/emc_max_rate: No such file or directory");
  board.set("sys/kernel/debug/tegra_bwmgr/emc_max_rate", "1600000000");
  EXPECT_EQ(probeSensors(board.files).emcHz->most.value(), 1600000000);
}

TEST(Sensors, TellWhyOneIsMissing) {
  TemporaryFolder empty;
  const SystemFiles files(empty.path());
  const Sensors sensors = probeSensors(files);
  for (const char* what : {"gpu clock", "memory clock", "cpu clock", "temperature", "throttling", "power"}) {
    ASSERT_EQ(sensors.missing.count(what), 1u) << what;
    EXPECT_FALSE(sensors.missing.at(what).empty()) << what;
  }
  EXPECT_NE(sensors.missing.at("cpu clock").find("scaling_cur_freq: No such file or directory"), std::string::npos);
  EXPECT_FALSE(takeSample(sensors, files, 0).gpuHz);
}

TEST(Sensors, TellWhyARailOrAMaximumIsMissing) {
  Board board;
  const std::string rails = "sys/devices/platform/7000c400.i2c/i2c-1/1-0040/iio_device/";
  board.set(rails + "rail_name_0", "VDD_5V0_SD");
  remove((board.folder / (rails + "in_power2_input")).c_str());
  remove((board.folder / "sys/kernel/debug/clock/gbus/max").c_str());
  board.set("sys/kernel/debug/clock/emc/max", "unknown");
  const Sensors sensors = probeSensors(board.files);
  const std::map<std::string, std::string> expected = {
      {"power at the supply (VDD_IN)", "no rail of that name; there are: VDD_5V0_SD, VDD_GPU"},
      {"cpu power (VDD_CPU)", "/" + rails + "in_power2_input: No such file or directory"},
      {"gpu clock maximum", "/sys/kernel/debug/clock/gbus/max: No such file or directory"},
      {"memory clock maximum", "/sys/kernel/debug/clock/emc/max: not a number: unknown"}};
  EXPECT_EQ(sensors.missing, expected);
}

TEST(Sensors, NameTheFirstForbiddenPlace) {
  Board board;
  board.set("sys/devices/57000000.gpu/devfreq/57000000.gpu/cur_freq", "1");
  for (const char* path : {"sys/kernel/debug/clock/gbus/rate", "sys/devices/57000000.gpu/devfreq/57000000.gpu/cur_freq"}) chmod((board.folder / path).c_str(), 0);
  chmod(board.folder.path().c_str(), 0755);
  // Root may read everything.
  const uid_t user = geteuid();
  const uid_t nobody = 65534;
  ASSERT_TRUE(user != 0 || seteuid(nobody) == 0);
  const Sensors sensors = probeSensors(board.files);
  ASSERT_EQ(seteuid(user), 0);
  EXPECT_EQ(sensors.missing.at("gpu clock"), "/sys/kernel/debug/clock/gbus/rate: Permission denied (run as root to record it)");
}

TEST(Sensors, LeaveOutASensorThatIsSwitchedOff) {
  Board board;
  board.zone(3, "AO-therm", "-256000");
  EXPECT_EQ(takeSample(probeSensors(board.files), board.files, 0).temperaturesC.count("AO-therm"), 0u);
}

TEST(Sensors, SurviveAFileThatIsNoNumber) {
  Board board;
  const Sensors sensors = probeSensors(board.files);
  board.set("sys/kernel/debug/clock/gbus/rate", "<unknown>");
  EXPECT_FALSE(takeSample(sensors, board.files, 0).gpuHz);
}

TEST(Platform, DescribesTheBoard) {
  Board board;
  const auto platform = describePlatform(board.files, probeSensors(board.files));
  EXPECT_EQ(platform.at("board"), "jetson_tx1");
  EXPECT_EQ(platform.at("cpu"), "ARM Cortex-A57");
  EXPECT_EQ(platform.at("memory"), "4008544 kB");
  EXPECT_EQ(platform.at("kernel"), "3.10.96-tegra");
  EXPECT_EQ(platform.at("os"), "Ubuntu 16.04.1 LTS");
  EXPECT_EQ(platform.at("toolkits").at("cuda"), "CUDA Version 8.0.33");
  EXPECT_EQ(platform.at("clocks").at("gpu_max_hz"), 998400000);
  EXPECT_EQ(platform.count("not_recorded"), 0u);
}

TEST(Platform, SaysWhatIsNotRecorded) {
  TemporaryFolder empty;
  const SystemFiles files(empty.path());
  EXPECT_EQ(describePlatform(files, probeSensors(files)).at("not_recorded").size(), 6u);
}

class RunConditionsTest : public testing::Test {
 protected:
  RunConditionsTest() : sensors(probeSensors(board.files)) {}

  Sample at(double ms, std::int64_t gpuHz, std::int64_t mw) {
    Sample sample = takeSample(sensors, board.files, ms);
    sample.gpuHz = gpuHz;
    sample.railsMw["VDD_IN"] = mw;
    return sample;
  }

  Board board;
  Sensors sensors;
};

TEST_F(RunConditionsTest, CountOnlyTheTimedPartForClocksAndPower) {
  const std::vector<Sample> samples = {at(0, 76800000, 2000), at(10, 76800000, 2000), at(20, 998400000, 8000), at(30, 998400000, 9000), at(40, 76800000, 2000)};
  const RunConditions conditions = sumUp(samples, TimedWindow{15, 35}, sensors, Device::gpu);
  EXPECT_EQ(conditions.gpuHz.value(), 998400000);
  EXPECT_EQ(conditions.powerMw.value(), 8500);
  EXPECT_EQ(conditions.timedSamples, 2u);
  EXPECT_EQ(conditions.belowMaxClock.value(), false);
  EXPECT_EQ(conditions.throttled.value(), false);
  EXPECT_EQ(conditions.note, "");
}

TEST_F(RunConditionsTest, SayWhenTheClockWasLow) {
  const std::vector<Sample> samples = {at(0, 998400000, 1), at(20, 614400000, 1), at(40, 998400000, 1)};
  const RunConditions conditions = sumUp(samples, TimedWindow{10, 30}, sensors, Device::gpu);
  EXPECT_EQ(conditions.belowMaxClock.value(), true);
  EXPECT_EQ(conditions.note, "gpu at 614.4 MHz of 998.4 MHz");
  EXPECT_EQ(sumUp(samples, TimedWindow{10, 30}, sensors, Device::cpu).belowMaxClock.value(), false) << "the GPU idles while the CPU computes";
}

TEST_F(RunConditionsTest, DoNotCallAClockHighThatWasNotLookedAt) {
  const std::vector<Sample> samples = {at(0, 998400000, 1), at(20, 998400000, 1), at(40, 998400000, 1)};
  const auto summedUp = [&] { return sumUp(samples, TimedWindow{10, 30}, sensors, Device::gpu); };
  EXPECT_EQ(summedUp().belowMaxClock.value(), false);
  sensors.emcHz->most = nothing;
  EXPECT_FALSE(summedUp().belowMaxClock);
  EXPECT_EQ(summedUp().note, "not compared with its maximum: memory clock (maximum not known)");
  std::vector<Sample> unread = samples;
  for (Sample& sample : unread) sample.gpuHz = nothing;
  sensors.gpuHz = nothing;
  const RunConditions conditions = sumUp(unread, TimedWindow{10, 30}, sensors, Device::gpu);
  EXPECT_FALSE(conditions.belowMaxClock);
  EXPECT_EQ(conditions.note, "not compared with its maximum: gpu clock (not read), memory clock (maximum not known)");
  sensors = probeSensors(board.files);
  sensors.gpuHz = nothing;
  EXPECT_EQ(sumUp(unread, TimedWindow{10, 30}, sensors, Device::cpu).belowMaxClock.value(), false) << "a run on the CPU has nothing to do with the GPU's clock";
}

TEST_F(RunConditionsTest, SayThatAClockWasLowThoughAnotherWasNotLookedAt) {
  sensors.emcHz->most = nothing;
  const RunConditions conditions = sumUp({at(0, 1, 1), at(20, 614400000, 1), at(40, 1, 1)}, TimedWindow{10, 30}, sensors, Device::gpu);
  EXPECT_EQ(conditions.belowMaxClock.value(), true);
  EXPECT_EQ(conditions.note, "gpu at 614.4 MHz of 998.4 MHz; not compared with its maximum: memory clock (maximum not known)");
}

TEST_F(RunConditionsTest, DoNotTakeALowClockWhileTheProgramLoadedForOneWhileItWasTimed) {
  const RunConditions conditions = sumUp({at(0, 1, 1), at(20, 614400000, 1), at(40, 1, 1)}, nothing, sensors, Device::gpu);
  EXPECT_TRUE(conditions.wholeProcess);
  EXPECT_FALSE(conditions.belowMaxClock);
  EXPECT_EQ(conditions.note, "gpu at 614.4 MHz of 998.4 MHz at some moment of the process");
}

TEST_F(RunConditionsTest, SayWhenTheBoardThrottledAtAnySample) {
  std::vector<Sample> samples = {at(0, 998400000, 1), at(20, 998400000, 1), at(40, 998400000, 1)};
  samples.back().throttling = {"gpu-balanced"};
  const RunConditions conditions = sumUp(samples, nothing, sensors, Device::gpu);
  EXPECT_EQ(conditions.throttled.value(), true);
  EXPECT_EQ(conditions.note, "throttled by gpu-balanced");
}

TEST_F(RunConditionsTest, LeaveOutWhatATooShortRunCouldNotShow) {
  const RunConditions conditions = sumUp({at(0, 76800000, 2000), at(40, 76800000, 2000)}, TimedWindow{10, 12}, sensors, Device::gpu);
  EXPECT_FALSE(conditions.gpuHz);
  EXPECT_FALSE(conditions.powerMw);
  EXPECT_FALSE(conditions.belowMaxClock);
  EXPECT_EQ(conditions.note, "no sample while the times were taken");
}

TEST_F(RunConditionsTest, TakeTheTemperatureOfWhatTheRunLoads) {
  const Sample sample = at(0, 1, 1);
  EXPECT_EQ(temperatureOf(sample, Device::gpu).value(), 39);
  EXPECT_EQ(temperatureOf(sample, Device::cpu).value(), 41.5);
  Sample unnamed;
  unnamed.temperaturesC = {{"PMIC-Die", 100}, {"soc", 50}, {"acpitz", 40}};
  EXPECT_EQ(temperatureOf(unnamed, Device::gpu).value(), 50) << "the power chip's constant is no temperature";
}

}  // namespace
}  // namespace collector
