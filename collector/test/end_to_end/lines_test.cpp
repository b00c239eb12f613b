// Programs that speak the lines protocol, from the plan to the dataset.
#include <cstdlib>
#include <gtest/gtest.h>

#include "campaign_folder.h"

namespace collector {
namespace {

TEST(Lines, ARunIsInTheDatasetWithItsSingleTimes) {
  CampaignFolder campaign;
  campaign.addLines("printed", "");
  campaign.addLines("written", "file");
  campaign.plan["iterations"] = 4;
  campaign.plan["warm_up_iterations"] = 3;
  const CollectorEnd end = campaign.run();
  ASSERT_EQ(end.exitStatus, 0) << end.out << end.err;
  EXPECT_EQ(campaign.column("status"), (std::vector<std::string>{"ok", "ok"}));
  // 1 ms, then 0.022, 0.024 and 0.02 ms.
  EXPECT_EQ(campaign.column("iterations_left_out"), (std::vector<std::string>{"1", "1"}));
  EXPECT_NEAR(std::stod(campaign.column("forward_ms")[0]), 0.022, 1e-9);
  EXPECT_NEAR(std::stod(campaign.column("forward_backward_ms")[0]), 0.066, 1e-9);
  EXPECT_EQ(campaign.column("forward_ms_least")[0], "0.02");
  EXPECT_EQ(campaign.column("forward_ms_median")[0], "0.022");
  EXPECT_EQ(campaign.column("forward_ms_p90")[0], "");
  EXPECT_EQ(campaign.column("warm_up_iterations"), (std::vector<std::string>{"3", "3"}));
  EXPECT_EQ(campaign.column("memory_bytes")[0], "2048");
  EXPECT_EQ(campaign.column("sampled_part"), (std::vector<std::string>{"timed", "process"})) << "nobody saw the lines in the file arrive";
  const std::string iterations = campaign.output("dataset/e2e/iterations.csv");
  EXPECT_NE(iterations.find("tiny,printed,2,0,0,1,2,3\ntiny,printed,2,0,1,0.022,0.044,0.066\n"), std::string::npos) << iterations;
  EXPECT_NE(iterations.find("tiny,written,2,0,3,0.02,0.04,0.06\n"), std::string::npos) << iterations;
  const std::string layers = campaign.output("dataset/e2e/layers.csv");
  EXPECT_NE(layers.find("tiny,printed,2,0,1,pad,0.01,\ntiny,printed,2,0,2,pad (2),0.01,\n"), std::string::npos) << layers;
  const auto package = nlohmann::json::parse(campaign.output("dataset/e2e/datapackage.json"));
  EXPECT_EQ(package.at("libraries").at("printed").at("framework"), "stand-in");
  EXPECT_EQ(package.at("libraries").at("printed").at("reported").at("version"), "0.1");
}

TEST(Lines, LayersThatDifferFromRunToRunAreAllThereAndTold) {
  CampaignFolder campaign;
  campaign.addLines("engine", "fuses");
  campaign.addLines("plain", "");
  campaign.plan["batch_sizes"] = {1, 2};
  const CollectorEnd end = campaign.run();
  ASSERT_EQ(end.exitStatus, 0) << end.out << end.err;
  EXPECT_NE(end.out.find("library engine: tiny engine batch 1 repetition 0 lacks conv1 and 2 more, which tiny engine batch 2 repetition 0 has: "), std::string::npos) << end.out;
  const std::string layers = campaign.output("dataset/e2e/layers.csv");
  EXPECT_NE(layers.find("tiny,engine,1,0,0,conv1 + pad,0.005,\n"), std::string::npos) << layers;
  EXPECT_NE(layers.find("tiny,engine,2,0,0,conv1,0.01,\n"), std::string::npos) << layers;
  const auto libraries = nlohmann::json::parse(campaign.output("dataset/e2e/datapackage.json")).at("libraries");
  EXPECT_EQ(libraries.at("engine").at("layersVary"), true);
  EXPECT_EQ(libraries.at("plain").count("layersVary"), 0u);
}

TEST(Lines, FactorsAreKeysOfEveryTable) {
  CampaignFolder campaign;
  campaign.plan["factors"] = {{"threads", {{"label", "Threads"}, {"values", {1, 2}}}}};
  campaign.addLines("many", "").erase("threads");
  campaign.addLibrary("one", "bvlc");
  const CollectorEnd end = campaign.run();
  ASSERT_EQ(end.exitStatus, 0) << end.out << end.err;
  EXPECT_EQ(campaign.column("library"), (std::vector<std::string>{"many", "many", "one"}));
  EXPECT_EQ(campaign.column("threads"), (std::vector<std::string>{"1", "2", ""}));
  EXPECT_EQ(campaign.column("log")[1], "logs/tiny/many/batch-2-threads-2-repetition-0.log");
  EXPECT_NE(campaign.output("dataset/e2e/iterations.csv").find("tiny,many,2,2,0,1,"), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(campaign.output("dataset/e2e/datapackage.json")).at("factors").at("threads").at("order"), (nlohmann::json{"1", "2"}));
  EXPECT_EQ(campaign.run({"--resume"}).exitStatus, 0);
  EXPECT_EQ(campaign.column("library").size(), 3u) << "a case ran twice";
}

struct Breach {
  const char* behaviour;
  const char* failure;  ///< its beginning
};

void PrintTo(const Breach& breach, std::ostream* out) { *out << breach.behaviour; }

class BreachTest : public testing::TestWithParam<Breach> {};

TEST_P(BreachTest, FailsTheRunWithItsReason) {
  CampaignFolder campaign;
  campaign.addLines("bad", GetParam().behaviour);
  campaign.addLines("good", "");
  campaign.run();
  EXPECT_EQ(campaign.column("status"), (std::vector<std::string>{"failed", "ok"}));
  EXPECT_EQ(campaign.column("failure")[0].substr(0, std::string(GetParam().failure).size()), GetParam().failure);
  EXPECT_EQ(campaign.output("dataset/e2e/iterations.csv").find("tiny,bad"), std::string::npos) << "single times of a failed run";
}

INSTANTIATE_TEST_SUITE_P(
    Every, BreachTest,
    testing::Values(Breach{"python-exception", "ModuleNotFoundError: No module named 'onnxruntime'; exit 1"}, Breach{"gives-up", "out of memory; exit 3"},
                    Breach{"crash", "exit 134 (SIGABRT)"}, Breach{"exit-4", "exit 4"},
                    Breach{"version-2", "the lines protocol is not kept: line 2 of the output: setup: version 2 of the protocol; expected 1"},
                    Breach{"two-setups", "the lines protocol is not kept: line 3 of the output: setup: comes twice"},
                    Breach{"batch-1", "another batch size: batch_size: 1, where the plan asks for 2"},
                    Breach{"other-threads", "another number of threads: threads: 64, where the plan asks for 2"},
                    Breach{"early-iteration", "the lines protocol is not kept: line 3 of the output: iteration: comes before begin"},
                    Breach{"begins-twice", "the lines protocol is not kept: line 4 of the output: begin: comes twice"},
                    Breach{"null", "the lines protocol is not kept: line 4 of the output: iteration: forward_ms is null"},
                    Breach{"nan", "the lines protocol is not kept: line 4 of the output has NaN, which is no number in JSON"},
                    Breach{"text", "the lines protocol is not kept: line 4 of the output: iteration: forward_ms is 1.5; expected ms"},
                    Breach{"negative", "the lines protocol is not kept: line 4 of the output: iteration: forward_ms is -1.5"},
                    Breach{"microseconds", "times do not fit: the iterations add up to 3e+04 ms, but the timed part took "},
                    Breach{"one-less", "another number of iterations: iterations: 1, where the plan asks for 2"},
                    Breach{"cut-off", "the lines protocol is not kept: line 6 of the output is cut off: {event:en"},
                    Breach{"not-utf-8", "the lines protocol is not kept: line 7 of the output is not UTF-8"}),
    [](const testing::TestParamInfo<Breach>& info) {
      std::string name = info.param.behaviour;
      for (char& c : name) c = c == '-' ? '_' : c;
      return name;
    });

TEST(Lines, DoctorTriesAProgramOut) {
  CampaignFolder campaign;
  campaign.addLines("good", "");
  campaign.addLines("bad", "python-exception");
  const CollectorEnd end = campaign.collect({"doctor", "--plan", campaign.folder / "plan.json", "--out", campaign.folder / "out"});
  EXPECT_EQ(end.exitStatus, 3);
  EXPECT_NE(end.out.find(": one iteration of tiny good batch 2 is ok\n"), std::string::npos) << end.out;
  EXPECT_NE(end.out.find(": one iteration of tiny bad batch 2: ModuleNotFoundError: No module named 'onnxruntime'; exit 1\n"), std::string::npos) << end.out;
}

/// What a newcomer does first: everything is written, found from the plan's folder, and runs.
TEST(Lines, ANewcomersPlanRunsAsItIsWritten) {
  if (std::system("python3 -c pass > /dev/null 2>&1") != 0) GTEST_SKIP() << "python3 is not there";
  CampaignFolder campaign;
  const std::string home = campaign.folder / "home";
  EXPECT_EQ(campaign.collect({"plan", "--init", home}).exitStatus, 0);
  const CollectorEnd again = campaign.collect({"plan", "--init", home});
  EXPECT_EQ(again.exitStatus, 4);
  EXPECT_NE(again.err.find("plan.json: is there already; expected another folder"), std::string::npos) << again.err;
  nlohmann::json plan = nlohmann::json::parse(campaign.folder.read("home/plan.json"));
  plan["batch_sizes"] = {1};
  plan["repetitions"] = 1;
  campaign.folder.write("home/plan.json", plan.dump());
  const CollectorEnd end = campaign.collect({"run", "--plan", home + "/plan.json", "--out", home + "/out"});
  EXPECT_EQ(end.exitStatus, 0) << end.out << end.err;
  EXPECT_NE(campaign.folder.read("home/out/dataset/my-machine/layers.csv").find("wide,plain-python,1,0,2,dense3,"), std::string::npos);
}

}  // namespace
}  // namespace collector
