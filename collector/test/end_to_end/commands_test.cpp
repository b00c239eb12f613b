// What the commands say and how they exit.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sealed_line.h"
#include "board.h"
#include "campaign_folder.h"
#include "test_setting.h"

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
  EXPECT_EQ(campaign.collect({"plan"}).exitStatus, 2);
  EXPECT_EQ(campaign.collect({"plan", "--example", "--schema"}).exitStatus, 2);
  campaign.addLibrary("good", "bvlc");
  EXPECT_EQ(campaign.run({"--retry-failed"}).exitStatus, 2) << "there is nothing to retry in a campaign that begins";
}

TEST(Commands, AnEmptyPathIsAMistake) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  const std::string plan = campaign.folder / "plan.json";
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"run", "--plan", plan, "--out", ""}, {"run", "--plan", "", "--out", "x"}, {"doctor", "--plan", plan, "--out", ""},
                                             {"export", "--out", ""}, {"export", "--out", "x", "--to", ""}, {"doctor", "--plan", plan, "--system-root", ""}}) {
    const CollectorEnd end = campaign.collect(arguments);
    EXPECT_EQ(end.exitStatus, 2) << arguments[0] << end.out;
    EXPECT_NE((end.out + end.err).find("empty; expected a path"), std::string::npos) << end.out << end.err;
  }
}

TEST(Commands, TheProgramAloneIsEnoughToWriteAPlan) {
  CampaignFolder campaign;
  const CollectorEnd example = campaign.collect({"plan", "--example"});
  EXPECT_EQ(example.exitStatus, 0);
  campaign.plan = nlohmann::json::parse(example.out);
  const CollectorEnd listed = campaign.collect({"plan", "--plan", campaign.folder / "plan.json"});
  EXPECT_EQ(listed.exitStatus, 0) << listed.err;
  EXPECT_NE(listed.out.find("cases: 768, 768 left\n"), std::string::npos);
  const auto schema = nlohmann::json::parse(campaign.collect({"plan", "--schema"}).out);
  EXPECT_EQ(schema.at("title"), "Plan of a measuring campaign");
}

TEST(Commands, ABadPlanGetsEveryProblemAtOnce) {
  CampaignFolder campaign;
  campaign.plan["repetitions"] = 0;
  const CollectorEnd end = campaign.collect({"plan", "--plan", campaign.folder / "plan.json"});
  EXPECT_EQ(end.exitStatus, 2);
  EXPECT_NE(end.err.find("plan.json: /libraries: not a list: []; expected an array of objects, at least one\n"), std::string::npos) << end.err;
  EXPECT_NE(end.err.find("plan.json: /repetitions: not a whole number in range: 0"), std::string::npos) << end.err;
}

TEST(Commands, ASyntaxErrorOfAPlanIsLocated) {
  CampaignFolder campaign;
  campaign.folder.write("broken.json", "{ \"a\": }");
  const CollectorEnd end = campaign.collect({"plan", "--plan", campaign.folder / "broken.json"});
  EXPECT_EQ(end.exitStatus, 2);
  EXPECT_EQ(end.err.find((campaign.folder / "broken.json") + ":1:8: not JSON: "), 0u) << end.err;
}

TEST(Commands, PlanNoticesACampaignOfAnotherPlan) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  EXPECT_EQ(campaign.run().exitStatus, 0);
  const std::vector<std::string> arguments = {"plan", "--plan", campaign.folder / "plan.json", "--out", campaign.folder / "out"};
  EXPECT_NE(campaign.collect(arguments).out.find("  (done)\n"), std::string::npos);
  campaign.plan["repetitions"] = 2;
  const CollectorEnd end = campaign.collect(arguments);
  EXPECT_EQ(end.exitStatus, 2);
  EXPECT_NE(end.err.find("/repetitions: replace: 2"), std::string::npos) << end.err;
}

TEST(Commands, ADamagedJournalIsToldWithItsPlace) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  campaign.folder.write("out/journal.jsonl", sealed("{\"type\":\"campaign\",\"version\":3,\"id\":\"i\",\"started_at\":\"x\",\"seed\":\"y\",\"plan\":{}}") + "\n");
  const std::string out = campaign.folder / "out";
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"run", "--resume", "--plan", campaign.folder / "plan.json", "--out", out}, {"export", "--out", out},
                                             {"plan", "--plan", campaign.folder / "plan.json", "--out", out}}) {
    const CollectorEnd end = campaign.collect(arguments);
    EXPECT_EQ(end.exitStatus, 2) << arguments[0] << end.err;
    EXPECT_NE(end.err.find("journal.jsonl:1: campaign: seed not understood: \"y\"; expected a whole number from 0\n"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("journal.jsonl:1: campaign: platform missing"), std::string::npos) << end.err;
  }
}

TEST(Commands, TheJournalOfAnEarlierCollectorIsRefusedAndLeftAlone) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  const std::string old = "{\"type\":\"campaign\",\"version\":2,\"seed\":1}\n{\"type\":\"run\"}\n{\"type\":\"ru";
  campaign.folder.write("out/journal.jsonl", old);
  const CollectorEnd end = campaign.run({"--resume"});
  EXPECT_EQ(end.exitStatus, 2);
  EXPECT_NE(end.err.find("journal.jsonl:1: campaign: version of another collector: 2; expected 3\n"), std::string::npos) << end.err;
  EXPECT_EQ(campaign.output("journal.jsonl"), old);
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

TEST(Commands, DoctorNotesAHalfPrecisionLibraryThatRunsTheOrdinaryTool) {
  CampaignFolder campaign;
  for (const char* name : {"caffe", "caffe_fp16"}) {
    ASSERT_EQ(symlink(testSetting("COLLECTOR_STAND_IN").c_str(), (campaign.folder / name).c_str()), 0);
    nlohmann::json& library = campaign.addLibrary(std::string("with-") + name, "fp16", "gpu");
    library["precision"] = "fp16";
    library["program"] = name;
  }
  const CollectorEnd end = campaign.collect({"doctor", "--plan", campaign.folder / "plan.json"});
  EXPECT_NE(end.out.find("note     library with-caffe: fp16, but its program is called caffe"), std::string::npos) << end.out;
  EXPECT_EQ(end.out.find("library with-caffe_fp16: fp16, but"), std::string::npos) << end.out;
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
  Board board;  // whose load is not known
  campaign.addLibrary("good", "bvlc");
  const CollectorEnd end = campaign.run({"--quiet", "--system-root", board.folder.path()});
  EXPECT_EQ(end.exitStatus, 0);
  EXPECT_EQ(end.out, "");
  EXPECT_EQ(end.err, "");
}

TEST(Commands, QuietRunsTellWhatFailed) {
  CampaignFolder campaign;
  Board board;  // whose load is not known
  campaign.addLibrary("bad", "exit-3");
  const CollectorEnd end = campaign.run({"--quiet", "--system-root", board.folder.path()});
  EXPECT_EQ(end.out, "");
  EXPECT_EQ(end.err, "collector: tiny bad batch 2 repetition 0: failed: exit 3\n");
}

TEST(Commands, WhatIsWrittenThroughSudoBelongsToWhoCalledIt) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can give files away";
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  campaign.environment = {{"SUDO_UID", "12345"}, {"SUDO_GID", "23456"}};
  EXPECT_EQ(campaign.run().exitStatus, 0);
  for (const char* path : {"", "/journal.jsonl", "/work", "/work/tiny-batch-2.prototxt", "/logs/tiny", "/logs/tiny/good", "/logs/tiny/good/batch-2-repetition-0.log",
                           "/logs/tiny/good/batch-2-repetition-0.samples.jsonl", "/dataset/e2e", "/dataset/e2e/runs.csv"}) {
    struct stat status = {};
    EXPECT_EQ(stat((campaign.folder / ("out" + std::string(path))).c_str(), &status), 0) << path;
    EXPECT_EQ(status.st_uid, 12345u) << path;
    EXPECT_EQ(status.st_gid, 23456u) << path;
  }
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
