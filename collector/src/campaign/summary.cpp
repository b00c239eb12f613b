#include "campaign/summary.h"

#include <algorithm>
#include <cstdio>

#include "base/json_fields.h"
#include "campaign/noise.h"
#include "dataset/layer_differences.h"
#include "dataset/unseen_library.h"

namespace collector {

namespace {

const double noisy = 0.05;
const double firstIterationInflated = 1.2;

std::string percent(double fraction) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f%%", fraction * 100);
  return text;
}

std::string milliseconds(double ms) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g ms", ms);
  return text;
}

std::string failuresByReason(const std::map<Case, RunRecord>& runs) {
  std::map<std::string, std::vector<const RunRecord*>> byReason;
  for (const auto& entry : runs) {
    if (entry.second.verdict.status != Status::ok) byReason[entry.second.verdict.reason].push_back(&entry.second);
  }
  std::string text;
  for (const auto& reason : byReason) {
    const RunRecord& example = *reason.second.front();
    text += "  " + std::to_string(reason.second.size()) + " × " + reason.first + "\n      first: " + describe(example.key) + "\n";
    if (example.verdict.failure != reason.first) text += "      " + example.verdict.failure + "\n";
    if (!example.log.empty()) text += "      output: " + example.log + "\n";
  }
  return text.empty() ? text : "failures by reason:\n" + text;
}

std::string noisiestCases(const std::map<Case, RunRecord>& runs) {
  const std::size_t most = 5;
  std::string text;
  std::vector<Noise> all = noisiestFirst(runs);
  if (all.size() > most) all.resize(most);
  for (const Noise& noise : all) {
    text += "  " + describePoint(noise.first) + ": forward " +
            milliseconds(noise.meanMs) + " ± " + percent(noise.relativeStd) + " over " + std::to_string(noise.repetitions) + " repetitions\n";
  }
  return text.empty() ? text : "noisiest cases:\n" + text;
}

template <class Which>
std::size_t countRuns(const std::map<Case, RunRecord>& runs, Which which) {
  return static_cast<std::size_t>(std::count_if(runs.begin(), runs.end(), [&](const std::pair<const Case, RunRecord>& entry) {
    return entry.second.verdict.status == Status::ok && which(entry.second);
  }));
}

/// `what`, a run or a case, is what is counted.
void advise(std::string& text, std::size_t count, const std::string& what, const std::string& seen, const std::string& advice) {
  if (count > 0) text += "  " + std::to_string(count) + " " + (count == 1 ? what : what + "s") + " " + seen + ": " + advice + "\n";
}

std::string warnings(const Plan& plan, const std::map<Case, RunRecord>& runs, const Sensors& sensors) {
  std::string text;
  advise(text, countRuns(runs, [](const RunRecord& r) { return r.conditions.throttled.value_or(false); }), "run", "while the board throttled",
         "improve the cooling, set cool_down_c in the plan");
  advise(text, countRuns(runs, [](const RunRecord& r) { return r.conditions.belowMaxClock.value_or(false); }), "run", "below the maximum clock",
         "run as root with --max-clocks");
  advise(text, countRuns(runs, [](const RunRecord& r) { return r.machineBusy.value_or(false); }), "run", "on a busy machine", "stop what else runs (condition_note says how much it took)");
  advise(text, countRuns(runs, [](const RunRecord& r) {
           const bool isInAMean = r.leftOut == 0 || r.singleTimes.forwardMs.empty();
           return isInAMean && r.firstIterationMs && r.laterIterationsMs && *r.firstIterationMs > firstIterationInflated * *r.laterIterationsMs;
         }),
         "run", "whose first iteration took over 1.2 × the later ones, which raises the mean",
         "raise iterations in the plan (" + echo(plan.source.at("iterations")) + " now)");
  const std::vector<Noise> all = noisiestFirst(runs);
  const auto noisyCases = std::count_if(all.begin(), all.end(), [](const Noise& noise) { return noise.relativeStd > noisy; });
  advise(text, static_cast<std::size_t>(noisyCases), "case", "whose repetitions differ by more than " + percent(noisy),
         "stop other programs, fix the clocks, raise iterations or repetitions");
  for (const Library& library : plan.libraries) {
    if (const auto difference = layerDifference(runs, library.tag)) {
      text += "  library " + library.tag + ": " + *difference + ": look whether its engine chooses its layers anew, or its profile was not whole\n";
    }
    if (isUnseen(runs, library.tag)) text += "  not recorded: shared libraries of " + library.tag + ": its program ended before they could be seen\n";
  }
  for (const auto& missing : sensors.missing) text += "  not recorded: " + missing.first + ": " + missing.second + "\n";
  return text.empty() ? text : "warnings:\n" + text;
}

}  // namespace

std::string summaryText(const Plan& plan, const std::vector<Case>& cases, const std::map<Case, RunRecord>& runs, const Sensors& sensors) {
  std::size_t ok = 0;
  for (const auto& entry : runs) ok += entry.second.verdict.status == Status::ok;
  std::string text = "cases: " + std::to_string(cases.size()) + " planned, " + std::to_string(runs.size()) + " run, " + std::to_string(ok) +
                     " ok, " + std::to_string(runs.size() - ok) + " failed";
  if (runs.size() < cases.size()) text += ", " + std::to_string(cases.size() - runs.size()) + " left";
  const std::size_t skipped = skippedCases(plan).size();
  if (skipped > 0) text += ", " + std::to_string(skipped) + " skipped by the plan";
  text += "\n";
  if (runs.size() < cases.size()) text += "to go on: the same command with --resume\n";
  return text + failuresByReason(runs) + noisiestCases(runs) + warnings(plan, runs, sensors);
}

}  // namespace collector
