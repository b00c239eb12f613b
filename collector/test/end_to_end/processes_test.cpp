// What benchmark programs leave running is ended: at the end of each run, and after the collector itself was killed.
#include <csignal>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "board/process_table.h"
#include "campaign_folder.h"
#include "test_setting.h"

namespace collector {
namespace {

/// A library whose program is a shell script. What it starts and leaves must print nothing: after the collector is gone, no
/// one reads it, and whoever prints is ended by the kernel.
void addScript(CampaignFolder& campaign, const std::string& behaviour, const std::string& script) {
  campaign.folder.write("script.sh", "#!/bin/sh\n" + script + "\n");
  chmod((campaign.folder / "script.sh").c_str(), 0755);
  campaign.addLibrary("wrapped", behaviour)["program"] = campaign.folder / "script.sh";
}

bool lives(int pid) {
  const auto process = processOf(pid, SystemFiles());
  return process && process->lives();
}

/// The number that a file below the folder holds, 0 while there is none.
int numberIn(const CampaignFolder& campaign, const std::string& file) { return std::atoi(campaign.folder.read(file).c_str()); }

TEST(Processes, AResumedCampaignEndsTheGrandchildThatAKilledCollectorLeft) {
  CampaignFolder campaign;
  addScript(campaign, "hang", "sleep 615 & echo $! > " + campaign.folder.path() + "/grandchild; wait");
  campaign.plan["timeout_s"] = 2;
  campaign.runAndSignal(SIGKILL, [&] { return numberIn(campaign, "grandchild") > 0; });
  const int grandchild = numberIn(campaign, "grandchild");
  ASSERT_TRUE(lives(grandchild)) << "the kernel ends the script alone";
  const CollectorEnd end = campaign.run({"--resume"});
  EXPECT_NE(end.out.find("ended what an earlier collector left running: "), std::string::npos) << end.out << end.err;
  EXPECT_NE(end.out.find(std::to_string(grandchild) + " ("), std::string::npos) << end.out;
  EXPECT_FALSE(lives(grandchild));
  EXPECT_EQ(campaign.column("status"), std::vector<std::string>{"timeout"});
}

TEST(Processes, AResumedCampaignEndsWhatHidInASessionOfItsOwnToo) {
  CampaignFolder campaign;
  addScript(campaign, "hang", "setsid sh -c 'echo $$ > " + campaign.folder.path() + "/hidden; exec sleep 614' & exec " + testSetting("COLLECTOR_STAND_IN") + " \"$@\"");
  campaign.plan["timeout_s"] = 2;
  campaign.runAndSignal(SIGKILL, [&] { return numberIn(campaign, "hidden") > 0; });
  const int hidden = numberIn(campaign, "hidden");
  ASSERT_TRUE(lives(hidden));
  const CollectorEnd end = campaign.run({"--resume"});
  EXPECT_NE(end.out.find(std::to_string(hidden) + " ("), std::string::npos) << end.out;
  EXPECT_FALSE(lives(hidden));
}

TEST(Processes, WhatARunLeavesInASessionOfItsOwnIsEndedAndTold) {
  CampaignFolder campaign;
  addScript(campaign, "bvlc", "setsid sh -c 'echo $$ > " + campaign.folder.path() + "/hidden; exec sleep 613' & while [ ! -s " + campaign.folder.path() +
                                  "/hidden ]; do :; done; exec " + testSetting("COLLECTOR_STAND_IN") + " \"$@\"");
  const CollectorEnd end = campaign.run();
  EXPECT_EQ(end.exitStatus, 0) << end.err;
  const int hidden = numberIn(campaign, "hidden");
  EXPECT_NE(end.err.find("tiny wrapped batch 2 repetition 0: left running in a session of its own, and ended: " + std::to_string(hidden) + " (s"), std::string::npos) << end.err;
  EXPECT_FALSE(lives(hidden));
}

}  // namespace
}  // namespace collector
