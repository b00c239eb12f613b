// Bits flipped anywhere in what a campaign keeps: each is told, or harms nothing.
#include <algorithm>
#include <cstdio>
#include <gtest/gtest.h>
#include <random>
#include <sstream>

#include "base/sealed_line.h"
#include "base/text_lines.h"
#include "campaign/export.h"
#include "campaign_folder.h"
#include "test_setting.h"

namespace collector {
namespace {

const std::vector<std::string> datasetFileNames = {"datapackage.json", "iterations.csv", "layers.csv", "networks.csv", "runs.csv"};

/// The dataset as it is exported now, by file; `told` has what was said meanwhile. `target` lies in memory: a disk would make
/// each export wait until it is on it.
std::map<std::string, std::string> exported(const CampaignFolder& campaign, const TemporaryFolder& target, std::string& told) {
  std::FILE* words = std::tmpfile();
  Reporter reporter(words, words, Verbosity::quiet);
  std::map<std::string, std::string> files;
  for (const std::string& name : datasetFileNames) remove((target / name).c_str());
  exportCampaign(campaign.folder / "out", target.path(), reporter);
  for (const std::string& name : datasetFileNames) files[name] = target.read(name);
  told.assign(static_cast<std::size_t>(std::ftell(words)), '\0');
  std::rewind(words);
  told.resize(std::fread(&told[0], 1, told.size(), words));
  std::fclose(words);
  return files;
}

/// What a campaign keeps beside its journal: logs, samples, definitions.
std::vector<std::string> sidecarFiles(const CampaignFolder& campaign) {
  std::vector<std::string> files;
  FILE* list = popen(("cd " + campaign.folder.path() + " && find out/logs out/work -type f -size +0 | sort").c_str(), "r");
  char line[512];
  while (list && std::fgets(line, sizeof line, list)) files.push_back(trimmed(line));
  if (list) pclose(list);
  return files;
}

/// How many flips there were in files of a kind, and how many of them were told; the others changed nothing.
struct Tally {
  int flips = 0;
  int told = 0;
};

TEST(Flips, OfBitsAreToldOrHarmless) {
  CampaignFolder campaign;
  for (const char* behaviour : {"bvlc", "fp16", "segfault", "trtexec"}) campaign.addLibrary(behaviour, behaviour);
  campaign.addLines("lines", "");
  campaign.addLines("lines-in-file", "file");
  campaign.plan["batch_sizes"] = {1, 3};
  campaign.plan["repetitions"] = 2;
  ASSERT_EQ(campaign.run().exitStatus, 1);
  const TemporaryFolder target("/dev/shm");
  std::string told;
  const auto sound = exported(campaign, target, told);
  ASSERT_EQ(told, "");
  ASSERT_EQ(sound.at("runs.csv"), campaign.runsCsv());

  const std::string givenSeed = testSetting("TORTURE_SEED");
  const std::string givenCount = testSetting("FLIPS");
  const unsigned seed = givenSeed.empty() ? std::random_device()() : static_cast<unsigned>(std::stoul(givenSeed));
  const int count = givenCount.empty() ? 500 : std::stoi(givenCount);
  std::printf("TORTURE_SEED=%u\n", seed);
  std::mt19937 random(seed);
  const std::vector<std::string> sidecars = sidecarFiles(campaign);
  ASSERT_GT(sidecars.size(), 24u) << "a log and samples of each run, and definitions";
  Tally inJournal;
  Tally inSidecars;
  for (int i = 0; i < count; ++i) {
    const bool ofJournal = i % 2 == 0;
    const std::string file = ofJournal ? "out/journal.jsonl" : sidecars[random() % sidecars.size()];
    const std::string before = campaign.folder.read(file);
    std::string flipped = before;
    const std::size_t bit = random() % (8 * before.size());
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ 1 << bit % 8);
    campaign.folder.write(file, flipped);
    const auto after = exported(campaign, target, told);
    Tally& tally = ofJournal ? inJournal : inSidecars;
    ++tally.flips;
    tally.told += !told.empty();
    ASSERT_TRUE(!told.empty() || after == sound) << file << ", bit " << bit;
    if (!told.empty()) {
      ASSERT_NE(told.find(campaign.folder / file), std::string::npos) << told;
    }
    campaign.folder.write(file, before);
  }
  std::printf("journal: %d flips, %d told, %d harmless\n", inJournal.flips, inJournal.told, inJournal.flips - inJournal.told);
  std::printf("logs, samples, definitions: %d flips, %d told, %d harmless\n", inSidecars.flips, inSidecars.told, inSidecars.flips - inSidecars.told);
}

TEST(Flips, OfALogAreToldByTheExport) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  ASSERT_EQ(campaign.run().exitStatus, 0);
  const std::string log = "out/" + campaign.column("log")[0];
  std::string text = campaign.folder.read(log);
  text[text.find("Average Forward pass: ") + 22] = '9';
  campaign.folder.write(log, text);
  const CollectorEnd altered = campaign.collect({"export", "--out", campaign.folder / "out"});
  EXPECT_EQ(altered.exitStatus, 0) << "the dataset is whole";
  EXPECT_NE(altered.err.find(campaign.folder / log + ": not what the collector wrote: sha256 "), std::string::npos) << altered.err;
  ASSERT_EQ(remove((campaign.folder / log).c_str()), 0);
  EXPECT_EQ(campaign.collect({"export", "--out", campaign.folder / "out"}).err, "") << "whoever tidies up has nothing to fear";
}

/// What is told is left out, so that nothing altered gets into the dataset, and happens again.
TEST(Flips, AreMendedByMeasuringAgain) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  campaign.plan["repetitions"] = 4;
  ASSERT_EQ(campaign.run().exitStatus, 0);
  const std::string sound = campaign.comparableRuns();
  std::string journal = campaign.output("journal.jsonl");
  const std::size_t at = journal.find("\"status\":\"ok\"");
  journal[at + 11] = 'j';
  campaign.folder.write("out/journal.jsonl", journal);
  const std::string line = std::to_string(1 + std::count(journal.begin(), journal.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  const std::string words = "journal.jsonl:" + line + ": not what the collector wrote; the run happens again\n";
  const CollectorEnd exported = campaign.collect({"export", "--out", campaign.folder / "out"});
  EXPECT_EQ(exported.exitStatus, 1) << "it is not whole";
  EXPECT_NE(exported.err.find(words), std::string::npos) << exported.err;
  EXPECT_EQ(campaign.column("status"), std::vector<std::string>(3, "ok"));
  const CollectorEnd resumed = campaign.run({"--resume"});
  EXPECT_EQ(resumed.exitStatus, 0) << resumed.err;
  EXPECT_NE(resumed.err.find(words), std::string::npos) << resumed.err;
  EXPECT_EQ(campaign.column("status"), std::vector<std::string>(4, "ok"));
  EXPECT_EQ(campaign.comparableRuns(), sound);
  EXPECT_NE(campaign.output("dataset/e2e/networks.csv"), "") << "the network was in the damaged line";
}

TEST(Flips, OfACaseThatThePlanLacksAreTold) {
  CampaignFolder campaign;
  campaign.addLibrary("good", "bvlc");
  ASSERT_EQ(campaign.run().exitStatus, 0);
  nlohmann::json run;
  std::istringstream lines(campaign.output("journal.jsonl"));
  std::string all;
  for (std::string line; std::getline(lines, line); all += line + "\n") {
    const auto entry = nlohmann::json::parse(line);
    if (entry.at("type") == "run") run = entry;
  }
  run.erase("check");
  run["batch_size"] = 3;
  campaign.folder.write("out/journal.jsonl", all + sealed(run.dump()) + "\n");
  const CollectorEnd end = campaign.run({"--resume"});
  EXPECT_NE(end.err.find(": a case that the plan lacks: tiny good batch 3 repetition 0; it is left out\n"), std::string::npos) << end.err;
  EXPECT_EQ(campaign.column("batch_size"), std::vector<std::string>{"2"});
}

}  // namespace
}  // namespace collector
