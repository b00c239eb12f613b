// The collector against a program that behaves and misbehaves in every known way.
#include <csignal>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "board.h"
#include "campaign_folder.h"
#include "definitions.h"

namespace collector {
namespace {

TEST(Outcomes, EveryDialectIsOk) {
  CampaignFolder campaign;
  const std::vector<std::string> dialects = {"bvlc", "nvidia-0.15", "nvidia-0.16", "fp16", "opencl", "tensorrt-time", "trtexec"};
  for (const std::string& dialect : dialects) campaign.addLibrary(dialect, dialect, "gpu");
  const CollectorEnd end = campaign.run();
  EXPECT_EQ(end.exitStatus, 0) << end.out << end.err;
  EXPECT_EQ(campaign.column("status"), std::vector<std::string>(dialects.size(), "ok")) << campaign.runsCsv();
  EXPECT_EQ(campaign.column("library"), dialects);
  for (const std::string& forwardMs : campaign.column("forward_ms")) EXPECT_GT(std::stod(forwardMs), 0);
  const auto backwardMs = campaign.column("backward_ms");
  EXPECT_NE(backwardMs[0], "");
  EXPECT_EQ(backwardMs[3], "") << "fp16 builds time no backward pass";
  EXPECT_EQ(campaign.column("iterations"), (std::vector<std::string>{"2", "2", "2", "2", "2", "", "2"}));
  EXPECT_EQ(campaign.column("sampled_part"), (std::vector<std::string>{"timed", "timed", "timed", "timed", "timed", "process", "timed"}));
  // Whole passes and layers are timed apart: the forward time is not the sum of the layers.
  EXPECT_LT(std::stod(campaign.column("forward_ms")[3]), 0.97 * std::stod(campaign.column("forward_ms")[0]));
  EXPECT_EQ(backwardMs[6], "");
  EXPECT_EQ(campaign.column("memory_bytes")[0], "3920");
  EXPECT_EQ(campaign.column("memory_bytes")[2], "3920");
  EXPECT_EQ(campaign.column("memory_bytes")[4], "3920");
  EXPECT_NE(campaign.output("dataset/e2e/layers.csv").find("tiny,trtexec,2,0,2,\"quoted \"\"name\"\"\",0.02,\n"), std::string::npos);
  EXPECT_NE(campaign.output("dataset/e2e/layers.csv").find("tiny,nvidia-0.15,2,0,1,conv1,"), std::string::npos);
  EXPECT_NE(campaign.output("dataset/e2e/networks.csv").find("tiny,1,conv1,Convolution,,4x6x6,192,144,112,3888\n"), std::string::npos);
}

struct Misbehaviour {
  const char* behaviour;
  const char* status;
  const char* failure;  ///< its beginning
};

void PrintTo(const Misbehaviour& misbehaviour, std::ostream* out) { *out << misbehaviour.behaviour; }

class MisbehaviourTest : public testing::TestWithParam<Misbehaviour> {};

TEST_P(MisbehaviourTest, IsRecordedAndTheRestGoesOn) {
  CampaignFolder campaign;
  nlohmann::json& library = campaign.addLibrary("bad", GetParam().behaviour);
  if (GetParam().behaviour == std::string("vanished")) library["program"] = "/no/such/caffe";
  campaign.addLibrary("good", "bvlc");
  campaign.plan["timeout_s"] = 2;
  campaign.plan["output_limit_mb"] = 1;
  const CollectorEnd end = campaign.run();
  EXPECT_EQ(end.exitStatus, 1) << end.out << end.err;
  ASSERT_EQ(campaign.column("library"), (std::vector<std::string>{"bad", "good"}));
  EXPECT_EQ(campaign.column("status"), (std::vector<std::string>{GetParam().status, "ok"}));
  const std::string failure = campaign.column("failure")[0];
  EXPECT_EQ(failure.substr(0, std::string(GetParam().failure).size()), GetParam().failure);
  EXPECT_EQ(campaign.output("dataset/e2e/layers.csv").find("tiny,bad"), std::string::npos) << "layers of a failed run";
  EXPECT_NE(end.out.find("failures by reason:\n  1 × "), std::string::npos) << end.out;
}

INSTANTIATE_TEST_SUITE_P(
    Every, MisbehaviourTest,
    testing::Values(Misbehaviour{"hang", "timeout", "killed after 2 s"}, Misbehaviour{"hang-with-child", "timeout", "killed after 2 s"},
                    Misbehaviour{"segfault", "failed", "exit 139 (SIGSEGV)"}, Misbehaviour{"crash-at-exit", "failed", "exit 139 (SIGSEGV)"},
                    Misbehaviour{"exit-3", "failed", "exit 3"}, Misbehaviour{"killed", "failed", "exit 137 (SIGKILL); perhaps the kernel ran out of memory"},
                    Misbehaviour{"gpu-memory", "failed", "out of GPU memory (Check failed: error == cudaSuccess (2 vs. 0)  out of memory); exit 134 (SIGABRT)"},
                    Misbehaviour{"kernel", "failed", "no kernel for this GPU in the build"}, Misbehaviour{"bad-alloc", "failed", "out of host memory"},
                    Misbehaviour{"loader", "failed", "shared library not loaded"}, Misbehaviour{"unknown-engine", "failed", "engine not in the build"},
                    Misbehaviour{"nothing", "failed", "printed nothing"}, Misbehaviour{"usage", "failed", "usage printed instead of a benchmark"},
                    Misbehaviour{"asked-for-one", "failed", "iterations missing: 1 of 2 ended"},
                    Misbehaviour{"no-iterations", "failed", "iterations missing: 0 of 2 ended"}, Misbehaviour{"half", "failed", "no end of the benchmark in the output"}, Misbehaviour{"nan", "failed", "not a time: "},
                    Misbehaviour{"absurd", "failed", "absurd time: conv1 forward 3.7e+11 ms"}, Misbehaviour{"absurd-forward", "failed", "absurd time: forward 3.7e+11 ms"},
                    Misbehaviour{"flood", "failed", "too much output: 1048576 bytes printed"},
                    Misbehaviour{"vanished", "failed", "could not be started: /no/such/caffe: No such file or directory"}),
    [](const testing::TestParamInfo<Misbehaviour>& info) {
      std::string name = info.param.behaviour;
      for (char& c : name) c = c == '-' ? '_' : c;
      return name;
    });

TEST(Outcomes, NamesThatNoTableCanHoldAreWrittenSoThatItCan) {
  CampaignFolder campaign;
  campaign.addLibrary("odd", "odd-names");
  const CollectorEnd end = campaign.run();
  EXPECT_EQ(end.exitStatus, 0) << end.err;
  EXPECT_NE(end.err.find("library odd: the name of a layer is no plain text: written as conv1\\xff\n"), std::string::npos) << end.err;
  const std::string layers = campaign.output("dataset/e2e/layers.csv");
  EXPECT_NE(layers.find("tiny,odd,2,0,1,conv1\\xff,"), std::string::npos) << layers;
  EXPECT_NE(layers.find("tiny,odd,2,0,2,conv1\\xff (2),"), std::string::npos) << layers;
  EXPECT_EQ(campaign.output("dataset/e2e/networks.csv"), "") << "the definition knows no such layers";
  EXPECT_NE(end.err.find("model tiny: not in networks.csv, as the type or the work of layers is not known: conv1\\xff, conv1\\xff (2)\n"), std::string::npos) << end.err;
}

TEST(Outcomes, ATimeThatCanBeNoneIsNotInTheRowOfTheRunThatFailedOfIt) {
  CampaignFolder campaign;
  campaign.addLibrary("opencl", "absurd-forward");
  campaign.run();
  EXPECT_EQ(campaign.column("forward_ms"), std::vector<std::string>{""});
  EXPECT_NE(campaign.column("backward_ms")[0], "") << "which may well be one";
  EXPECT_NE(campaign.column("failure")[0].find("; left out: forward 370000000000 ms"), std::string::npos) << campaign.column("failure")[0];
}

/// The same network in the two syntaxes of inputs that came before the Input layer, the layers of one in the older syntax too.
TEST(Outcomes, OlderSyntaxesOfDefinitionsRunAlike) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  const std::string today = tinyNet();
  const std::string layers = today.substr(today.find("layer { name: \"conv1\""));
  campaign.folder.write("shape.prototxt", "name: \"tiny\"\ninput: \"data\"\ninput_shape { dim: 10 dim: 3 dim: 8 dim: 8 }\n" + layers);
  campaign.folder.write("dim.prototxt",
                        "name: \"tiny\"\ninput: \"data\"\ninput_dim: 10\ninput_dim: 3\ninput_dim: 8\ninput_dim: 8\n"
                        "layers { name: \"conv1\" type: CONVOLUTION bottom: \"data\" top: \"conv1\" convolution_param { num_output: 4 kernel_size: 3 } }\n"
                        "layers { name: \"relu1\" type: RELU bottom: \"conv1\" top: \"conv1\" }\n"
                        "layers { name: \"fc2\" type: INNER_PRODUCT bottom: \"conv1\" top: \"fc2\" inner_product_param { num_output: 10 } }\n");
  for (const char* tag : {"shape", "dim"}) campaign.plan["models"].push_back({{"tag", tag}, {"label", tag}, {"prototxt", std::string(tag) + ".prototxt"}});
  campaign.plan["batch_sizes"] = {4};
  EXPECT_EQ(campaign.run().exitStatus, 0);
  EXPECT_EQ(campaign.column("status"), (std::vector<std::string>{"ok", "ok", "ok"})) << campaign.runsCsv();
  EXPECT_EQ(campaign.column("forward_ms"), std::vector<std::string>(3, campaign.column("forward_ms")[0]));
  const std::string networks = campaign.output("dataset/e2e/networks.csv");
  for (const char* model : {"tiny", "shape", "dim"}) {
    EXPECT_NE(networks.find(std::string(model) + ",1,conv1,Convolution,,4x6x6,192,144,112,3888\n"), std::string::npos) << networks;
    EXPECT_NE(networks.find(std::string(model) + ",3,fc2,InnerProduct,,10,144,10,1450,1440\n"), std::string::npos) << networks;
  }
}

TEST(Outcomes, AFailedRunKeepsItsTimesAndItsLog) {
  CampaignFolder campaign;
  campaign.addLibrary("bad", "crash-at-exit");
  campaign.run();
  EXPECT_NE(campaign.column("forward_ms")[0], "");
  EXPECT_EQ(campaign.column("signal")[0], "SIGSEGV");
  EXPECT_NE(campaign.output(campaign.column("log")[0]).find("*** Benchmark ends ***"), std::string::npos);
}

TEST(Outcomes, AnUnreadableDefinitionFailsItsCasesOnly) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  campaign.plan["models"].push_back({{"tag", "gone"}, {"label", "Gone"}, {"prototxt", "gone.prototxt"}});
  EXPECT_EQ(campaign.run().exitStatus, 1);
  EXPECT_EQ(campaign.column("status"), (std::vector<std::string>{"ok", "failed"}));
  EXPECT_NE(campaign.column("failure")[1].find("prototxt not read: "), std::string::npos);
}

TEST(Outcomes, ABoardsStateIsInTheRow) {
  CampaignFolder campaign;
  Board board;
  board.set("sys/kernel/debug/clock/gbus/rate", "76800000");
  board.cooling(1, "gpu-balanced", "2");
  nlohmann::json& library = campaign.addLibrary("gpu", "bvlc", "gpu");
  library["environment"]["STAND_IN_GMACS"] = "0.0001";  // slow enough to be sampled
  const CollectorEnd end = campaign.run({"--system-root", board.folder.path()});
  EXPECT_EQ(end.exitStatus, 0) << end.err;
  EXPECT_EQ(campaign.column("gpu_clock_hz")[0], "76800000");
  EXPECT_EQ(campaign.column("temperature_c")[0], "39");
  EXPECT_EQ(campaign.column("throttled")[0], "true");
  EXPECT_EQ(campaign.column("below_max_clock")[0], "true");
  EXPECT_EQ(campaign.column("condition_note")[0], "gpu at 76.8 MHz of 998.4 MHz; throttled by gpu-balanced");
  EXPECT_EQ(campaign.column("power_mw")[0], "9000");
  EXPECT_GT(std::stod(campaign.column("energy_mj_per_image")[0]), 0);
  EXPECT_NE(end.out.find("run as root with --max-clocks"), std::string::npos);
  const std::string samples = campaign.output(campaign.column("samples")[0]);
  EXPECT_NE(samples.find("\"phase\":\"timed\""), std::string::npos) << samples;
  EXPECT_EQ(campaign.column("temperature_after_c")[0], "39");
}

TEST(Outcomes, AClockThatWasNotLookedAtIsNotCalledHigh) {
  CampaignFolder campaign;
  Board board;
  remove((board.folder / "sys/kernel/debug/clock/gbus/rate").c_str());
  remove((board.folder / "sys/devices/platform/7000c400.i2c/i2c-1/1-0040/iio_device/rail_name_0").c_str());
  campaign.addLibrary("gpu", "bvlc", "gpu")["environment"]["STAND_IN_GMACS"] = "0.0001";
  const CollectorEnd end = campaign.run({"--system-root", board.folder.path()});
  EXPECT_EQ(campaign.column("below_max_clock")[0], "");
  EXPECT_EQ(campaign.column("condition_note")[0], "not compared with its maximum: gpu clock (not read)");
  EXPECT_NE(end.out.find("not recorded: power at the supply (VDD_IN): no rail of that name"), std::string::npos) << end.out;
  EXPECT_NE(campaign.output("dataset/e2e/datapackage.json").find("power at the supply (VDD_IN)"), std::string::npos);
}

TEST(Outcomes, MaxClocksAreInForceDuringTheRunAndPutBackAfterIt) {
  CampaignFolder campaign;
  Board board;
  campaign.addLibrary("hangs", "hang", "gpu");
  const auto governor = [&] { return board.folder.read("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"); };
  const CollectorEnd end = campaign.runAndSignal(SIGINT, [&] { return governor() == "performance" && campaign.output("journal.jsonl").find("started\"") != std::string::npos; },
                                                 {"--max-clocks", "--system-root", board.folder.path()});
  EXPECT_EQ(end.exitStatus, 130) << end.err;
  EXPECT_EQ(governor(), "interactive");
}

TEST(Outcomes, ClocksThatAKilledCollectorLeftRaisedArePutBackByTheNext) {
  CampaignFolder campaign;
  Board board;
  nlohmann::json& library = campaign.addLibrary("hangs", "hang", "gpu");
  const auto governor = [&] { return board.folder.read("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"); };
  campaign.runAndSignal(SIGKILL, [&] { return governor() == "performance" && !campaign.output("journal.jsonl").empty(); }, {"--max-clocks", "--system-root", board.folder.path()});
  ASSERT_EQ(governor(), "performance");
  static_cast<void>(library);
  campaign.plan["timeout_s"] = 60;
  campaign.runAndSignal(SIGINT, [&] { return governor() == "interactive"; }, {"--resume", "--system-root", board.folder.path()});
  EXPECT_EQ(governor(), "interactive");
}

}  // namespace
}  // namespace collector
