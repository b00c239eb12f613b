#include "run/record_times.h"

#include <numeric>

#include "base/exit_words.h"

namespace collector {

namespace {

/// A time of 0 is below the program's resolution and no measurement of a whole pass.
Optional<double> measured(const Optional<double>& ms) { return ms && *ms > 0 ? ms : Optional<double>(); }

}  // namespace

void recordTimes(const BenchmarkOutput& output, RunRecord& run) {
  run.forwardMs = measured(output.forwardMs);
  run.backwardMs = measured(output.backwardMs);
  run.forwardBackwardMs = measured(output.forwardBackwardMs);
  if (output.memoryBytes && *output.memoryBytes > 0) run.memoryBytes = output.memoryBytes;
  run.layers = output.layers;
  run.warmUpIterations = output.warmedUp ? 1 : 0;
  const std::vector<double>& each = output.iterationMs;
  if (each.empty()) {
    run.iterations = output.profiledIterations;
    return;
  }
  run.iterations = static_cast<std::int64_t>(each.size());
  run.firstIterationMs = each.front();
  if (each.size() < 2) return;
  run.laterIterationsMs = std::accumulate(each.begin() + 1, each.end(), 0.0) / static_cast<double>(each.size() - 1);
}

void recordEnd(const ProcessEnd& end, RunRecord& run) {
  if (end.how == ProcessEnd::How::couldNotStart) return;
  run.wallMs = end.wallMs;
  run.peakRssBytes = end.peakRssBytes;
  run.userCpuMs = end.userCpuMs;
  run.systemCpuMs = end.systemCpuMs;
  run.voluntarySwitches = end.voluntarySwitches;
  run.involuntarySwitches = end.involuntarySwitches;
  if (end.how == ProcessEnd::How::exited) run.exitStatus = end.exitStatus;
  if (end.how == ProcessEnd::How::signalled) run.signal = signalName(end.signal);
}

void recordOthers(const OtherLoad& others, RunRecord& run) {
  run.others = others;
  if (!run.wallMs) return;
  run.machineBusy = wasBusy(others);
  const std::string words = wordsFor(others);
  if (!words.empty()) run.conditions.note += (run.conditions.note.empty() ? "" : "; ") + words;
}

Optional<double> energyMjPerImage(const RunRecord& run, ProgramKind kind, const Optional<TimedWindow>& window) {
  if (!window || !run.conditions.powerMw || run.verdict.status != Status::ok) return nothing;
  const double microjoulesPerMillijoule = 1000;  // mW × ms = µJ
  const double iterationMs = kind == ProgramKind::caffe ? (window->endMs - window->beginMs) / static_cast<double>(*run.iterations) : *run.forwardMs;
  return *run.conditions.powerMw * iterationMs / run.key.batchSize / microjoulesPerMillijoule;
}

}  // namespace collector
