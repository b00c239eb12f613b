#include "campaign/measuring.h"

#include <algorithm>

#include "base/text_lines.h"
#include "campaign/journal_checks.h"
#include "campaign/summary.h"
#include "dataset/dataset.h"
#include "dataset/whole_networks.h"
#include "run/leftovers.h"

namespace collector {

using nlohmann::json;

namespace {

bool isOk(const std::pair<const Case, RunRecord>& run) { return run.second.verdict.status == Status::ok; }

}  // namespace

Measuring::Measuring(const Plan& plan, const CampaignOptions& options, World& world, Reporter& reporter, Journal& journal, JournalContent& content,
                     Provenance& provenance, FileChanges& files, ResultKeeper& keeper)
    : plan_(plan),
      options_(options),
      world_(world),
      reporter_(reporter),
      journal_(journal),
      content_(content),
      provenance_(provenance),
      files_(files),
      cases_(orderedCases(plan, content.campaign.at("seed").get<std::uint64_t>())),
      firstFailures_(std::any_of(content.runs.begin(), content.runs.end(), isOk), librariesToRun()),
      keeper_(keeper),
      estimate_(plan) {
  for (const auto& run : content.runs) estimate_.add(run.second);
  std::map<std::string, std::size_t> places;
  for (const Case& c : cases_) {
    const auto place = places.insert({describePoint(c), points_.size()});
    if (place.second) points_.push_back({c, 0});
    pointOf_[c] = place.first->second;
    if (isDone(c)) countDone(c);
    else ++points_[place.first->second].left;
  }
}

void Measuring::runAll() {
  for (std::size_t i = 0; i < cases_.size() && !world_.endRequested() && !stopped_; ++i) {
    if (!isDone(cases_[i])) runOne(cases_[i], static_cast<int>(i));
  }
}

bool Measuring::finish() {
  std::string error;
  const std::string folder = options_.outputFolder + "/dataset/" + plan_.dataset.at("name").get<std::string>();
  const bool exported = writeDataset(datasetFiles(plan_, content_), folder, error);
  if (exported) reporter_.note("dataset: " + folder);
  else reporter_.warning("the dataset could not be written: " + error + "; make room, then the export command writes it from the journal, which has every result");
  reporter_.text(summaryText(plan_, cases_, content_.runs, world_.sensors));
  return exported;
}

bool Measuring::anyFailed() const { return !std::all_of(content_.runs.begin(), content_.runs.end(), isOk); }

bool Measuring::isDone(const Case& c) const {
  const auto run = content_.runs.find(c);
  if (run == content_.runs.end()) return false;
  const bool retried = retried_.count(c) > 0;
  return !options_.retryFailed || retried || run->second.verdict.status == Status::ok;
}

std::set<std::string> Measuring::librariesToRun() const {
  std::set<std::string> libraries;
  for (const Case& c : cases_) {
    if (!isDone(c)) libraries.insert(c.library);
  }
  return libraries;
}

void Measuring::countDone(const Case& c) {
  ++counted_.done;
  counted_.failed += content_.runs.at(c).verdict.status != Status::ok;
}

Progress Measuring::progress() const {
  Progress progress = counted_;
  progress.all = cases_.size();
  for (const Point& point : points_) {
    if (point.left > 0) progress.remainingS += point.left * estimate_.secondsFor(point.example);
  }
  return progress;
}

void Measuring::runOne(const Case& c, int runOrder) {
  stopped_ = !files_.settle(provenance_.changesBefore(c));
  if (stopped_) return;
  reporter_.starting(c, progress());
  const Measurement result = measured(c, runOrder);
  for (const std::string& warning : result.warnings) reporter_.warning(describe(c) + ": " + warning);
  tellNotes(c, result.notes);
  if (result.interrupted) return;
  // What was measured with other libraries is not recorded.
  stopped_ = !result.blocked.empty() || !files_.settle(provenance_.changesAfter(c, result.run.verdict.status == Status::ok, reporter_)) ||
             !record(result) || !files_.write();
  if (stopped_) return;
  if (result.run.machineBusy.value_or(false)) tellRivals(result.run);
  reporter_.finished(result.run, progress());
  if (!options_.keepGoing) stopIfPointless(result.run);
}

/// A case, measured once there is room for what it needs.
Measurement Measuring::measured(const Case& c, int runOrder) {
  const auto noteStart = [&](int pid) { journal_.appendUnsynced(startedToJson(c, startedProcess(pid, system_))); };
  for (;;) {
    Measurement result = measure(plan_, {c, runOrder, content_.attempts[c], content_.networks.count(c.model) > 0}, options_.outputFolder, world_,
                                 {noteStart, [&](int pid) { return provenance_.lookAt(c, pid); },
                                  [&](double temperatureC) { reporter_.cooling(c, progress(), temperatureC); }});
    if (result.blocked.empty() || !keeper_.shouldTryAgain(describe(c) + ": the result", result.blocked)) return result;
  }
}

/// False if it is not on the disk; then it happens again.
bool Measuring::record(const Measurement& result) {
  const Case& c = result.run.key;
  json line = toJson(result.run);
  // In the run's own line: where that one is damaged, the run that happens again brings the network back.
  const bool newNetwork = !result.network.layers.empty() && !content_.networks.count(c.model);
  if (newNetwork) line["network"] = networkToJson(result.network.layers);
  if (!keeper_.keep(result, line)) return false;
  if (newNetwork) {
    content_.networks[c.model] = result.network.layers;
    tellLeftOut(c.model, result.network);
  }
  content_.runs[c] = result.run;
  ++content_.attempts[c];
  estimate_.add(result.run);
  retried_.insert(c);
  --points_[pointOf_.at(c)].left;
  countDone(c);
  return true;
}

void Measuring::stopIfPointless(const RunRecord& run) {
  firstFailures_.add(run);
  const std::string why = firstFailures_.whyPointless();
  stopped_ = !why.empty();
  if (!stopped_) return;
  reporter_.warning(why + (run.log.empty() ? "" : "; output: " + run.log) +
                    "; measuring stops: put it right and go on with --resume, or measure all the same with --resume --keep-going");
}

/// What a library's programs print alike in every run is told once.
void Measuring::tellNotes(const Case& c, const std::vector<std::string>& notes) {
  for (const std::string& note : notes) {
    if (noted_.insert(c.library + ": " + note).second) reporter_.warning("library " + c.library + ": " + note);
  }
}

/// At most once a minute: on a machine that is busy throughout, every run is.
void Measuring::tellRivals(const RunRecord& run) {
  const double minuteMs = 60e3;
  const double nowMs = world_.clock.monotonicMs();
  if (rivalsToldMs_ && nowMs < *rivalsToldMs_ + minuteMs) return;
  rivalsToldMs_ = nowMs;
  const std::vector<std::string> names = rivals_.busiest();
  reporter_.warning(describe(run.key) + ": the machine was busy: " + wordsFor(run.others) +
                    (names.empty() ? "" : "; busiest since the last look: " + joined(names)));
}

void Measuring::tellLeftOut(const std::string& model, const Network& network) {
  const std::vector<std::string> unknown = unknownLayers(network.layers);
  if (!unknown.empty()) {
    reporter_.warning("model " + model + ": not in networks.csv, as the type or the work of layers is not known: " + joined(unknown));
  } else if (!network.leftOut.empty()) {
    reporter_.warning("model " + model + ": not in networks.csv, as their shapes do not hold one image per place in the batch: " + joined(network.leftOut));
  }
}

}  // namespace collector
