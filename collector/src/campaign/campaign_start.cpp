#include "campaign/campaign_start.h"

#include <cmath>
#include <unistd.h>

#include "base/durable_file.h"
#include "base/exit_status.h"
#include "base/sha256.h"
#include "base/signals.h"
#include "base/text_lines.h"
#include "base/version.h"
#include "board/platform.h"
#include "campaign/journal_checks.h"
#include "run/leftovers.h"

namespace collector {

using nlohmann::json;

namespace {

/// Where no seed is planned, the time and the process make one; 53 bits survive any JSON reader.
std::uint64_t drawSeed(Clock& clock) {
  const auto fraction = static_cast<std::uint64_t>(clock.monotonicMs() * 1e6);
  return (fraction * 2654435761u ^ static_cast<std::uint64_t>(getpid()) << 20) & ((std::uint64_t(1) << 53) - 1);
}

/// Names a campaign among all those of a board.
std::string drawId(World& world) {
  const std::string moment = world.clock.utcNow() + " " + std::to_string(world.clock.monotonicMs()) + " " + std::to_string(getpid());
  return sha256Of(moment).substr(0, 16);
}

json firstLine(const Plan& plan, World& world) {
  return {{"type", "campaign"},
          {"version", journalVersion},
          {"id", drawId(world)},
          {"home", world.home},
          {"collector", version},
          {"started_at", world.clock.utcNow()},
          {"seed", plan.seed.value_or(drawSeed(world.clock))},
          {"plan", plan.source},
          {"platform", describePlatform(world.files, world.sensors)}};
}

/// A later start may find more, or less, than the first one did: as root it reads other clocks.
bool noteOtherPlatform(World& world, Journal& journal, JournalContent& content, std::string& error) {
  const json& last = content.resumptions.empty() ? content.campaign.at("platform") : content.resumptions.back().at("platform");
  const json found = describePlatform(world.files, world.sensors);
  if (found == last) return true;
  content.resumptions.push_back({{"type", "resumed"}, {"started_at", world.clock.utcNow()}, {"platform", found}});
  return journal.append(content.resumptions.back(), error);
}

void tell(Reporter& reporter, const std::string& what, const std::vector<std::string>& processes) {
  if (!processes.empty()) reporter.warning(what + ": " + joined(processes));
}

void endLeftoversOf(const JournalContent& content, World& world, Reporter& reporter) {
  const SystemFiles system;  // processes are real, whatever root the sensors are read below
  const Leftovers leftovers = endLeftovers(content.campaign.at("id").get<std::string>(), content.lastStarted, system, world.clock);
  if (!leftovers.ended.empty()) reporter.note("ended what an earlier collector left running: " + joined(leftovers.ended));
  tell(reporter, "an earlier collector left running what could not be ended; it disturbs the measuring", leftovers.left);
  tell(reporter, "perhaps left running by an earlier collector, and not ended; look and end it", leftovers.doubtful);
  tell(reporter, "left running by another campaign, whose collector is gone; end it, or go on with that campaign", leftovers.ofOthers);
}

/// exitAllOk once no other collector measures on this board; told meanwhile, or refused.
int takeBoard(const Plan& plan, const CampaignOptions& options, World& world, Reporter& reporter, BoardLock& board) {
  const std::string own = "process " + std::to_string(getpid()) + ", campaign " + plan.dataset.at("name").get<std::string>() + " in " +
                          options.outputFolder + ", since " + world.clock.utcNow();
  for (bool told = false;; told = true) {
    std::string holder = own;
    std::string error;
    const BoardLock::Taken taken = board.take(holder, world.clock, error);
    if (taken == BoardLock::Taken::yes) return exitAllOk;
    if (taken == BoardLock::Taken::notPossible) {
      reporter.warning("whether another collector measures on this board is not known: " + error);
      return exitAllOk;
    }
    const std::string words = "another collector measures on this board: " + holder;
    if (!options.wait) {
      reporter.warning(words + "; expected its end, or --wait");
      return exitCouldNotStart;
    }
    if (!told) reporter.note(words + "; waiting until it has ended");
    if (const int signal = endRequested()) return exitSignalBase + signal;
    world.clock.sleepMs(500);
  }
}

/// The first line, twice: it is long, and without it nobody could go on with what the others hold.
bool writeFirstLine(const Plan& plan, World& world, Journal& journal, JournalContent& content, std::string& error) {
  content.campaign = firstLine(plan, world);
  return journal.append(content.campaign, error) && journal.append(content.campaign, error);
}

}  // namespace

int startCampaign(Plan& plan, const CampaignOptions& options, World& world, Reporter& reporter, BoardLock& board, Journal& journal,
                  JournalContent& content, FileChanges& files) {
  const std::string path = journalPath(options.outputFolder);
  std::string error;
  for (const char* folder : {"", "/work", "/logs"}) {
    if (makeFolders(options.outputFolder + folder, error)) continue;
    reporter.warning(error);
    return exitCouldNotStart;
  }
  if (!journal.open(path, content, error)) {
    reporter.warning(error);
    return exitCouldNotStart;
  }
  // A collector may have been killed in the middle of its very first line.
  const bool isNew = content.soundBytes == 0;
  if (!isNew && !options.resume) {
    reporter.warning(options.outputFolder + ": holds a campaign already; expected --resume, or another folder");
    return exitCouldNotStart;
  }
  PutRight putRight;
  if (!isNew) {
    if (!checkJournal(content, path, reporter) || !checkPlan(content, plan, path, putRight, reporter)) return exitBadInput;
    leaveOutStrayRuns(content, plan, path, reporter);
  }
  if (const int refused = takeBoard(plan, options, world, reporter, board)) return refused;
  if (isNew && !writeFirstLine(plan, world, journal, content, error)) {
    reporter.warning(error);
    return exitCouldNotStart;
  }
  endLeftoversOf(content, world, reporter);
  if (!files.settleStart(plan, putRight)) return exitBadInput;
  if (isNew || noteOtherPlatform(world, journal, content, error)) return exitAllOk;
  reporter.warning("the platform of this start is not on the disk: " + error);
  return exitCouldNotStart;
}

}  // namespace collector
