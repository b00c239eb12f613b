// Ctrl-C, kill -9, a full disk: nothing that was measured is lost, and nothing runs twice.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <random>
#include <set>
#include <sstream>
#include <sys/resource.h>
#include <unistd.h>

#include "campaign_folder.h"
#include "test_setting.h"

namespace collector {
namespace {

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

/// Six libraries × two batch sizes × five repetitions of the stand-ins, some of which fail.
void planSixtyCases(CampaignFolder& campaign) {
  for (const char* behaviour : {"bvlc", "fp16", "segfault"}) campaign.addLibrary(behaviour, behaviour);
  campaign.addLines("lines", "");
  campaign.addLines("lines-in-file", "file");
  campaign.addLines("lines-cut-off", "cut-off");
  campaign.plan["batch_sizes"] = {1, 3};
  campaign.plan["repetitions"] = 5;
}

TEST(Interruptions, CtrlCWritesWhatWasMeasuredAndSaysSo) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  campaign.addLibrary("hangs", "hang");
  campaign.plan["order"] = "blocked";
  const CollectorEnd end = campaign.runAndSignal(SIGINT, [&] { return occurrences(campaign.output("journal.jsonl"), "\"type\":\"started\"") == 2; });
  EXPECT_EQ(end.exitStatus, 130) << end.err;
  EXPECT_EQ(campaign.column("library"), std::vector<std::string>{"good"});
  EXPECT_NE(end.out.find("cases: 2 planned, 1 run, 1 ok, 0 failed, 1 left\nto go on: the same command with --resume\n"), std::string::npos) << end.out;
}

TEST(Interruptions, ASignalThatNohupIgnoresEndsNothing) {
  CampaignFolder campaign;
  campaign.addLibrary("hangs", "hang");
  campaign.plan["timeout_s"] = 1;
  campaign.ignoredSignal = SIGHUP;
  const CollectorEnd end = campaign.runAndSignal(SIGHUP, [&] { return occurrences(campaign.output("journal.jsonl"), "\"type\":\"started\"") == 1; });
  EXPECT_EQ(end.exitStatus, 1) << end.err;
  EXPECT_EQ(campaign.column("status"), std::vector<std::string>{"timeout"});
}

TEST(Interruptions, AHangUpAndCtrlBackslashEndACampaignInOrderToo) {
  for (const int signal : {SIGHUP, SIGQUIT}) {
    CampaignFolder campaign;
    campaign.addLibrary("hangs", "hang");
    const CollectorEnd end = campaign.runAndSignal(signal, [&] { return occurrences(campaign.output("journal.jsonl"), "\"type\":\"started\"") == 1; });
    EXPECT_EQ(end.exitStatus, 128 + signal);
    EXPECT_NE(end.out.find("to go on: the same command with --resume\n"), std::string::npos) << "it was killed";
  }
}

TEST(Interruptions, ResumeRunsOnlyWhatIsLeft) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  campaign.addLibrary("hangs", "hang");
  campaign.plan["order"] = "blocked";
  campaign.plan["timeout_s"] = 1;
  campaign.runAndSignal(SIGTERM, [&] { return occurrences(campaign.output("journal.jsonl"), "\"type\":\"started\"") == 2; });
  const std::string goodRow = campaign.runsCsv();
  EXPECT_EQ(campaign.run({"--resume"}).exitStatus, 1);
  EXPECT_EQ(campaign.column("status"), (std::vector<std::string>{"ok", "timeout"}));
  EXPECT_EQ(campaign.runsCsv().substr(0, goodRow.size()), goodRow) << "a case that was done ran again";
  EXPECT_EQ(campaign.run({"--resume"}).exitStatus, 1);
  EXPECT_EQ(occurrences(campaign.output("journal.jsonl"), "\"type\":\"run\""), 2u);
}

TEST(Interruptions, RetryRunsTheFailedCasesOnceMore) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  campaign.addLibrary("bad", "segfault");
  EXPECT_EQ(campaign.run().exitStatus, 1);
  EXPECT_EQ(campaign.run({"--resume", "--retry-failed"}).exitStatus, 1);
  EXPECT_EQ(occurrences(campaign.output("journal.jsonl"), "\"type\":\"run\""), 3u);
  EXPECT_EQ(campaign.column("library"), (std::vector<std::string>{"good", "bad"}));
  EXPECT_EQ(campaign.column("log")[1], "logs/tiny/bad/batch-2-repetition-0-attempt-2.log");
  EXPECT_NE(campaign.output("logs/tiny/bad/batch-2-repetition-0.log"), "") << "the first attempt's output is gone";
}

TEST(Interruptions, AnotherPlanCannotGoOnWithACampaign) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  EXPECT_EQ(campaign.run().exitStatus, 0);
  campaign.plan["iterations"] = 50;
  const CollectorEnd end = campaign.run({"--resume"});
  EXPECT_EQ(end.exitStatus, 2);
  EXPECT_NE(end.err.find("/iterations: replace: 50"), std::string::npos) << end.err;
}

TEST(Interruptions, ACampaignIsNotOverwritten) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  EXPECT_EQ(campaign.run().exitStatus, 0);
  const CollectorEnd end = campaign.run();
  EXPECT_EQ(end.exitStatus, 4);
  EXPECT_NE(end.err.find("holds a campaign already; expected --resume, or another folder"), std::string::npos) << end.err;
}

TEST(Interruptions, TwoCollectorsDoNotShareAFolder) {
  CampaignFolder campaign;
  campaign.addLibrary("hangs", "hang");
  CollectorEnd second;
  campaign.runAndSignal(SIGINT, [&] {
    if (campaign.output("journal.jsonl").find("started") == std::string::npos) return false;
    CampaignFolder other;
    other.plan = campaign.plan;
    other.folder.write("tiny.prototxt", "");
    second = other.collect({"run", "--resume", "--plan", other.folder / "plan.json", "--out", campaign.folder / "out"});
    return true;
  });
  EXPECT_EQ(second.exitStatus, 4);
  EXPECT_NE(second.err.find("another collector is writing to it"), std::string::npos) << second.err;
}

TEST(Interruptions, TwoCollectorsDoNotShareABoard) {
  CampaignFolder campaign;
  campaign.addLibrary("hangs", "hang");
  CampaignFolder other;
  other.addLibrary("good", "bvlc");
  other.environment = campaign.environment;
  CollectorEnd second;
  campaign.runAndSignal(SIGINT, [&] {
    if (campaign.output("journal.jsonl").find("started") == std::string::npos) return false;
    second = other.run();
    return true;
  });
  EXPECT_EQ(second.exitStatus, 4);
  EXPECT_NE(second.err.find("another collector measures on this board: process "), std::string::npos) << second.err;
  EXPECT_NE(second.err.find(", campaign e2e in " + (campaign.folder / "out") + ", since 2"), std::string::npos) << second.err;
  EXPECT_EQ(other.output("journal.jsonl"), "") << "nothing was begun";
  EXPECT_EQ(other.run().exitStatus, 0) << "the board is free again";
}

TEST(Interruptions, ACollectorThatIsToldToWaitGoesOnAfterTheOther) {
  CampaignFolder campaign;
  campaign.addLibrary("hangs", "hang");
  campaign.plan["timeout_s"] = 1;
  CampaignFolder other;
  other.addLibrary("good", "bvlc");
  other.environment = campaign.environment;
  CollectorEnd second;
  campaign.runAndSignal(SIGCONT, [&] {
    if (campaign.output("journal.jsonl").find("started") == std::string::npos) return false;
    second = other.run({"--wait"});
    return true;
  });
  EXPECT_EQ(second.exitStatus, 0) << second.err;
  EXPECT_NE(second.out.find("; waiting until it has ended\n"), std::string::npos) << second.out;
  EXPECT_EQ(campaign.column("status"), std::vector<std::string>{"timeout"}) << "the first was let go on";
}

TEST(Interruptions, AFullDiskStopsTheMeasuringAtTheFirstResultThatCannotBeKept) {
  CampaignFolder campaign;
  planSixtyCases(campaign);
  campaign.fileSizeLimit = 36000;  // some runs fit into the journal
  const CollectorEnd end = campaign.run();
  EXPECT_EQ(end.exitStatus, 1);
  // Whichever line comes first that finds no room: of a result, or of the files that it depends on.
  EXPECT_EQ(occurrences(end.err, " cannot be kept: "), 1u) << end.err;
  EXPECT_NE(end.err.find("File too large; measuring stops: make room and go on with --resume"), std::string::npos) << end.err;
  const std::size_t kept = occurrences(campaign.output("journal.jsonl"), "\"type\":\"run\"");
  EXPECT_GT(kept, 0u);
  EXPECT_LT(kept, 60u);
  EXPECT_NE(end.out.find(std::to_string(kept) + " run, "), std::string::npos) << "what is not kept counts as not run: " << end.out;
  campaign.fileSizeLimit = 0;
  EXPECT_EQ(campaign.run({"--resume"}).exitStatus, 1);
  EXPECT_EQ(campaign.column("status").size(), 60u);
  EXPECT_EQ(occurrences(campaign.output("journal.jsonl"), "\"type\":\"run\""), 60u) << "what was on the disk ran again, or something is missing";
}

TEST(Interruptions, ALogThatCannotBeKeptWholeStopsTheMeasuringToo) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  campaign.plan["libraries"][0]["environment"]["STAND_IN_GMACS"] = "0.0001";
  campaign.plan["repetitions"] = 300;
  campaign.folder.write("moved", "");
  const CollectorEnd end = campaign.runAndSignal(SIGCONT, [&] {
    if (occurrences(campaign.output("journal.jsonl"), "\"type\":\"run\"") < 2) return false;
    // No folder can be made in the place of a file; at no moment there is neither, as the collector would make the folder anew.
    return renameat2(AT_FDCWD, (campaign.folder / "out/logs").c_str(), AT_FDCWD, (campaign.folder / "moved").c_str(), RENAME_EXCHANGE) == 0;
  });
  EXPECT_EQ(end.exitStatus, 1);
  EXPECT_NE(end.err.find("the result cannot be kept: "), std::string::npos) << end.err;
  EXPECT_LT(campaign.column("status").size(), 300u);
}

TEST(Interruptions, ACollectorThatIsToldToWaitForRoomLosesNothing) {
  CampaignFolder campaign;
  planSixtyCases(campaign);
  campaign.fileSizeLimit = 30000;
  const CollectorEnd end = campaign.runAndDo(
      [&](int pid) {
        if (campaign.folder.read("stderr").find("waiting for room") == std::string::npos) return false;
        const rlimit unlimited = {RLIM_INFINITY, RLIM_INFINITY};
        return prlimit(pid, RLIMIT_FSIZE, &unlimited, nullptr) == 0;
      },
      {"--wait-for-room"});
  EXPECT_EQ(end.exitStatus, 1) << "some of its programs fail";
  EXPECT_EQ(campaign.column("status").size(), 60u) << end.err;
  EXPECT_EQ(occurrences(campaign.output("journal.jsonl"), "\"type\":\"run\""), 60u);
  EXPECT_EQ(occurrences(end.err, "waiting for room"), 1u) << end.err;
}

TEST(Interruptions, ACampaignWhoseFirstRunsAllFailAlikeStopsAndSaysWhy) {
  CampaignFolder campaign;
  campaign.addLibrary("a", "segfault");
  campaign.addLibrary("b", "segfault");
  campaign.plan["repetitions"] = 50;
  const CollectorEnd end = campaign.run();
  EXPECT_EQ(end.exitStatus, 1);
  EXPECT_NE(end.err.find(", of 2 of 2 libraries, all failed alike: exit 139 (SIGSEGV); output: logs/tiny/"), std::string::npos) << end.err;
  EXPECT_LT(campaign.column("status").size(), 11u);
  EXPECT_EQ(campaign.run({"--resume", "--keep-going"}).exitStatus, 1);
  EXPECT_EQ(campaign.column("status").size(), 100u);
}

TEST(Interruptions, ACollectorKilledInItsVeryFirstLineHasBegunNothing) {
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{{}, {"--resume"}}) {
    CampaignFolder campaign;
    campaign.addLibrary("good", "bvlc");
    campaign.folder.write("out/journal.jsonl", "{\"collector\":\"1.0.0\",\"id\":\"21d5");
    const CollectorEnd end = campaign.run(arguments);
    EXPECT_EQ(end.exitStatus, 0) << end.err;
    EXPECT_EQ(campaign.column("status"), std::vector<std::string>{"ok"});
    EXPECT_EQ(campaign.collect({"export", "--out", campaign.folder / "out"}).exitStatus, 0) << "the journal is whole";
  }
}

/// What each run printed, in order.
std::string logsOf(const CampaignFolder& campaign) {
  std::string text;
  for (const std::string& log : campaign.column("log")) text += log + "\n" + campaign.output(log);
  return text;
}

/// Kills the collector at 100 random moments, or as many as KILLS says, and resumes it each time.
TEST(Interruptions, AHundredKillsLoseNothingAndRepeatNothing) {
  CampaignFolder undisturbed;
  planSixtyCases(undisturbed);
  const auto began = std::chrono::steady_clock::now();
  ASSERT_EQ(undisturbed.run().exitStatus, 1);
  const std::chrono::microseconds took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
  // Within a few runs, however fast the machine is; of half a second a hundred are what a test may take.
  const auto latest = static_cast<unsigned>(std::min<long long>(500000, std::max<long long>(20000, took.count() / 20)));

  const std::string given = testSetting("TORTURE_SEED");
  const unsigned seed = given.empty() ? std::random_device()() : static_cast<unsigned>(std::stoul(given));
  std::printf("TORTURE_SEED=%u\n", seed);
  RecordProperty("seed", std::to_string(seed));
  std::mt19937 random(seed);
  CampaignFolder tortured;
  planSixtyCases(tortured);
  const auto runsRecorded = [&] { return occurrences(tortured.output("journal.jsonl"), "\"type\":\"run\""); };
  const auto runsStarted = [&] { return occurrences(tortured.output("journal.jsonl"), "\"type\":\"started\""); };
  const std::string givenKills = testSetting("KILLS");
  const int planned = givenKills.empty() ? 100 : std::stoi(givenKills);
  int kills = 0;
  int finished = 0;
  // Where a campaign comes to its end before its last kill, another one begins.
  while (kills < planned) {
    const unsigned delay = std::uniform_int_distribution<unsigned>(0, latest)(random);
    const std::size_t startedBefore = runsStarted();
    // A quarter while it starts, which takes its time to read all programs; the others while it measures.
    const bool early = random() % 4 == 0;
    const auto killLater = [&](int pid) { return runsStarted() > startedBefore && usleep(delay) == 0 && kill(pid, SIGKILL) == 0; };
    const std::vector<std::string> arguments = {"--resume", "--quiet"};
    const CollectorEnd end = early ? tortured.runAndSignalAfter(SIGKILL, delay, arguments) : tortured.runAndDo(killLater, arguments);
    if (end.exitStatus == 128 + SIGKILL) {
      ++kills;
      continue;
    }
    ASSERT_EQ(end.exitStatus, 1) << end.err;
    ASSERT_EQ(runsRecorded(), 60u);
    ASSERT_EQ(tortured.comparableRuns(), undisturbed.comparableRuns());
    ASSERT_EQ(logsOf(tortured), logsOf(undisturbed));
    ++finished;
    ASSERT_EQ(std::system(("rm -r " + (tortured.folder / "out")).c_str()), 0);
  }
  const CollectorEnd end = tortured.run({"--resume"});
  EXPECT_EQ(end.exitStatus, 1) << end.err;
  std::printf("%d kills, %d campaigns finished\n", kills, finished + 1);
  EXPECT_EQ(runsRecorded(), 60u) << "a case ran twice or never";
  EXPECT_EQ(tortured.comparableRuns(), undisturbed.comparableRuns());
  EXPECT_EQ(logsOf(tortured), logsOf(undisturbed));
  EXPECT_EQ(tortured.output("dataset/e2e/layers.csv"), undisturbed.output("dataset/e2e/layers.csv"));
  EXPECT_EQ(tortured.output("dataset/e2e/iterations.csv"), undisturbed.output("dataset/e2e/iterations.csv"));
  EXPECT_EQ(tortured.output("dataset/e2e/networks.csv"), undisturbed.output("dataset/e2e/networks.csv"));
}

}  // namespace
}  // namespace collector
