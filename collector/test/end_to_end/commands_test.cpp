// What the commands say and how they exit.
#include <gtest/gtest.h>

#include "board.h"
#include "campaign_folder.h"

namespace collector {
namespace {

TEST(Commands, HelpNeedsNoManual) {
  CampaignFolder campaign;
  const CollectorEnd end = campaign.collect({"--help"});
  EXPECT_EQ(end.exitStatus, 0);
  for (const char* word : {"doctor", "plan", "run", "export", "Exit status:", "130"}) EXPECT_NE(end.out.find(word), std::string::npos) << word;
}

TEST(Commands, AMistakeOnTheCommandLineExitsWithTwo) {
  CampaignFolder campaign;
  EXPECT_EQ(campaign.collect({}).exitStatus, 2);
  EXPECT_EQ(campaign.collect({"fly"}).exitStatus, 2);
  EXPECT_EQ(campaign.collect({"run", "--plan", "x"}).exitStatus, 2);
  EXPECT_EQ(campaign.collect({"plan", "--plan", "/no/such/plan.json"}).exitStatus, 2);
}

TEST(Commands, ABadPlanGetsEveryProblemAtOnce) {
  CampaignFolder campaign;
  campaign.plan["repetitions"] = 0;
  const CollectorEnd end = campaign.collect({"plan", "--plan", campaign.folder / "plan.json"});
  EXPECT_EQ(end.exitStatus, 2);
  EXPECT_NE(end.err.find("plan.json: /libraries: not a list: []; expected an array of objects, at least one\n"), std::string::npos) << end.err;
  EXPECT_NE(end.err.find("plan.json: /repetitions: not a whole number in range: 0"), std::string::npos) << end.err;
}

TEST(Commands, PlanListsTheCasesAndTheTime) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  campaign.plan["typical_run_s"] = 30;
  const CollectorEnd end = campaign.collect({"plan", "--plan", campaign.folder / "plan.json"});
  EXPECT_EQ(end.exitStatus, 0);
  EXPECT_EQ(end.out, "0  tiny good batch 2 repetition 0\norder: interleaved, seed 1\ncases: 1, 1 left\n"
                     "time: about 30 s, at the plan's typical_run_s per run; at most 1 min 00 s if every run took its timeout\n");
}

TEST(Commands, DoctorFindsNothingOnAReadyBoard) {
  CampaignFolder campaign;
  Board board;
  board.set("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance");
  board.set("sys/devices/system/cpu/cpuquiet/tegra_cpuquiet/enable", "0");
  campaign.addLibrary("good", "bvlc");
  const CollectorEnd end = campaign.collect({"doctor", "--plan", campaign.folder / "plan.json", "--out", campaign.folder / "out", "--system-root", board.folder.path()});
  EXPECT_EQ(end.exitStatus, 0) << end.out;
  EXPECT_NE(end.out.find(": starts\n"), std::string::npos) << end.out;
  EXPECT_NE(end.out.find("0 to put right\n"), std::string::npos) << end.out;
}

TEST(Commands, DoctorGivesARemedyForEachThing) {
  CampaignFolder campaign;
  Board board;
  board.set("sys/kernel/debug/clock/gbus/rate", "76800000");
  board.set("proc/uptime", "20.5 10.0");
  board.set("proc/loadavg", "3.00 2.00 1.00 5/200 4000");
  board.cooling(1, "gpu-balanced", "2");
  campaign.addLibrary("loads-not", "loader");
  campaign.addLibrary("gone", "bvlc")["program"] = "/no/such/caffe";
  campaign.addLibrary("plain", "bvlc")["program"] = campaign.folder / "tiny.prototxt";
  campaign.plan["models"].push_back({{"tag", "m"}, {"label", "M"}, {"prototxt", "gone.prototxt"}, {"weights", "gone.caffemodel"}});
  const CollectorEnd end = campaign.collect({"doctor", "--plan", campaign.folder / "plan.json", "--system-root", board.folder.path()});
  EXPECT_EQ(end.exitStatus, 3);
  const char* expected[] = {"library loads-not: ", "set LD_LIBRARY_PATH", "library gone: /no/such/caffe: No such file or directory", "tiny.prototxt: not executable", "chmod +x ",
                            "gone.prototxt: No such file or directory", "gone.caffemodel: No such file or directory", "cpu governor: interactive changes the clock",
                            "cpuquiet: ", "gpu clock: 76.8 MHz of 998.4 MHz", "throttling: gpu-balanced", "load: 3", "uptime: 20.5 s", "11 to put right"};
  for (const char* words : expected) EXPECT_NE(end.out.find(words), std::string::npos) << words << " is not in:\n" << end.out;
}

TEST(Commands, QuietRunsPrintProblemsOnly) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  const CollectorEnd end = campaign.run({"--quiet"});
  EXPECT_EQ(end.exitStatus, 0);
  EXPECT_EQ(end.out, "");
  EXPECT_EQ(end.err, "");
}

TEST(Commands, LinesAreWrittenWhereThereIsNoTerminal) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  const CollectorEnd end = campaign.run();
  EXPECT_EQ(end.out.substr(0, 75), "[1/1 done, 0 failed, 0 s left] tiny good batch 2 repetition 0: ok, forward ");
  EXPECT_EQ(end.out.find('\r'), std::string::npos);
}

TEST(Commands, ExportWritesTheDatasetAgainFromTheJournal) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  campaign.run();
  EXPECT_EQ(campaign.collect({"export", "--out", campaign.folder / "out", "--to", campaign.folder / "copy"}).exitStatus, 0);
  for (const char* file : {"runs.csv", "layers.csv", "networks.csv", "datapackage.json"}) {
    EXPECT_FALSE(campaign.folder.read("copy/" + std::string(file)).empty()) << file;
    EXPECT_EQ(campaign.folder.read("copy/" + std::string(file)), campaign.output("dataset/e2e/" + std::string(file)));
  }
  EXPECT_EQ(campaign.collect({"export", "--out", campaign.folder / "nothing"}).exitStatus, 2);
}

TEST(Commands, AnOutputFolderThatCannotBeMadeIsToldAtOnce) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  campaign.folder.write("out", "a file in the way");
  const CollectorEnd end = campaign.run();
  EXPECT_EQ(end.exitStatus, 4);
  EXPECT_NE(end.err.find("not a folder"), std::string::npos) << end.err;
}

}  // namespace
}  // namespace collector
