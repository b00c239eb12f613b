#include "run/bench.h"

#include <algorithm>
#include <unistd.h>

#include "base/durable_file.h"
#include "base/sha256.h"
#include "base/text_lines.h"
#include "network/batch_size.h"
#include "network/prototxt.h"
#include "output/caffe_output.h"
#include "output/lines_output.h"
#include "output/tensorrt_output.h"
#include "plan/placeholders.h"
#include "run/cool_down.h"
#include "run/lines_fault.h"
#include "run/program_call.h"
#include "run/record_times.h"
#include "run/run_watch.h"
#include "run/sample_json.h"

namespace collector {

namespace {

template <class Tagged>
const Tagged& tagged(const std::vector<Tagged>& list, const std::string& tag) {
  return *std::find_if(list.begin(), list.end(), [&](const Tagged& item) { return item.tag == tag; });
}

std::string contentOf(const std::string& path) {
  std::string ignored;
  return readFile(path, ignored).value_or("");
}

/// The measuring of one case.
class Bench {
 public:
  Bench(const Plan& plan, const Turn& turn, const std::string& outputFolder, World& world, const MeasureListener& listener)
      : plan_(plan),
        library_(tagged(plan.libraries, turn.key.library)),
        model_(tagged(plan.models, turn.key.model)),
        files_(filesOf(turn, outputFolder)),
        networkIsKnown_(turn.networkIsKnown),
        iterations_(plan.iterations.at(turn.key.batchSize)),
        warmUpIterations_(plan.warmUpIterations.at(turn.key.batchSize)),
        outputFolder_(outputFolder),
        world_(world),
        listener_(listener) {
    run_.key = turn.key;
    run_.runOrder = turn.runOrder;
    run_.startedAt = world.clock.utcNow();
  }

  Measurement measure() {
    const auto definition = takesDefinition() ? prepareDefinition() : std::string();
    if (!definition) return std::move(result_);
    run_.coolDownS = coolDown(plan_, library_.device, world_, listener_.onCooling, result_.warnings);
    result_.interrupted = world_.endRequested();
    if (result_.interrupted) return std::move(result_);
    std::string error;  // the log cannot be opened then, which is told
    makeFolders(folderOf(inOutput(files_.log)), error);
    if (warmUpIterations_ > 0 && library_.kind == ProgramKind::caffe) warmUp();
    if (!result_.interrupted) timedRun(*definition);
    return std::move(result_);
  }

 private:
  std::string inOutput(const std::string& file) const { return outputFolder_ + "/" + file; }

  bool takesDefinition() const { return library_.kind == ProgramKind::caffe || hasPlaceholder(library_, "prototxt"); }

  /// Writes the definition with the case's batch size. On failure the verdict says why.
  Optional<std::string> prepareDefinition() {
    const auto fail = [&](const std::string& reason, const std::string& detail) -> Optional<std::string> {
      run_.verdict = {Status::failed, reason, reason + ": " + detail};
      return nothing;
    };
    std::string error;
    const auto original = readFile(model_.prototxt, error);
    if (!original) return fail("prototxt not read", error);
    Problems problems;
    const auto definition = withBatchSize(*original, run_.key.batchSize, model_.prototxt, problems);
    if (!definition) return fail("prototxt not understood", formatProblem(problems.front()));
    // Every repetition uses the same copy, and waiting for the disk would only warm it up before the run.
    if (contentOf(files_.prototxt) == *definition) return definition;
    const bool written = makeFolders(folderOf(files_.prototxt), error) && replaceFile(files_.prototxt, *definition, error);
    if (written) return definition;
    result_.blocked = error;
    return nothing;
  }

  ProcessEnd call(int iterations, RunWatch& watch) {
    const ProcessRequest request = programCall(plan_, library_, model_, run_.key, files_, iterations, world_.home, world_.runMark);
    // A file of an earlier run must not pass for this one's.
    unlink(files_.profile.c_str());
    unlink(files_.times.c_str());
    unlink(files_.results.c_str());
    const ProcessEnd end = world_.runner.run(request, watch);
    if (!end.escaped.empty()) result_.warnings.push_back("left running in a session of its own, and ended: " + joined(end.escaped));
    if (!end.left.empty()) result_.warnings.push_back("left running, and could not be ended: " + joined(end.left));
    return end;
  }

  BenchmarkOutput parse(const ProcessEnd& end) const {
    if (library_.kind == ProgramKind::caffe) return parseCaffeOutput(end.output);
    if (library_.kind == ProgramKind::lines) return parseLinesOutput(end.output, TextSource::file(files_.results));
    return parseTensorRtOutput(end.output, {TextSource::file(files_.profile), TextSource::file(files_.times)});
  }

  Expectation expectation(int iterations) const { return expectationOf(plan_, library_, run_.key, iterations); }

  /// Runs the process that is thrown away. One that fails warmed nothing up, which is told; the timed one runs all the same.
  void warmUp() {
    RunWatch watch(library_.kind, world_.sensors, world_.files, world_.clock, inOutput(files_.warmUpLog), listener_.onStart, listener_.onAlive, world_.endRequested);
    const ProcessEnd end = call(warmUpIterations_, watch);
    result_.interrupted = end.how == ProcessEnd::How::interrupted;
    if (result_.interrupted) return;
    const Verdict verdict = judge(expectation(warmUpIterations_), parse(end), end, watch.window());
    if (end.how != ProcessEnd::How::couldNotStart) run_.precedingWallMs = end.wallMs;
    if (verdict.status == Status::ok) run_.precedingIterations = warmUpIterations_;
    else result_.warnings.push_back("warm-up: " + verdict.failure + "; output: " + files_.warmUpLog);
  }

  void timedRun(const std::string& definition) {
    RunWatch watch(library_.kind, world_.sensors, world_.files, world_.clock, inOutput(files_.log), listener_.onStart, listener_.onAlive, world_.endRequested);
    run_.log = files_.log;
    run_.startedAt = world_.clock.utcNow();
    watch.sample();
    const MachineLoad before = readMachineLoad(world_.files, world_.clock.monotonicMs());
    const ProcessEnd end = call(iterations_, watch);
    const MachineLoad after = readMachineLoad(world_.files, world_.clock.monotonicMs());
    watch.sample();
    result_.interrupted = end.how == ProcessEnd::How::interrupted;
    if (result_.interrupted) return;

    const BenchmarkOutput output = parse(end);
    const Expectation expected = expectation(iterations_);
    run_.verdict = judge(expected, output, end, watch.window());
    recordTimes(output, run_);
    // A TensorRT program does not say how many it ran: that it was told is known.
    if (!run_.warmUpIterations) run_.warmUpIterations = expected.warmUpIterations;
    recordEnd(end, run_);
    run_.lookedAt = watch.wasSeen();
    result_.notes = output.notes;
    const auto window = library_.kind == ProgramKind::lines ? timedPartOfLines(output.told, watch.window()) : watch.window();
    run_.conditions = sumUp(watch.samples(), window, world_.sensors, library_.device);
    recordOthers(otherLoad(before, after, end.userCpuMs + end.systemCpuMs), run_);
    run_.energyMjPerImage = energyMjPerImage(run_, library_.kind, window);
    if (run_.verdict.status == Status::ok && !networkIsKnown_) result_.network = networkOf(output, definition);
    keep(watch, window, end);
  }

  /// What the run leaves beside its record is on the disk before the record is.
  void keep(RunWatch& watch, const Optional<TimedWindow>& window, const ProcessEnd& end) {
    watch.syncLog();
    if (!watch.logError().empty()) result_.unkept[inOutput(files_.log)] = end.output;
    run_.logSha256 = sha256Of(end.output);
    run_.samples = files_.samples;
    const std::string samples = samplesText(watch.samples(), window);
    run_.samplesSha256 = sha256Of(samples);
    std::string error;  // met again by whoever writes what is not kept
    // That syncs the folder, and with it the log's name.
    if (!replaceFile(inOutput(files_.samples), samples, error)) result_.unkept[inOutput(files_.samples)] = samples;
  }

  Network networkOf(const BenchmarkOutput& output, const std::string& definition) const {
    Problems ignored;  // the definition was parsed before the run
    const auto net = parsePrototxt(definition, "", ignored);
    return net ? networkLayers(output.setUp, *net, run_.key.batchSize) : Network();
  }

  const Plan& plan_;
  const Library& library_;
  const Model& model_;
  const RunFiles files_;
  const bool networkIsKnown_;
  const int iterations_;
  const int warmUpIterations_;
  const std::string& outputFolder_;
  World& world_;
  const MeasureListener& listener_;
  Measurement result_;
  RunRecord& run_ = result_.run;
};

}  // namespace

Measurement measure(const Plan& plan, const Turn& turn, const std::string& outputFolder, World& world, const MeasureListener& listener) {
  return Bench(plan, turn, outputFolder, world, listener).measure();
}

}  // namespace collector
