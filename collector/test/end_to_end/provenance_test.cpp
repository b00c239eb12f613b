// What a campaign was measured with: recorded, published, and compared before it goes on.
#include <csignal>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sha256.h"
#include "campaign_folder.h"
#include "definitions.h"
#include "test_setting.h"

namespace collector {
namespace {

/// A script that runs the stand-in; its content is what tells it from others.
void writeProgram(const CampaignFolder& campaign, const std::string& name, const std::string& comment) {
  campaign.folder.write(name, "#!/bin/sh\n# " + comment + "\n" + testSetting("COLLECTOR_STAND_IN") + " \"$@\"\n");
  chmod((campaign.folder / name).c_str(), 0755);
}

nlohmann::json descriptorOf(const CampaignFolder& campaign) { return nlohmann::json::parse(campaign.output("dataset/e2e/datapackage.json")); }

/// The entry of a file in a library's or a model's list; null if it has none.
nlohmann::json fileOf(const nlohmann::json& entry, const std::string& role, const std::string& name) {
  for (const nlohmann::json& file : entry.at("files")) {
    const std::string path = file.at("path").get<std::string>();
    if (file.at("role") == role && path.size() >= name.size() && path.compare(path.size() - name.size(), name.size(), name) == 0) return file;
  }
  return nullptr;
}

/// Drops the last run from the journal, as an interruption would.
void dropLastRun(const CampaignFolder& campaign) {
  std::string journal = campaign.output("journal.jsonl");
  journal.erase(journal.rfind("\n", journal.rfind("\"type\":\"run\"")) + 1);
  campaign.folder.write("out/journal.jsonl", journal);
}

class ProvenanceTest : public testing::Test {
 protected:
  ProvenanceTest() {
    writeProgram(campaign, "caffe.sh", "the first build");
    nlohmann::json& library = campaign.addLibrary("good", "bvlc");
    library["program"] = campaign.folder / "caffe.sh";
    library["environment"]["OPENBLAS_NUM_THREADS"] = "2";
    campaign.plan["repetitions"] = 3;
  }

  CampaignFolder campaign;
};

TEST_F(ProvenanceTest, TheDatasetSaysHowEachLibraryWasStartedAndWhatItWas) {
  campaign.addLibrary("other", "bvlc")["environment"]["OPENBLAS_NUM_THREADS"] = "1";
  campaign.plan["libraries"][0]["environment"]["STAND_IN_GMACS"] = "0.0001";  // long enough to be looked at
  EXPECT_EQ(campaign.run().exitStatus, 0);
  const nlohmann::json descriptor = descriptorOf(campaign);
  const nlohmann::json& good = descriptor.at("libraries").at("good");
  EXPECT_EQ(good.at("environment"), (nlohmann::json{{"STAND_IN", "bvlc"}, {"OPENBLAS_NUM_THREADS", "2"}, {"STAND_IN_GMACS", "0.0001"}}));
  EXPECT_EQ(good.at("arguments"), nlohmann::json::array());
  EXPECT_EQ(fileOf(good, "program", "/caffe.sh").at("sha256"), sha256Of(campaign.folder.read("caffe.sh")));
  EXPECT_FALSE(fileOf(good, "loaded", testSetting("COLLECTOR_STAND_IN")).is_null()) << "what the script starts: " << good.dump(1);
  EXPECT_EQ(descriptor.at("libraries").at("other").at("environment").at("OPENBLAS_NUM_THREADS"), "1");
  EXPECT_EQ(fileOf(descriptor.at("models").at("tiny"), "definition", "tiny.prototxt").at("sha256"), sha256Of(tinyNet()));
}

TEST_F(ProvenanceTest, AProgramThatWasBuiltAnewDoesNotGoOn) {
  EXPECT_EQ(campaign.run().exitStatus, 0);
  dropLastRun(campaign);
  writeProgram(campaign, "caffe.sh", "the other build");
  const std::string journal = campaign.output("journal.jsonl");
  const CollectorEnd end = campaign.run({"--resume"});
  EXPECT_EQ(end.exitStatus, 2);
  EXPECT_NE(end.err.find("library good: program " + (campaign.folder / "caffe.sh") + " is another: sha256 "), std::string::npos) << end.err;
  EXPECT_EQ(campaign.output("journal.jsonl"), journal);
}

TEST_F(ProvenanceTest, ADefinitionThatWasChangedDoesNotGoOn) {
  EXPECT_EQ(campaign.run().exitStatus, 0);
  dropLastRun(campaign);
  campaign.folder.write("tiny.prototxt", tinyNet() + "# another\n");
  const CollectorEnd end = campaign.run({"--resume"});
  EXPECT_EQ(end.exitStatus, 2);
  EXPECT_NE(end.err.find("model tiny: definition "), std::string::npos) << end.err;
}

TEST_F(ProvenanceTest, AChangeThatIsAcceptedIsInTheDataset) {
  EXPECT_EQ(campaign.run().exitStatus, 0);
  const std::string before = sha256Of(campaign.folder.read("caffe.sh"));
  dropLastRun(campaign);
  writeProgram(campaign, "caffe.sh", "the other build");
  EXPECT_EQ(campaign.run({"--resume", "--accept-changes"}).exitStatus, 0);
  const nlohmann::json change = descriptorOf(campaign).at("measuring").at("changes").at(0);
  EXPECT_EQ(change.at("of"), "library good");
  EXPECT_EQ(change.at("role"), "program");
  EXPECT_EQ(change.at("before"), before);
  EXPECT_EQ(change.at("after"), sha256Of(campaign.folder.read("caffe.sh")));
  EXPECT_EQ(campaign.column("status").size(), 3u);
  EXPECT_EQ(campaign.run({"--resume"}).exitStatus, 0) << "once is enough";
}

TEST_F(ProvenanceTest, AProgramThatIsReplacedMeanwhileStopsTheCampaign) {
  campaign.plan["libraries"][0]["environment"]["STAND_IN_GMACS"] = "0.0001";
  const CollectorEnd end = campaign.runAndSignal(SIGCONT, [&] {
    if (campaign.output("journal.jsonl").find("\"type\":\"run\"") == std::string::npos) return false;
    writeProgram(campaign, "caffe.new", "the other build");
    rename((campaign.folder / "caffe.new").c_str(), (campaign.folder / "caffe.sh").c_str());
    return true;
  });
  EXPECT_EQ(end.exitStatus, 1) << end.out;
  EXPECT_NE(end.err.find("library good: program "), std::string::npos) << end.err;
  EXPECT_LT(campaign.column("status").size(), 3u);
}

TEST_F(ProvenanceTest, AFileThatTheProgramItselfWritesIsNotWatched) {
  campaign.folder.write("caffe.sh", "#!/bin/sh\ndate +%N > " + (campaign.folder / "cache") + "\nexec " + testSetting("COLLECTOR_STAND_IN") + " \"$@\"\n");
  campaign.folder.write("cache", "empty");
  campaign.plan["libraries"][0]["arguments"] = {"--cache=" + (campaign.folder / "cache")};
  const CollectorEnd end = campaign.run();
  EXPECT_EQ(end.exitStatus, 0) << end.err;
  EXPECT_NE(end.err.find("/cache changed while the program ran: it is taken for one that the program writes"), std::string::npos) << end.err;
  dropLastRun(campaign);
  EXPECT_EQ(campaign.run({"--resume"}).exitStatus, 0);
}

TEST_F(ProvenanceTest, AWrongPathIsPutRightWithoutANewCampaign) {
  campaign.addLibrary("lost", "bvlc")["program"] = "/no/such/caffe";
  campaign.plan["models"].push_back({{"tag", "gone"}, {"label", "Gone"}, {"prototxt", "gone.prototxt"}});
  EXPECT_EQ(campaign.run().exitStatus, 1);
  EXPECT_EQ(campaign.column("status"), (std::vector<std::string>{"ok", "ok", "ok", "failed", "failed", "failed", "failed", "failed", "failed", "failed", "failed", "failed"}));
  const std::string goodRows = campaign.runsCsv().substr(0, campaign.runsCsv().find("tiny,lost"));
  campaign.plan["libraries"][1]["program"] = testSetting("COLLECTOR_STAND_IN");
  campaign.plan["models"][1]["prototxt"] = "tiny.prototxt";
  const CollectorEnd end = campaign.run({"--resume"});
  EXPECT_EQ(end.exitStatus, 0) << end.err;
  EXPECT_NE(end.out.find("put right since none of its runs was ok: library lost, model gone; 9 failed runs happen again\n"), std::string::npos) << end.out;
  EXPECT_EQ(campaign.column("status"), std::vector<std::string>(12, "ok"));
  EXPECT_EQ(campaign.runsCsv().substr(0, goodRows.size()), goodRows) << "what was ok ran again";
  EXPECT_EQ(campaign.collect({"export", "--out", campaign.folder / "out", "--to", campaign.folder / "again"}).exitStatus, 0);
  EXPECT_EQ(campaign.folder.read("again/runs.csv"), campaign.runsCsv());
}

TEST_F(ProvenanceTest, APathOfWhatIsOkStaysAsItWas) {
  EXPECT_EQ(campaign.run().exitStatus, 0);
  writeProgram(campaign, "elsewhere.sh", "the first build");
  campaign.plan["libraries"][0]["program"] = campaign.folder / "elsewhere.sh";
  const CollectorEnd end = campaign.run({"--resume"});
  EXPECT_EQ(end.exitStatus, 2);
  EXPECT_NE(end.err.find("/libraries/0/program: replace: "), std::string::npos) << end.err;
}

}  // namespace
}  // namespace collector
