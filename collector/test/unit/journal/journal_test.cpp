#include "journal/journal.h"

#include <csignal>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "base/sealed_line.h"
#include "runs.h"
#include "temporary_folder.h"

namespace collector {
namespace {

const Case first = {"tiny", "fast", 2, 0};
const Case second = {"tiny", "fast", 2, 1};

std::string lineOf(const nlohmann::json& entry) { return sealed(entry.dump()) + "\n"; }

nlohmann::json soundCampaign() {
  return {{"type", "campaign"}, {"version", journalVersion}, {"id", "0123456789abcdef"}, {"started_at", "2026-01-02T03:04:05.678Z"}, {"seed", 7u}, {"plan", nlohmann::json::object()}, {"platform", nlohmann::json::object()}};
}

RunRecord fullRun() {
  RunRecord run = okRun(first, 1.5);
  run.runOrder = 3;
  run.verdict = {Status::timeout, "killed after 5 s", "killed after 5 s"};
  run.backwardMs = 2.5;
  run.forwardBackwardMs = 4.25;
  run.memoryBytes = 1236696;
  run.key.levels = {{"threads", "2"}};
  run.layers = {{"conv1", 0.1, 0.2, "Convolution"}, {"relu1", 0.3, nothing, ""}};
  run.singleTimes.forwardMs = {9, 1.5};
  run.singleTimes.backwardMs = {3, 2.5};
  run.singleTimes.forwardBackwardMs = {12, 4.25};
  run.leftOut = 1;
  run.setUp = {{"framework", "mine"}};
  run.exitStatus = nothing;
  run.signal = "SIGKILL";
  run.peakRssBytes = 123456;
  run.iterations = 10;
  run.warmUpIterations = 1;
  run.precedingIterations = 2;
  run.firstIterationMs = 9;
  run.laterIterationsMs = 4;
  run.coolDownS = 1.5;
  run.energyMjPerImage = 12.5;
  run.precedingWallMs = 1234.5;
  run.userCpuMs = 1.25;
  run.systemCpuMs = 2.25;
  run.voluntarySwitches = 17;
  run.involuntarySwitches = 18;
  run.others.loadAverage = 0.75;
  run.others.otherCpuMs = 120;
  run.others.stolenCpuMs = 10;
  run.machineBusy = true;
  run.log = "logs/x.log";
  run.samples = "logs/x.samples.jsonl";
  run.logSha256 = "ab";
  run.samplesSha256 = "cd";
  run.lookedAt = false;
  RunConditions& conditions = run.conditions;
  conditions.gpuHz = 1;
  conditions.emcHz = 2;
  conditions.cpuKhz = 3;
  conditions.temperatureBeforeC = 4;
  conditions.temperatureC = 5;
  conditions.throttled = true;
  conditions.belowMaxClock = false;
  conditions.note = "throttled by x";
  conditions.powerMw = 6;
  conditions.gpuPowerMw = 7;
  conditions.cpuPowerMw = 8;
  conditions.timedSamples = 9;
  conditions.temperatureAfterC = 10;
  conditions.wholeProcess = true;
  Sample sample;
  sample.atMs = 11;
  sample.gpuHz = 12;
  sample.emcHz = 13;
  sample.cpuKhz = 14;
  sample.temperaturesC = {{"GPU-therm", 15.5}};
  sample.railsMw = {{"VDD_IN", 16}};
  sample.throttling = {"gpu-balanced"};
  conditions.before = sample;
  conditions.after = sample;
  return run;
}

TEST(Journal, ReadsBackEverythingOfARun) {
  const RunRecord run = fullRun();
  EXPECT_EQ(toJson(runFromJson(toJson(run))), toJson(run));
  const RunRecord back = runFromJson(nlohmann::json::parse(toJson(run).dump()));
  EXPECT_EQ(back.layers[1].forwardMs.value(), 0.3);
  EXPECT_FALSE(back.layers[1].backwardMs);
  EXPECT_EQ(back.conditions.throttled.value(), true);
  EXPECT_EQ(back.machineBusy.value(), true);
  EXPECT_EQ(back.others.otherCpuMs.value(), 120);
  EXPECT_EQ(back.verdict.status, Status::timeout);
}

TEST(Journal, KeepsTheLastRunOfACase) {
  const JournalContent content = readJournal(lineOf(toJson(okRun(first, 1))) + lineOf(toJson(okRun(second, 2))) + lineOf(toJson(okRun(first, 3))));
  EXPECT_EQ(content.runs.size(), 2u);
  EXPECT_EQ(content.runs.at(first).forwardMs.value(), 3);
  EXPECT_EQ(content.attempts.at(first), 2);
  EXPECT_EQ(content.attempts.at(second), 1);
}

TEST(Journal, TellsAnUnfinishedLastLineAndLeavesItOut) {
  const std::string whole = lineOf(toJson(okRun(first, 1)));
  const std::string next = lineOf(toJson(okRun(second, 2)));
  for (std::size_t length = 0; length < next.size(); ++length) {
    const JournalContent content = readJournal(whole + next.substr(0, length));
    EXPECT_EQ(content.runs.size(), 1u) << length;
    EXPECT_EQ(content.soundBytes, whole.size()) << length;
    ASSERT_EQ(content.problems.size(), length > 0 ? 1u : 0u) << length;
    if (length > 0) {
      EXPECT_EQ(formatProblem(content.problems[0]), "2: not finished, as a kill or a power cut leaves a line; the run happens again");
    }
  }
}

TEST(Journal, TellsEveryBitThatWasFlipped) {
  const std::string line = lineOf(toJson(okRun(first, 1)));
  const std::string journal = line + lineOf(toJson(okRun(second, 2)));
  for (std::size_t bit = 0; bit < 8 * line.size(); ++bit) {
    std::string flipped = journal;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ 1 << bit % 8);
    const JournalContent content = readJournal(flipped);
    ASSERT_FALSE(content.problems.empty()) << bit;
    EXPECT_EQ(formatProblem(content.problems[0]), "1: not what the collector wrote; the run happens again");
    EXPECT_EQ(content.runs.count(first), 0u) << bit;
  }
}

TEST(Journal, TellsALineThatWasChangedByHand) {
  std::string line = lineOf(toJson(okRun(first, 1.5)));
  line.replace(line.find("\"forward_ms\":1.5"), 16, "\"forward_ms\":9.5");
  const JournalContent content = readJournal(line + "{\"type\":\"run\"}\n" + lineOf(toJson(okRun(second, 1))));
  EXPECT_EQ(content.problems.size(), 2u);
  EXPECT_EQ(content.runs.size(), 1u);
}

TEST(Journal, TakesAStatusThatItDoesNotKnowForNoTimeout) {
  nlohmann::json line = toJson(okRun(first, 1));
  line["status"] = "oj";
  EXPECT_THROW(runFromJson(line), nlohmann::json::exception);
  EXPECT_EQ(readJournal(lineOf(line)).problems.size(), 1u);
}

TEST(Journal, TellsALineOfAKindThatItDoesNotKnow) {
  EXPECT_EQ(readJournal(lineOf({{"type", "guess"}})).problems.size(), 1u);
}

TEST(Journal, TakesTheSecondLineWhereTheFirstIsDamaged) {
  const std::string line = lineOf(soundCampaign());
  std::string damaged = line;
  damaged[5] = '#';
  const JournalContent content = readJournal(damaged + line + lineOf(toJson(okRun(first, 1))));
  EXPECT_EQ(content.campaign.at("seed"), 7u);
  EXPECT_EQ(content.runs.size(), 1u);
  EXPECT_EQ(content.problems.size(), 1u);
  EXPECT_TRUE(readJournal(line + line).problems.empty());
}

TEST(Journal, RefusesTheLinesWithoutCheckOfAnEarlierCollector) {
  nlohmann::json old = soundCampaign();
  old["version"] = 2;
  const JournalContent content = readJournal(old.dump() + "\n" + toJson(okRun(first, 1)).dump() + "\n");
  ASSERT_EQ(content.problems.size(), 1u) << "the version says it all";
  EXPECT_EQ(formatProblem(content.problems[0]), "1: campaign: version of another collector: 2; expected 3");
  EXPECT_TRUE(content.campaign.is_null() && content.runs.empty());
}

TEST(Journal, RunsACaseAgainWhoseTimeIsNotInItsLine) {
  nlohmann::json line = toJson(okRun(first, 1));
  line.erase("forward_ms");
  const JournalContent content = readJournal(lineOf(line));
  EXPECT_EQ(content.problems.size(), 1u);
  EXPECT_TRUE(content.runs.empty());
}

TEST(Journal, TakesASoundCampaignOnly) {
  EXPECT_FALSE(readJournal(lineOf(soundCampaign())).campaign.is_null());
  const struct {
    const char* field;
    nlohmann::json value;
    const char* problem;
  } damages[] = {{"plan", nullptr, "1: campaign: plan missing; expected an object"},
                 {"platform", nullptr, "1: campaign: platform missing; expected an object"},
                 {"seed", "x", "1: campaign: seed not understood: \"x\"; expected a whole number from 0"},
                 {"seed", -1, "1: campaign: seed not understood: -1; expected a whole number from 0"},
                 {"started_at", 5, "1: campaign: started_at not understood: 5; expected a time"},
                 {"version", 99, "1: campaign: version of another collector: 99; expected 3"}};
  for (const auto& damage : damages) {
    nlohmann::json line = soundCampaign();
    if (damage.value.is_null()) line.erase(damage.field);
    else line[damage.field] = damage.value;
    const JournalContent content = readJournal(lineOf(line));
    EXPECT_TRUE(content.campaign.is_null());
    ASSERT_EQ(content.problems.size(), 1u) << line;
    EXPECT_EQ(formatProblem(content.problems[0]), damage.problem);
  }
  for (const char* line : {"{\"type\":\"started\",\"pid\":\"x\"}", "{\"type\":\"resumed\"}", "7 ",
                           "{\"type\":\"resumed\",\"started_at\":\"x\",\"platform\":{\"not_recorded\":[1]}}"}) {
    EXPECT_EQ(readJournal(sealed(line) + "\n").problems.size(), 1u) << line;
  }
}

TEST(Journal, RemembersAProcessInProgressUntilItsRunIsRecorded) {
  const std::string started = lineOf(startedToJson(first, {5, 6, "boot"}));
  const JournalContent content = readJournal(started);
  ASSERT_TRUE(content.lastStarted);
  EXPECT_EQ(content.lastStarted->pid, 5);
  EXPECT_EQ(content.lastStarted->startTicks, 6);
  EXPECT_EQ(content.lastStarted->bootId, "boot");
  EXPECT_FALSE(readJournal(started + lineOf(toJson(okRun(first, 1)))).lastStarted);
}

TEST(Journal, ReadsBackANetworkWithItsRun) {
  NetworkLayer layer;
  layer.layer = "conv1";
  layer.type = "Convolution";
  layer.outputShape = "4x6x6";
  layer.outputElementsPerImage = 144;
  layer.macsPerImage = 7;
  nlohmann::json line = toJson(okRun(first, 1));
  line["network"] = networkToJson({layer});
  const JournalContent content = readJournal(lineOf(line));
  const NetworkLayer back = content.networks.at("tiny").at(0);
  EXPECT_EQ(back.outputShape, "4x6x6");
  EXPECT_EQ(back.macsPerImage.value(), 7);
  EXPECT_FALSE(back.parameters);
}

TEST(Journal, AppendsAfterCuttingOffAnUnfinishedLine) {
  const TemporaryFolder folder;
  folder.write("j", lineOf(toJson(okRun(first, 1))) + "{\"type\":\"ru");
  std::string error;
  {
    Journal journal;
    JournalContent content;
    ASSERT_TRUE(journal.open(folder / "j", content, error)) << error;
    EXPECT_EQ(content.runs.size(), 1u);
    ASSERT_TRUE(journal.append(toJson(okRun(second, 2)), error)) << error;
  }
  const JournalContent content = readJournal(folder.read("j"));
  EXPECT_EQ(content.runs.size(), 2u);
  EXPECT_TRUE(content.problems.empty());
}

TEST(Journal, IsWrittenByOneCollectorAtATime) {
  const TemporaryFolder folder;
  Journal one;
  Journal other;
  JournalContent content;
  std::string error;
  ASSERT_TRUE(one.open(folder / "j", content, error));
  EXPECT_FALSE(other.open(folder / "j", content, error));
  EXPECT_EQ(error, (folder / "j") + ": another collector is writing to it");
}

TEST(Journal, HasALineWholeOrNotAtAllWhereTheDiskIsFull) {
  const TemporaryFolder folder;
  std::signal(SIGXFSZ, SIG_IGN);
  Journal journal;
  JournalContent content;
  std::string error;
  ASSERT_TRUE(journal.open(folder / "j", content, error));
  ASSERT_TRUE(journal.append(toJson(okRun(first, 1)), error));
  const std::string before = folder.read("j");
  rlimit unlimited;
  getrlimit(RLIMIT_FSIZE, &unlimited);
  rlimit full = unlimited;
  full.rlim_cur = before.size() + 10;  // half a line fits
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &full), 0);
  EXPECT_FALSE(journal.append(toJson(okRun(second, 2)), error));
  EXPECT_EQ(error, (folder / "j") + ": File too large");
  EXPECT_EQ(folder.read("j"), before) << "half a line is left";
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &unlimited), 0);
  EXPECT_TRUE(journal.append(toJson(okRun(second, 2)), error)) << error;
  EXPECT_EQ(readJournal(folder.read("j")).runs.size(), 2u);
  EXPECT_TRUE(readJournal(folder.read("j")).problems.empty());
}

TEST(Journal, SurvivesBytesThatAreNoText) {
  const TemporaryFolder folder;
  Journal journal;
  JournalContent content;
  std::string error;
  ASSERT_TRUE(journal.open(folder / "j", content, error));
  ASSERT_TRUE(journal.append(toJson(failedRun(first, "x", "bad \xff\xfe bytes")), error));
  EXPECT_EQ(readJournal(folder.read("j")).runs.at(first).verdict.failure, "bad \xEF\xBF\xBD\xEF\xBF\xBD bytes");
}

}  // namespace
}  // namespace collector
