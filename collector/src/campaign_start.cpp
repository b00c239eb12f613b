#include "campaign_start.h"

#include <cmath>
#include <unistd.h>

#include "durable_file.h"
#include "exit_status.h"
#include "json_fields.h"
#include "leftover_process.h"
#include "platform.h"
#include "reported_number.h"
#include "version.h"

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
          {"version", 1},
          {"collector", version},
          {"started_at", world.clock.utcNow()},
          {"seed", plan.seed.value_or(drawSeed(world.clock))},
          {"plan", plan.source},
          {"platform", describePlatform(world.files, world.sensors)}};
}

void tellDifferences(const json& begun, const json& given, const std::string& path, Reporter& reporter) {
  reporter.warning(path + ": the plan is not the one that this campaign began with; expected the same plan, or another output folder");
  for (const json& change : json::diff(begun, given)) {
    const std::string where = change.at("path").get<std::string>();
    const auto value = change.find("value");
    reporter.warning("  " + where + ": " + change.at("op").get<std::string>() + (value == change.end() ? "" : ": " + echo(*value)));
  }
}

void endLeftoverOf(const JournalContent& content, World& world, Reporter& reporter) {
  if (!content.lastStarted.is_object()) return;
  const int pid = content.lastStarted.value("pid", 0);
  const auto ticks = content.lastStarted.value("start_ticks", std::int64_t(-1));
  if (endLeftover(pid, ticks, world.files)) reporter.note("ended a program that an earlier collector left running");
}

}  // namespace

std::string journalPath(const std::string& outputFolder) { return outputFolder + "/journal.jsonl"; }

Optional<double> uptimeSeconds(const SystemFiles& files) {
  const auto uptime = files.read("/proc/uptime");
  return uptime ? parseNumber(uptime->substr(0, uptime->find(' '))) : Optional<double>();
}

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
  for (const std::string& warning : content.warnings) reporter.warning(warning);
  if (content.campaign.is_null() && content.runs.empty()) {
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
  if (content.campaign.is_null()) {
    reporter.warning(path + ": its first line cannot be read; expected the plan of the campaign");
    return exitBadInput;
  }
  if (content.campaign.at("plan") != plan.source) {
    tellDifferences(content.campaign.at("plan"), plan.source, path, reporter);
    return exitBadInput;
  }
  endLeftoverOf(content, world, reporter);
  return exitAllOk;
}

}  // namespace collector
