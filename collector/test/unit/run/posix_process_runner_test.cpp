#include "run/posix_process_runner.h"

#include <algorithm>
#include <csignal>
#include <gtest/gtest.h>
#include <sstream>
#include <unistd.h>

#include "base/signals.h"
#include "base/system_files.h"
#include "base/text_lines.h"
#include "board/process_table.h"
#include "temporary_folder.h"

namespace collector {
namespace {

using How = ProcessEnd::How;

/// Whether a process of the group still lives. One that is dead but not yet reaped by its new parent does not.
bool groupLives(int group) {
  const SystemFiles files;
  for (const std::string& path : files.match("/proc/[0-9]*/stat")) {
    const std::string stat = files.read(path).value_or("");
    std::istringstream fields(stat.substr(std::min(stat.size(), stat.rfind(')') + 2)));
    char state = 'Z';
    int parent = 0, itsGroup = 0;
    if (fields >> state >> parent >> itsGroup && itsGroup == group && state != 'Z' && state != 'X') return true;
  }
  return false;
}

/// Killing takes effect a moment after the call.
bool groupDies(int group) {
  for (int tries = 0; tries < 500 && groupLives(group); ++tries) usleep(10 * 1000);
  return !groupLives(group);
}

class Watcher : public ProcessObserver {
 public:
  void onStart(int pid) override { child = pid; }
  void onOutput(const char* bytes, std::size_t count) override { seen.append(bytes, count); }
  void onTick() override { ++ticks; }
  bool interrupted() override { return interruptAfterTicks > 0 && ticks >= interruptAfterTicks; }

  int child = 0;
  std::string seen;
  int ticks = 0;
  int interruptAfterTicks = 0;
};

class PosixProcessRunnerTest : public testing::Test {
 protected:
  PosixProcessRunnerTest() { installSignals(); }

  ProcessEnd shell(const std::string& script) {
    request.program = "/bin/sh";
    request.arguments = {"-c", script};
    return runner.run(request, watcher);
  }

  SystemClock clock;
  PosixProcessRunner runner{clock};
  ProcessRequest request;
  Watcher watcher;
};

TEST_F(PosixProcessRunnerTest, KeepsBothOutputsInTheirOrderAndTheStatus) {
  const ProcessEnd end = shell("echo one; echo two >&2; echo three; exit 5");
  EXPECT_EQ(end.how, How::exited);
  EXPECT_EQ(end.exitStatus, 5);
  EXPECT_EQ(end.output, "one\ntwo\nthree\n");
  EXPECT_EQ(watcher.seen, end.output);
  EXPECT_GT(end.wallMs, 0);
  EXPECT_GT(end.peakRssBytes, 0);
}

TEST_F(PosixProcessRunnerTest, TellsTheSignal) {
  const ProcessEnd end = shell("kill -SEGV $$");
  EXPECT_EQ(end.how, How::signalled);
  EXPECT_EQ(end.signal, SIGSEGV);
}

TEST_F(PosixProcessRunnerTest, PassesArgumentsAsTheyAreWithoutAShell) {
  request.program = "/usr/bin/printf";
  request.arguments = {"%s|", "a b", "$HOME", "*", "; echo no"};
  EXPECT_EQ(runner.run(request, watcher).output, "a b|$HOME|*|; echo no|");
}

TEST_F(PosixProcessRunnerTest, PassesOnlyTheEnvironmentGiven) {
  setenv("GLOG_minloglevel", "3", 1);
  request.environment = {"ONE=1"};
  request.program = "/usr/bin/env";
  EXPECT_EQ(runner.run(request, watcher).output, "ONE=1\n");
}

TEST_F(PosixProcessRunnerTest, GivesNoInputAndOrdinarySignals) {
  // A reader would wait for ever on a terminal; a SIGPIPE that stays ignored would let `yes` write on and complain.
  EXPECT_EQ(shell("cat; yes | head -1").output, "y\n");
}

TEST_F(PosixProcessRunnerTest, TellsWhyAProgramCannotStart) {
  request.program = "/no/such/program";
  EXPECT_EQ(runner.run(request, watcher).error, "/no/such/program: No such file or directory");
  EXPECT_EQ(runner.run(request, watcher).how, How::couldNotStart);
  const TemporaryFolder folder;
  folder.write("plain", "no program");
  request.program = folder / "plain";
  EXPECT_EQ(runner.run(request, watcher).error, request.program + ": Permission denied");
}

TEST_F(PosixProcessRunnerTest, EndsTheWholeGroupAtTheTimeout) {
  const TemporaryFolder folder;
  request.timeoutS = 0.3;
  // The grandchild ignores polite signals and holds the output open.
  const ProcessEnd end = shell("(trap '' TERM INT HUP; echo $$ ; sleep 600) & echo started; wait");
  EXPECT_EQ(end.how, How::timedOut);
  EXPECT_NE(end.output.find("started"), std::string::npos);
  EXPECT_TRUE(groupDies(watcher.child));
}

TEST_F(PosixProcessRunnerTest, DoesNotWaitForWhatAProgramLeavesBehind) {
  request.timeoutS = 600;
  const ProcessEnd end = shell("sleep 600 & echo done");
  EXPECT_EQ(end.how, How::exited);
  EXPECT_EQ(end.output, "done\n");
  EXPECT_TRUE(groupDies(watcher.child));
}

TEST_F(PosixProcessRunnerTest, EndsAndTellsWhatLeftForASessionOfItsOwn) {
  const ProcessEnd end = shell("setsid sh -c 'sleep 601 & sleep 602' & sleep 0.2; echo done");
  EXPECT_EQ(end.output, "done\n");
  ASSERT_EQ(end.escaped.size(), 3u);
  EXPECT_NE(joined(end.escaped).find(" (sleep 601)"), std::string::npos) << joined(end.escaped);
  EXPECT_TRUE(end.left.empty());
  for (const std::string& words : end.escaped) EXPECT_FALSE(processOf(std::stoi(words), SystemFiles())) << words;
}

TEST_F(PosixProcessRunnerTest, FindsWhatHidItselfTwiceAtTheTimeoutToo) {
  request.timeoutS = 0.3;
  const ProcessEnd end = shell("setsid sh -c 'setsid sleep 603 & exit' ; sleep 600");
  EXPECT_EQ(end.how, How::timedOut);
  ASSERT_EQ(end.escaped.size(), 1u);
  EXPECT_FALSE(processOf(std::stoi(end.escaped[0]), SystemFiles()));
}

TEST_F(PosixProcessRunnerTest, CountsTheTimeOnTheCoresAndTheSwitchesOfEverythingThatRan) {
  const ProcessEnd end = shell("i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done & wait; sleep 0.02");
  EXPECT_GT(end.userCpuMs, 5) << "of a child's child";
  EXPECT_GT(end.voluntarySwitches, 0);
  EXPECT_LT(end.userCpuMs + end.systemCpuMs, end.wallMs * 1.5 + 20);
}

TEST_F(PosixProcessRunnerTest, EndsAFloodAtTheLimit) {
  request.outputLimitBytes = 100000;
  const ProcessEnd end = shell("yes");
  EXPECT_EQ(end.how, How::outputLimit);
  EXPECT_EQ(end.output.size(), 100000u);
}

TEST_F(PosixProcessRunnerTest, CountsExportedFilesAgainstTheLimitWhileAProgramRunsAndAtItsEnd) {
  const TemporaryFolder folder;
  request.outputLimitBytes = 100000;
  request.exported = {folder / "times", folder / "not-written"};
  request.tickMs = 10;
  EXPECT_EQ(shell("yes > " + (folder / "times")).how, How::outputLimit);
  remove((folder / "times").c_str());
  const ProcessEnd end = shell("head -c 100000 /dev/zero > " + (folder / "times"));
  EXPECT_EQ(end.how, How::outputLimit) << "between two ticks";
  EXPECT_EQ(end.exportedBytes, 100000u);
  remove((folder / "times").c_str());
  EXPECT_EQ(shell("echo; head -c 90000 /dev/zero > " + (folder / "times")).how, How::exited);
}

TEST_F(PosixProcessRunnerTest, KillsAProgramThatClosesItsOutputAndHangs) {
  request.timeoutS = 0.3;
  EXPECT_EQ(shell("exec >&- 2>&-; sleep 600").how, How::timedOut);
}

TEST_F(PosixProcessRunnerTest, TicksWhileNothingIsPrinted) {
  request.tickMs = 10;
  shell("sleep 0.3");
  EXPECT_GE(watcher.ticks, 3);
}

TEST_F(PosixProcessRunnerTest, StopsWhenInterrupted) {
  request.tickMs = 10;
  watcher.interruptAfterTicks = 2;
  EXPECT_EQ(shell("sleep 600").how, How::interrupted);
  EXPECT_TRUE(groupDies(watcher.child));
}

}  // namespace
}  // namespace collector
