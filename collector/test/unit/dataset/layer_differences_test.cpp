#include "dataset/layer_differences.h"

#include <gtest/gtest.h>

#include "runs.h"

namespace collector {
namespace {

std::map<Case, RunRecord> runsWith(const std::vector<std::pair<Case, std::vector<std::string>>>& layersOf) {
  std::map<Case, RunRecord> runs;
  for (const auto& entry : layersOf) {
    RunRecord run = okRun(entry.first, 10);
    run.layers.clear();
    for (const std::string& layer : entry.second) run.layers.push_back({layer, 1.0, nothing, ""});
    runs[run.key] = run;
  }
  return runs;
}

TEST(LayerDifference, IsARunThatLacksWhatAnotherHas) {
  EXPECT_FALSE(layerDifference(runsWith({{{"m", "a", 1, 0}, {"conv1", "fc"}}, {{"m", "a", 2, 0}, {"fc", "conv1"}}}), "a"));
  EXPECT_EQ(layerDifference(runsWith({{{"m", "a", 1, 0}, {"conv1", "fc", "relu"}}, {{"m", "a", 2, 0}, {"conv1"}}}), "a").value(),
            "m a batch 2 repetition 0 lacks fc and 1 more, which m a batch 1 repetition 0 has");
  EXPECT_EQ(layerDifference(runsWith({{{"m", "a", 1, 0}, {"conv1"}}, {{"m", "a", 1, 1}, {}}}), "a").value(),
            "m a batch 1 repetition 1 lacks conv1, which m a batch 1 repetition 0 has");
}

TEST(LayerDifference, IsNoneBetweenLibrariesModelsAndLevels) {
  auto runs = runsWith({{{"m", "a", 1, 0}, {"conv1"}}, {{"m", "b", 1, 0}, {"conv2"}}, {{"n", "a", 1, 0}, {"conv3"}},
                        {{"m", "a", 1, 0, {{"fusion", "off"}}}, {"conv1", "relu1"}}});
  EXPECT_FALSE(layerDifference(runs, "a"));
  RunRecord failed = failedRun({"m", "a", 2, 0}, "exit 3", "exit 3");
  failed.layers.clear();
  runs[failed.key] = failed;
  EXPECT_FALSE(layerDifference(runs, "a")) << "a failed run has no layers to compare";
}

}  // namespace
}  // namespace collector
