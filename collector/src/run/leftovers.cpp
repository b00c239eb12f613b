#include "run/leftovers.h"

#include <csignal>
#include <map>
#include <set>
#include <unistd.h>

#include "base/reported_number.h"
#include "base/text_lines.h"
#include "board/process_table.h"

namespace collector {

const char* const runMark = "COLLECTOR_RUN";

namespace {

std::string bootId(const SystemFiles& files) { return files.read("/proc/sys/kernel/random/boot_id").value_or(""); }

/// The mark in a process's environment; empty if it has none, or if it may not be read.
std::string markOf(int pid, const SystemFiles& files) {
  const std::string environment = files.read("/proc/" + std::to_string(pid) + "/environ").value_or("");
  const std::string beginning = std::string(runMark) + "=";
  for (std::size_t start = 0; start < environment.size();) {
    const std::string variable = environment.c_str() + start;
    if (startsWith(variable, beginning)) return variable.substr(beginning.size());
    start += variable.size() + 1;
  }
  return "";
}

/// The processes at one moment, and which of them are leftovers.
class Look {
 public:
  Look(const std::string& campaignId, const Optional<StartedProcess>& last, const SystemFiles& files)
      : campaignId_(campaignId), last_(last), files_(files), sameBoot_(last && last->bootId == bootId(files)) {
    for (const Process& process : allProcesses(files)) processes_[process.pid] = process;
    for (int pid = getpid(); pid > 0 && processes_.count(pid); pid = processes_.at(pid).parent) own_.insert(pid);
    if (!sameBoot_) return;
    const auto leader = processes_.find(last->pid);
    leaderLives_ = leader != processes_.end() && leader->second.startTicks == last->startTicks;
  }

  bool leaderLives() const { return leaderLives_; }

  /// `groupIsOurs`: the group's leader was seen alive and is the one meant.
  template <class Take>
  void eachLeftover(bool groupIsOurs, Take take, Leftovers& leftovers) const {
    for (const auto& entry : processes_) {
      const Process& process = entry.second;
      if (!process.lives() || own_.count(process.pid)) continue;
      const std::string mark = markOf(process.pid, files_);
      const bool inGroup = sameBoot_ && process.group == last_->pid && process.startTicks >= last_->startTicks;
      if (startsWith(mark, campaignId_ + ":") || (inGroup && groupIsOurs)) take(process);
      else if (!mark.empty() && !hasAncestor(process, mark.substr(mark.find(':') + 1))) leftovers.ofOthers.push_back(wordsFor(process, files_));
      // Whoever got the number after all of the group had ended could lead a group of its own and have ended as well.
      else if (inGroup && !processes_.count(last_->pid)) leftovers.doubtful.push_back(wordsFor(process, files_));
    }
  }

 private:
  bool hasAncestor(const Process& process, const std::string& pid) const {
    const auto wanted = parseCount(pid);
    auto at = processes_.find(process.parent);
    for (std::size_t steps = 0; wanted && at != processes_.end() && steps < processes_.size(); ++steps) {
      if (at->second.pid == *wanted) return true;
      at = processes_.find(at->second.parent);
    }
    return false;
  }

  const std::string& campaignId_;
  const Optional<StartedProcess>& last_;
  const SystemFiles& files_;
  bool sameBoot_;
  bool leaderLives_ = false;
  std::map<int, Process> processes_;
  std::set<int> own_;  ///< the collector and what started it
};

}  // namespace

std::string runMarkOf(const std::string& campaignId) { return campaignId + ":" + std::to_string(getpid()); }

StartedProcess startedProcess(int pid, const SystemFiles& files) {
  const auto process = processOf(pid, files);
  return {pid, process ? process->startTicks : -1, bootId(files)};
}

Leftovers endLeftovers(const std::string& campaignId, const Optional<StartedProcess>& last, const SystemFiles& files, Clock& clock) {
  const double patienceMs = 5000;
  const double deadlineMs = clock.monotonicMs() + patienceMs;
  std::set<std::pair<int, std::int64_t>> told;
  std::vector<std::string> ended;
  bool groupIsOurs = false;
  for (;;) {
    const Look look(campaignId, last, files);
    groupIsOurs = groupIsOurs || look.leaderLives();
    Leftovers leftovers;
    look.eachLeftover(
        groupIsOurs,
        [&](const Process& process) {
          if (told.insert({process.pid, process.startTicks}).second) ended.push_back(wordsFor(process, files));
          leftovers.left.push_back(wordsFor(process, files));
          kill(process.pid, SIGKILL);
        },
        leftovers);
    if (leftovers.left.empty() || clock.monotonicMs() >= deadlineMs) {
      if (leftovers.left.empty()) leftovers.ended = ended;
      return leftovers;
    }
    clock.sleepMs(20);
  }
}

}  // namespace collector
