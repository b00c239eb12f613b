#include "run/record_times.h"

#include "base/csv.h"
#include "base/exit_words.h"
#include "output/lines_event.h"
#include "run/single_times.h"

namespace collector {

namespace {

const std::int64_t mostBytes = (std::int64_t(1) << 53) - 1;  // what every reader of numbers holds exactly

/// Keeps a time of a whole pass. 0 is below the program's resolution and no measurement of one; what is beyond every
/// measurement is named in the failure, as only runs that are not ok have such.
Optional<double> measured(const char* what, const Optional<double>& ms, RunRecord& run) {
  if (!ms || !(*ms > 0)) return nothing;
  if (*ms <= longestMs) return ms;
  run.verdict.failure += "; left out: " + std::string(what) + " " + csvCell(*ms) + " ms";
  return nothing;
}

void recordSingleTimes(const IterationTimes& times, RunRecord& run) {
  run.singleTimes = times;
  run.leftOut = inflatedIterations(times);
  const struct {
    const std::vector<double>& each;
    Optional<double>& mean;
  } directions[] = {{times.forwardMs, run.forwardMs}, {times.backwardMs, run.backwardMs}, {times.forwardBackwardMs, run.forwardBackwardMs}};
  for (const auto& direction : directions) {
    if (!direction.each.empty() && direction.mean) direction.mean = meanWithout(direction.each, run.leftOut, *direction.mean);
  }
  run.firstIterationMs = times.passMs(0);
  if (times.count() < 2) return;
  double later = 0;
  for (std::size_t i = 1; i < times.count(); ++i) later += times.passMs(i);
  run.laterIterationsMs = later / static_cast<double>(times.count() - 1);
}

}  // namespace

void recordTimes(const BenchmarkOutput& output, RunRecord& run) {
  run.forwardMs = measured("forward", output.forwardMs, run);
  run.backwardMs = measured("backward", output.backwardMs, run);
  run.forwardBackwardMs = measured("forward-backward", output.forwardBackwardMs, run);
  if (output.memoryBytes && *output.memoryBytes > 0 && *output.memoryBytes <= mostBytes) run.memoryBytes = output.memoryBytes;
  run.layers = output.layers;
  run.warmUpIterations = output.warmUpIterations;
  run.setUp = output.told.setUp;
  run.iterations = output.profiledIterations;
  if (output.iterations.count() == 0) return;
  run.iterations = static_cast<std::int64_t>(output.iterations.count());
  if (run.verdict.status == Status::ok) recordSingleTimes(output.iterations, run);
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
  const double iterationMs = kind != ProgramKind::tensorrt ? (window->endMs - window->beginMs) / static_cast<double>(*run.iterations) : *run.forwardMs;
  return *run.conditions.powerMw * iterationMs / run.key.batchSize / microjoulesPerMillijoule;
}

}  // namespace collector
