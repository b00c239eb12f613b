#include "campaign/campaign_start.h"

#include <cmath>
#include <unistd.h>

#include "base/durable_file.h"
#include "base/exit_status.h"
#include "base/version.h"
#include "board/platform.h"
#include "campaign/journal_checks.h"
#include "run/leftover_process.h"

namespace collector {

using nlohmann::json;

namespace {

/// Where no seed is planned, the time and the process make one; 53 bits survive any JSON reader.
std::uint64_t drawSeed(Clock& clock) {
  const auto fraction = static_cast<std::uint64_t>(clock.monotonicMs() * 1e6);
  return (fraction * 2654435761u ^ static_cast<std::uint64_t>(getpid()) << 20) & ((std::uint64_t(1) << 53) - 1);
}

json firstLine(const Plan& plan, World& world) {
  return {{"type", "campaign"},
          {"version", journalVersion},
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

void endLeftoverOf(const JournalContent& content, World& world, Reporter& reporter) {
  if (!content.lastStarted.is_object()) return;
  const int pid = content.lastStarted.at("pid").get<int>();
  const auto ticks = content.lastStarted.at("start_ticks").get<std::int64_t>();
  if (endLeftover(pid, ticks, world.files)) reporter.note("ended a program that an earlier collector left running");
}

}  // namespace

int startCampaign(Plan& plan, const CampaignOptions& options, World& world, Reporter& reporter, Journal& journal,
                  JournalContent& content) {
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
  const bool isNew = content.campaign.is_null() && content.runs.empty() && content.problems.empty();
  if (isNew) {
    content.campaign = firstLine(plan, world);
    if (!journal.append(content.campaign, error)) {
      reporter.warning(error);
      return exitCouldNotStart;
    }
    return exitAllOk;
  }
  if (!options.resume) {
    reporter.warning(options.outputFolder + ": holds a campaign already; expected --resume, or another folder");
    return exitCouldNotStart;
  }
  if (!checkJournal(content, path, reporter) || !checkSamePlan(content, plan, path, reporter)) return exitBadInput;
  endLeftoverOf(content, world, reporter);
  // A full disk is told again with the first result; it keeps nobody from measuring.
  if (!noteOtherPlatform(world, journal, content, error)) reporter.warning("the platform of this start is not on the disk yet: " + error);
  return exitAllOk;
}

}  // namespace collector
