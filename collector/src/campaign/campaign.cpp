#include "campaign/campaign.h"

#include <algorithm>
#include <set>

#include "base/durable_file.h"
#include "base/exit_status.h"
#include "base/signals.h"
#include "base/text_lines.h"
#include "board/max_clocks.h"
#include "board/platform.h"
#include "campaign/campaign_start.h"
#include "campaign/estimate.h"
#include "campaign/journal_checks.h"
#include "campaign/summary.h"
#include "dataset/dataset.h"
#include "journal/journal.h"
#include "plan/plan_reader.h"
#include "run/leftovers.h"

namespace collector {

using nlohmann::json;

namespace {

class Campaign {
 public:
  Campaign(const Plan& plan, const CampaignOptions& options, World& world, Reporter& reporter, Journal& journal, JournalContent& content)
      : plan_(plan),
        options_(options),
        world_(world),
        reporter_(reporter),
        journal_(journal),
        content_(content),
        cases_(orderedCases(plan, content.campaign.at("seed").get<std::uint64_t>())),
        estimate_(plan.typicalRunS) {
    for (const auto& run : content.runs) estimate_.add(run.second);
  }

  void runAll() {
    for (std::size_t i = 0; i < cases_.size() && !world_.endRequested(); ++i) {
      if (!isDone(cases_[i])) runOne(cases_[i], static_cast<int>(i));
    }
  }

  /// Everything after the last run; false if something could not be written.
  bool finish() {
    std::string journalError;
    std::string datasetError;
    const bool journaled = journal_.flush(journalError);
    const std::string folder = options_.outputFolder + "/dataset/" + plan_.dataset.at("name").get<std::string>();
    const bool exported = writeDataset(datasetFiles(plan_, content_), folder, datasetError);
    if (exported) reporter_.note("dataset: " + folder);
    if (!journaled) {
      reporter_.warning(std::string(exported ? "the last results are in the dataset alone" : "the last results are lost") + ": " + journalError +
                        "; make room and run again with --resume, which measures them once more");
    }
    if (!exported) {
      reporter_.warning("the dataset could not be written: " + datasetError + "; make room, then " +
                        (journaled ? "the export command writes it from the journal, which has every result" : "run again with --resume"));
    }
    reporter_.text(summaryText(plan_, cases_, content_.runs, world_.sensors));
    return journaled && exported;
  }

  bool anyFailed() const {
    return std::any_of(content_.runs.begin(), content_.runs.end(),
                       [](const std::pair<const Case, RunRecord>& run) { return run.second.verdict.status != Status::ok; });
  }

 private:
  bool isDone(const Case& c) const {
    const auto run = content_.runs.find(c);
    if (run == content_.runs.end()) return false;
    const bool retried = retried_.count(c) > 0;
    return !options_.retryFailed || retried || run->second.verdict.status == Status::ok;
  }

  Progress progress() const {
    Progress progress;
    progress.all = cases_.size();
    for (const Case& c : cases_) {
      if (!isDone(c)) {
        progress.remainingS += estimate_.secondsFor(c);
        continue;
      }
      ++progress.done;
      progress.failed += content_.runs.at(c).verdict.status != Status::ok;
    }
    return progress;
  }

  void runOne(const Case& c, int runOrder) {
    reporter_.starting(c, progress());
    const auto noteStart = [&](int pid) { journal_.appendUnsynced(startedToJson(c, startedProcess(pid, system_))); };
    const Measurement result = measure(plan_, {c, runOrder, content_.attempts[c]}, options_.outputFolder, world_,
                                       {noteStart, [&](double temperatureC) { reporter_.cooling(c, progress(), temperatureC); }});
    for (const std::string& warning : result.warnings) reporter_.warning(describe(c) + ": " + warning);
    if (result.interrupted) return;
    if (result.run.machineBusy.value_or(false)) tellRivals(result.run);
    record(result);
    reporter_.finished(result.run, progress());
  }

  void record(const Measurement& result) {
    const Case& c = result.run.key;
    std::string error;
    json line = toJson(result.run);
    // In the run's own line: where that one is damaged, the run that happens again brings the network back.
    if (!result.network.layers.empty() && !content_.networks.count(c.model)) {
      content_.networks[c.model] = result.network.layers;
      line["network"] = networkToJson(result.network.layers);
      tellLeftOut(c.model, result.network.leftOut);
    }
    content_.runs[c] = result.run;
    ++content_.attempts[c];
    estimate_.add(result.run);
    retried_.insert(c);
    if (!journal_.append(line, error)) reporter_.warning("a result is not on the disk yet: " + error);
  }

  /// At most once a minute: on a machine that is busy throughout, every run is.
  void tellRivals(const RunRecord& run) {
    const double minuteMs = 60e3;
    const double nowMs = world_.clock.monotonicMs();
    if (rivalsToldMs_ && nowMs < *rivalsToldMs_ + minuteMs) return;
    rivalsToldMs_ = nowMs;
    const std::vector<std::string> names = rivals_.busiest();
    reporter_.warning(describe(run.key) + ": the machine was busy: " + wordsFor(run.others, *run.wallMs) +
                      (names.empty() ? "" : "; busiest since the last look: " + joined(names)));
  }

  void tellLeftOut(const std::string& model, const std::vector<std::string>& layers) {
    if (layers.empty()) return;
    reporter_.warning("model " + model + ": not in networks.csv, as their shapes do not hold one image per place in the batch: " + joined(layers));
  }

  const Plan& plan_;
  const CampaignOptions& options_;
  World& world_;
  Reporter& reporter_;
  Journal& journal_;
  JournalContent& content_;
  std::vector<Case> cases_;
  Estimate estimate_;
  std::set<Case> retried_;
  const SystemFiles system_;  ///< processes are real, whatever root the sensors are read below
  Rivals rivals_{system_};
  Optional<double> rivalsToldMs_;
};

void warnAll(Reporter& reporter, const std::vector<std::string>& problems, const std::string& what) {
  for (const std::string& problem : problems) reporter.warning(what + ": " + problem);
}

const char* const notPutBack = "a clock was not put back, its former value stays in clocks-before.json for a run as root";

/// The boot scripts override the clocks in the first 90 s.
void waitForBoot(World& world, Reporter& reporter) {
  const double settledS = 95;
  for (bool told = false; !world.endRequested(); told = true) {
    const double uptimeS = uptimeSeconds(world.files).value_or(settledS);
    if (uptimeS >= settledS) return;
    if (!told) reporter.note("waiting until the boot scripts have set their clocks (95 s after boot)");
    world.clock.sleepMs(1000);
  }
}

}  // namespace

int runCampaign(Plan plan, const CampaignOptions& options, World& world, Reporter& reporter) {
  Journal journal;
  JournalContent content;
  BoardLock board(options.boardLock);
  const int refused = startCampaign(plan, options, world, reporter, board, journal, content);
  if (refused != exitAllOk) return refused;
  world.runMark = runMarkOf(content.campaign.at("id").get<std::string>());

  MaxClocks clocks(world.files, options.outputFolder + "/clocks-before.json");
  warnAll(reporter, clocks.restore(), notPutBack);
  if (options.maxClocks) {
    waitForBoot(world, reporter);
    warnAll(reporter, clocks.raise(), "a clock is not raised");
  }
  Campaign campaign(plan, options, world, reporter, journal, content);
  campaign.runAll();
  const bool written = campaign.finish();
  if (options.maxClocks) warnAll(reporter, clocks.restore(), notPutBack);
  if (const int signal = endRequested()) return exitSignalBase + signal;
  return written && !campaign.anyFailed() ? exitAllOk : exitSomethingFailed;
}

int exportCampaign(const std::string& outputFolder, const std::string& folder, Reporter& reporter) {
  std::string error;
  const auto text = readFile(journalPath(outputFolder), error);
  if (!text) {
    reporter.warning(error + "; expected the output folder of a campaign");
    return exitBadInput;
  }
  const std::string path = journalPath(outputFolder);
  JournalContent content = readJournal(*text);
  if (!checkJournal(content, path, reporter)) return exitBadInput;
  Problems problems;
  const auto plan = readPlan(content.campaign.at("plan").dump(), "", problems);
  for (const Problem& problem : problems) reporter.warning(path + ":1: /plan" + formatProblem(problem));
  if (!plan) return exitBadInput;
  const bool whole = leaveOutStrayRuns(content, *plan, path, reporter) && content.problems.empty();
  const std::string target = folder.empty() ? outputFolder + "/dataset/" + plan->dataset.at("name").get<std::string>() : folder;
  if (!writeDataset(datasetFiles(*plan, content), target, error)) {
    reporter.warning("the dataset could not be written: " + error);
    return exitSomethingFailed;
  }
  reporter.note("dataset: " + target + " (" + std::to_string(content.runs.size()) + " runs)");
  return whole ? exitAllOk : exitSomethingFailed;
}

}  // namespace collector
