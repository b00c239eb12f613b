#include "dataset/dataset.h"

#include <gtest/gtest.h>
#include <sstream>
#include <sys/stat.h>

#include "base/csv.h"
#include "base/durable_file.h"
#include "plans.h"
#include "runs.h"
#include "temporary_folder.h"

namespace collector {
namespace {

using nlohmann::json;

JournalContent smallJournal() {
  JournalContent journal;
  journal.campaign = {{"type", "campaign"}, {"seed", 7}, {"started_at", "2026-01-02T03:04:05.678Z"}, {"platform", {{"board", "found"}, {"cpu", "found"}}}};
  for (const RunRecord& run : {okRun({"tiny", "slow", 2, 1}, 8.5), okRun({"tiny", "slow", 1, 0}, 4), failedRun({"tiny", "fast", 1, 0}, "exit 3", "exit 3, \"why\"")}) {
    journal.runs[run.key] = run;
  }
  return journal;
}

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

TEST(Csv, QuotesWhatNeedsIt) {
  EXPECT_EQ(csvLine({"a", "b,c", "say \"hi\"", "two\nlines", ""}), "a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",\n");
}

TEST(Csv, WritesNumbersShortButWhole) {
  EXPECT_EQ(csvCell(16.007), "16.007");
  EXPECT_EQ(csvCell(253.0), "253");
  EXPECT_EQ(csvCell(9.6e-05), "9.6e-05");
  EXPECT_EQ(csvCell(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(csvCell(Optional<double>()), "");
  EXPECT_EQ(csvCell(1e308 * 10), "") << "what is no number is no measurement";
}

TEST(Dataset, HasTheRunsInThePlansOrder) {
  const auto lines = linesOf(datasetFiles(smallPlan(), smallJournal()).at("runs.csv"));
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0].substr(0, 118), "model,library,batch_size,repetition,status,failure,forward_ms,backward_ms,forward_backward_ms,memory_bytes,exit_status");
  EXPECT_EQ(lines[1].substr(0, 20), "tiny,slow,1,0,ok,,4,");
  EXPECT_EQ(lines[2].substr(0, 22), "tiny,slow,2,1,ok,,8.5,");
  EXPECT_EQ(lines[3].substr(0, 45), "tiny,fast,1,0,failed,\"exit 3, \"\"why\"\"\",,,,,,,");
}

TEST(Dataset, HasLayersOfOkRunsOnly) {
  EXPECT_EQ(datasetFiles(smallPlan(), smallJournal()).at("layers.csv"),
            "model,library,batch_size,repetition,layer_index,layer,forward_ms,backward_ms\ntiny,slow,1,0,0,conv1,2,\ntiny,slow,2,1,0,conv1,4.25,\n");
}

TEST(Dataset, KeepsALayersTimeBelowTheTimersResolution) {
  JournalContent journal = smallJournal();
  journal.runs.at({"tiny", "slow", 1, 0}).layers = {{"conv1", 0.0, 0.001, ""}, {"relu1", 0.5, nothing, ""}};
  const auto lines = linesOf(datasetFiles(smallPlan(), journal).at("layers.csv"));
  EXPECT_EQ(lines[1], "tiny,slow,1,0,0,conv1,0,0.001");
  EXPECT_EQ(lines[2], "tiny,slow,1,0,1,relu1,0.5,");
}

TEST(Dataset, HasNoTimesOfADirectionInWhichEveryLayerTook0) {
  JournalContent journal = smallJournal();
  journal.runs.at({"tiny", "slow", 1, 0}).layers = {{"conv1", 0.5, 0.0, ""}, {"relu1", 0.0, 0.0, ""}};
  const auto lines = linesOf(datasetFiles(smallPlan(), journal).at("layers.csv"));
  EXPECT_EQ(lines[1], "tiny,slow,1,0,0,conv1,0.5,");
  EXPECT_EQ(lines[2], "tiny,slow,1,0,1,relu1,0,");
}

TEST(Dataset, HasSingleTimesOnlyWhereTheyAreKnown) {
  JournalContent journal = smallJournal();
  EXPECT_EQ(datasetFiles(smallPlan(), journal).count("iterations.csv"), 0u);
  RunRecord& run = journal.runs.at({"tiny", "slow", 2, 1});
  run.singleTimes.forwardMs = {20, 8};
  run.singleTimes.backwardMs = {2, 3};
  run.singleTimes.forwardBackwardMs = {22, 11.5};
  run.leftOut = 1;
  const auto files = datasetFiles(smallPlan(), journal);
  EXPECT_EQ(files.at("iterations.csv"),
            "model,library,batch_size,repetition,iteration,forward_ms,backward_ms,forward_backward_ms\n"
            "tiny,slow,2,1,0,20,2,22\ntiny,slow,2,1,1,8,3,11.5\n");
  const auto lines = linesOf(files.at("runs.csv"));
  EXPECT_NE(lines[0].find(",iterations_left_out,first_iteration_ms,"), std::string::npos);
  EXPECT_NE(lines[0].find(",forward_ms_least,forward_ms_median,forward_ms_p90,forward_ms_p99,forward_backward_ms_least,"), std::string::npos);
  EXPECT_NE(lines[2].find(",8,,,,11.5,,,,"), std::string::npos) << lines[2];
}

TEST(Dataset, NamesEachRunByItsLevelsToo) {
  json source = smallPlanJson();
  source["factors"] = {{"threads", {{"label", "Threads"}, {"values", {1, 4}}}}};
  source["libraries"][0]["environment"] = {{"OMP_NUM_THREADS", "{threads}"}};
  JournalContent journal = smallJournal();
  journal.runs.clear();
  for (const RunRecord& run : {okRun({"tiny", "slow", 1, 0, {{"threads", "4"}}}, 4), okRun({"tiny", "slow", 1, 0, {{"threads", "1"}}}, 8), okRun({"tiny", "fast", 1, 0}, 1)}) {
    journal.runs[run.key] = run;
  }
  const auto files = datasetFiles(planFrom(source), journal);
  const auto runs = linesOf(files.at("runs.csv"));
  ASSERT_EQ(runs.size(), 4u);
  EXPECT_EQ(runs[0].substr(0, 43), "model,library,batch_size,threads,repetition");
  EXPECT_EQ(runs[1].substr(0, 20), "tiny,slow,1,1,0,ok,,");
  EXPECT_EQ(runs[2].substr(0, 20), "tiny,slow,1,4,0,ok,,");
  EXPECT_EQ(runs[3].substr(0, 19), "tiny,fast,1,,0,ok,,");
  EXPECT_EQ(linesOf(files.at("layers.csv"))[2], "tiny,slow,1,4,0,0,conv1,2,");
  const json package = json::parse(files.at("datapackage.json"));
  EXPECT_EQ(package.at("factors"), (json{{"threads", {{"label", "Threads"}, {"order", {"1", "4"}}}}}));
  EXPECT_EQ(package.at("resources").at(0).at("schema").at("primaryKey"), (json{"model", "library", "batch_size", "threads", "repetition"}));
}

TEST(Dataset, HasNetworksOnlyWhereOneIsKnown) {
  JournalContent journal = smallJournal();
  EXPECT_EQ(datasetFiles(smallPlan(), journal).count("networks.csv"), 0u);
  NetworkLayer layer;
  layer.layer = "conv1";
  layer.type = "Convolution";
  layer.outputShape = "4x6x6";
  layer.inputElementsPerImage = 192;
  layer.outputElementsPerImage = 144;
  layer.parameters = 112;
  layer.macsPerImage = 3888;
  journal.networks["tiny"] = {layer};
  EXPECT_EQ(datasetFiles(smallPlan(), journal).at("networks.csv"),
            "model,layer_index,layer,type,pooling,output_shape,input_elements_per_image,output_elements_per_image,parameters,macs_per_image\n"
            "tiny,0,conv1,Convolution,,4x6x6,192,144,112,3888\n");
}

TEST(Dataset, HasNoNetworkWithALayerThatNobodyCounted) {
  JournalContent journal = smallJournal();
  NetworkLayer layer;
  layer.layer = "lstm1";
  layer.type = "LSTM";
  journal.networks["tiny"] = {layer};
  EXPECT_EQ(datasetFiles(smallPlan(), journal).count("networks.csv"), 0u);
  EXPECT_EQ(json::parse(datasetFiles(smallPlan(), journal).at("datapackage.json")).at("resources").size(), 2u) << "runs and layers";
}

TEST(DataPackage, DescribesEveryColumnOfEveryFile) {
  JournalContent journal = smallJournal();
  NetworkLayer input;
  input.type = "Input";
  input.parameters = input.macsPerImage = 0;
  journal.networks["tiny"] = {input};
  journal.runs.at({"tiny", "slow", 1, 0}).singleTimes.forwardMs = {4};
  const auto files = datasetFiles(smallPlan(), journal);
  const json package = json::parse(files.at("datapackage.json"));
  EXPECT_EQ(package.at("$schema"), "https://datapackage.org/profiles/2.0/datapackage.json");
  ASSERT_EQ(package.at("resources").size(), 4u);
  for (const json& resource : package.at("resources")) {
    std::string header;
    for (const json& field : resource.at("schema").at("fields")) {
      header += (header.empty() ? "" : ",") + field.at("name").get<std::string>();
      EXPECT_FALSE(field.at("description").get<std::string>().empty());
    }
    EXPECT_EQ(header, linesOf(files.at(resource.at("path").get<std::string>()))[0]);
    EXPECT_EQ(resource.at("$schema"), "https://datapackage.org/profiles/2.0/dataresource.json");
    EXPECT_EQ(resource.at("type"), "table");
    EXPECT_EQ(resource.at("schema").at("missingValues"), json::array({""}));
  }
}

TEST(DataPackage, HoldsTheCampaignsParticulars) {
  json source = smallPlanJson();
  source["dataset"]["platform"] = {{"board", "Jetson TX1"}};
  source["dataset"]["licenses"] = {{{"name", "CC-BY-4.0"}}};
  const json package = json::parse(datasetFiles(planFrom(source), smallJournal()).at("datapackage.json"));
  EXPECT_EQ(package.at("name"), "small");
  EXPECT_EQ(package.at("created"), "2026-01-02T03:04:05.678Z");
  EXPECT_EQ(package.at("licenses").at(0).at("name"), "CC-BY-4.0");
  EXPECT_EQ(package.at("sources").size(), 1u);
  EXPECT_EQ(package.at("platform").at("board"), "Jetson TX1") << "the plan's word stands above what was found";
  EXPECT_EQ(package.at("platform").at("cpu"), "found");
  EXPECT_EQ(package.at("libraries").at("fast").at("precision"), "fp16");
  EXPECT_EQ(package.at("libraries").at("fast").at("framework"), "caffe");
  EXPECT_EQ(package.at("models").at("tiny").at("label"), "Tiny");
  EXPECT_EQ(package.at("measuring").at("seed"), 7);
  EXPECT_EQ(package.at("measuring").at("batch_sizes"), source.at("batch_sizes")) << "which iterations_asked may have one for each of";
  EXPECT_EQ(package.at("libraries").at("fast").at("kind"), "caffe");
}

TEST(DataPackage, TellsTheGpuThatCaffeIsToldToUse) {
  json source = smallPlanJson();
  for (json& library : source["libraries"]) {
    library["device"] = "gpu";
    library["gpu"] = 1;
  }
  source["libraries"][1]["arguments"] = {"-gpu", "0"};
  const Plan plan = planFrom(source);
  const json libraries = json::parse(datasetFiles(plan, smallJournal()).at("datapackage.json")).at("libraries");
  EXPECT_EQ(libraries.at(plan.libraries[0].tag).at("gpu"), 1);
  EXPECT_EQ(libraries.at(plan.libraries[1].tag).count("gpu"), 0u) << "its own arguments do";
}

TEST(DataPackage, SaysOfALibraryThatItsRunsDoNotHaveTheSameLayers) {
  JournalContent journal = smallJournal();
  EXPECT_EQ(json::parse(datasetFiles(smallPlan(), journal).at("datapackage.json")).at("libraries").at("slow").count("layersVary"), 0u);
  journal.runs.at({"tiny", "slow", 1, 0}).layers.push_back({"fc2", 1.0, nothing, ""});
  EXPECT_EQ(json::parse(datasetFiles(smallPlan(), journal).at("datapackage.json")).at("libraries").at("slow").at("layersVary"), true);
}

TEST(DataPackage, SaysOfALibraryThatWhatItLoadsWasNeverSeen) {
  JournalContent journal = smallJournal();
  const auto slow = [&] { return json::parse(datasetFiles(smallPlan(), journal).at("datapackage.json")).at("libraries").at("slow"); };
  EXPECT_EQ(slow().count("not_recorded"), 0u) << "an older journal does not tell";
  journal.runs.at({"tiny", "slow", 1, 0}).lookedAt = false;
  EXPECT_EQ(slow().at("not_recorded").at("loaded"), "the program ended before the shared libraries that it loads could be seen; files may lack some");
  journal.runs.at({"tiny", "slow", 2, 1}).lookedAt = true;
  EXPECT_EQ(slow().count("not_recorded"), 0u) << "once is enough";
}

TEST(DataPackage, HasWhatAProgramSaidOfItself) {
  JournalContent journal = smallJournal();
  journal.runs.at({"tiny", "slow", 1, 0}).setUp = {{"framework", "mine"}, {"version", "1"}};
  journal.runs.at({"tiny", "slow", 2, 1}).setUp = {{"framework", "mine"}, {"version", "2"}};
  const json libraries = json::parse(datasetFiles(smallPlan(), journal).at("datapackage.json")).at("libraries");
  EXPECT_EQ(libraries.at("slow").at("reported"), (json{{"framework", "mine"}, {"version", {"1", "2"}}}));
  EXPECT_EQ(libraries.at("slow").at("framework"), "caffe") << "the plan's word stands above the program's";
  EXPECT_EQ(libraries.at("fast").count("reported"), 0u);
}

TEST(DataPackage, DescribesThePlatformAsTheLastStartFoundIt) {
  JournalContent journal = smallJournal();
  journal.campaign["platform"]["not_recorded"] = {{"gpu clock", "closed"}, {"power", "no monitor"}};
  journal.resumptions = {{{"started_at", "2026-01-03T00:00:00.000Z"}, {"platform", {{"board", "found"}, {"cpus_online", "0-3"}, {"not_recorded", {{"power", "no monitor"}}}}}}};
  const json platform = json::parse(datasetFiles(smallPlan(), journal).at("datapackage.json")).at("platform");
  EXPECT_EQ(platform.at("cpus_online"), "0-3");
  EXPECT_EQ(platform.at("not_recorded"), (json{{"gpu clock", "closed; until 2026-01-03T00:00:00.000Z"}, {"power", "no monitor"}}));
}

TEST(DataPackage, KeepsThePlansOrderOfLibraries) {
  const std::string text = datasetFiles(smallPlan(), smallJournal()).at("datapackage.json");
  EXPECT_LT(text.find("\"slow\": {"), text.find("\"fast\": {"));
}

TEST(DurableFile, IsReplacedAsAWhole) {
  const TemporaryFolder folder;
  folder.write("file", "old");
  std::string error;
  ASSERT_TRUE(replaceFile(folder / "file", "new", error));
  EXPECT_EQ(folder.read("file"), "new");
  struct stat status;
  EXPECT_NE(stat((folder / "file.tmp").c_str(), &status), 0) << "the temporary file is left";
}

TEST(DurableFile, IsLeftAsItWasWhenItCannotBeWritten) {
  const TemporaryFolder folder;
  folder.write("file/in-the-way", "");
  std::string error;
  EXPECT_FALSE(replaceFile(folder / "file", "new", error));
  EXPECT_EQ(error, (folder / "file") + ": Is a directory");
  EXPECT_FALSE(replaceFile(folder / "missing/file", "new", error));
  EXPECT_EQ(error, (folder / "missing/file.tmp") + ": No such file or directory");
}

TEST(DurableFile, MakesFoldersOnTheWay) {
  const TemporaryFolder folder;
  std::string error;
  EXPECT_TRUE(makeFolders(folder / "a/b/c", error));
  EXPECT_TRUE(makeFolders(folder / "a/b/c/", error));
  folder.write("plain", "");
  EXPECT_FALSE(makeFolders(folder / "plain/x", error));
  EXPECT_EQ(error, (folder / "plain") + ": not a folder");
}

}  // namespace
}  // namespace collector
