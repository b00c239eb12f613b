#include "run/leftovers.h"

#include <csignal>
#include <gtest/gtest.h>
#include <memory>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "board/process_table.h"

namespace collector {
namespace {

/// A process that sleeps until it is killed, in a process group of its own or as a member of another.
class Sleeper {
 public:
  explicit Sleeper(const std::string& mark, int group = 0) {
    pid_ = fork();
    if (pid_ == 0) {
      setpgid(0, group);
      const std::string variable = std::string(runMark) + "=" + mark;
      char* environment[] = {const_cast<char*>(variable.c_str()), nullptr};
      char* none[] = {nullptr};
      execle("/bin/sleep", "sleep", "600", nullptr, mark.empty() ? none : environment);
      _exit(127);
    }
    setpgid(pid_, group == 0 ? pid_ : group);
    // The environment is there only once the program is.
    while (processOf(pid_, files).value_or(Process()).name != "sleep") usleep(1000);
  }
  ~Sleeper() {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  Sleeper(const Sleeper&) = delete;
  Sleeper& operator=(const Sleeper&) = delete;

  int pid() const { return pid_; }
  bool lives() const {
    const auto process = processOf(pid_, files);
    return process && process->lives();
  }

 private:
  SystemFiles files;
  int pid_;
};

class LeftoversTest : public testing::Test {
 protected:
  /// Processes of this test alone, also where two of them run at once.
  std::string campaign = "test" + std::to_string(getpid());
  /// As after the end of the collector that started them.
  std::string mark = campaign + ":" + std::to_string(1 << 30);
  SystemFiles files;
  SystemClock clock;

  Leftovers end(const Optional<StartedProcess>& last = nothing) { return endLeftovers(campaign, last, files, clock); }
};

TEST_F(LeftoversTest, EndsWhatCarriesTheMark) {
  const Sleeper marked(mark);
  const Sleeper unmarked("");
  const Leftovers leftovers = end();
  EXPECT_GE(leftovers.ended.size(), 1u);
  EXPECT_FALSE(marked.lives());
  EXPECT_TRUE(unmarked.lives());
}

TEST_F(LeftoversTest, EndsTheGroupOfALeaderThatIsTheOneMeant) {
  const Sleeper leader("");
  const Sleeper member("", leader.pid());
  EXPECT_FALSE(end(startedProcess(leader.pid(), files)).ended.empty());
  EXPECT_FALSE(leader.lives());
  EXPECT_FALSE(member.lives());
}

TEST_F(LeftoversTest, LeavesAProcessThatGotTheNumberSince) {
  const Sleeper other("");
  StartedProcess last = startedProcess(other.pid(), files);
  ASSERT_GT(last.startTicks, 0);
  --last.startTicks;
  EXPECT_TRUE(end(last).ended.empty());
  last = startedProcess(other.pid(), files);
  last.bootId = "another";
  EXPECT_TRUE(end(last).ended.empty());
  EXPECT_TRUE(other.lives());
}

TEST_F(LeftoversTest, TellsAnUnmarkedGroupWithoutItsLeader) {
  auto leader = std::make_unique<Sleeper>("");
  const StartedProcess last = startedProcess(leader->pid(), files);
  const Sleeper member("", leader->pid());
  leader.reset();
  const Leftovers leftovers = end(last);
  EXPECT_TRUE(leftovers.ended.empty());
  EXPECT_FALSE(leftovers.doubtful.empty());
  EXPECT_TRUE(member.lives());
}

TEST_F(LeftoversTest, TellsWhatAnotherCampaignLeftButNotWhatItsCollectorRuns) {
  const Sleeper left("another" + campaign + ":" + std::to_string(1 << 30));
  const Sleeper running("another" + campaign + ":" + std::to_string(getpid()));
  const Leftovers leftovers = end();
  EXPECT_TRUE(left.lives() && running.lives());
  std::string told;
  for (const std::string& words : leftovers.ofOthers) told += words + ";";
  EXPECT_NE((";" + told).find(";" + std::to_string(left.pid()) + " ("), std::string::npos) << told;
  EXPECT_EQ((";" + told).find(";" + std::to_string(running.pid()) + " ("), std::string::npos) << told;
}

}  // namespace
}  // namespace collector
