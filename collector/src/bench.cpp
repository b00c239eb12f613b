#include "bench.h"

#include <algorithm>
#include <unistd.h>

#include "batch_size.h"
#include "caffe_output.h"
#include "cool_down.h"
#include "durable_file.h"
#include "program_call.h"
#include "prototxt.h"
#include "record_times.h"
#include "run_watch.h"
#include "tensorrt_output.h"

namespace collector {

namespace {

template <class Tagged>
const Tagged& tagged(const std::vector<Tagged>& list, const std::string& tag) {
  return *std::find_if(list.begin(), list.end(), [&](const Tagged& item) { return item.tag == tag; });
}

/// `logs/bvlc-alexnet/nvidia-cudnn/batch-2-repetition-0.log`
std::string logOf(const Case& c) {
  return "logs/" + c.model + "/" + c.library + "/batch-" + std::to_string(c.batchSize) + "-repetition-" +
         std::to_string(c.repetition) + ".log";
}

RunPaths pathsOf(const Case& c, const std::string& outputFolder) {
  const std::string work = outputFolder + "/work/";
  return {work + c.model + "-batch-" + std::to_string(c.batchSize) + ".prototxt", outputFolder + "/" + logOf(c),
          work + "profile.json", work + "times.json"};
}

/// Writes the definition with the case's batch size. On failure the verdict says why.
Optional<std::string> prepareDefinition(const Model& model, const Case& c, const std::string& copy, Verdict& verdict) {
  const auto fail = [&](const std::string& reason, const std::string& detail) -> Optional<std::string> {
    verdict = {Status::failed, reason, reason + ": " + detail};
    return nothing;
  };
  std::string error;
  const auto original = readFile(model.prototxt, error);
  if (!original) return fail("prototxt not read", error);
  Problems problems;
  const auto definition = withBatchSize(*original, c.batchSize, model.prototxt, problems);
  if (!definition) return fail("prototxt not understood", formatProblem(problems.front()));
  // Every repetition uses the same copy, and waiting for the disk would only warm it up before the run.
  if (readFile(copy, error).value_or("") == *definition) return definition;
  if (!makeFolders(folderOf(copy), error) || !replaceFile(copy, *definition, error)) return fail("prototxt copy not written", error);
  return definition;
}

std::string contentOf(const std::string& path) {
  std::string ignored;
  return readFile(path, ignored).value_or("");
}

BenchmarkOutput parse(const Library& library, const ProcessEnd& end, const RunPaths& paths) {
  if (library.kind == ProgramKind::caffe) return parseCaffeOutput(end.output);
  return parseTensorRtOutput(end.output, {contentOf(paths.profile), contentOf(paths.times)});
}

std::vector<NetworkLayer> networkOf(const BenchmarkOutput& output, const std::string& definition, int batchSize) {
  Problems ignored;  // the definition was parsed before the run
  const auto net = parsePrototxt(definition, "", ignored);
  return net ? networkLayers(output.setUp, *net, batchSize) : std::vector<NetworkLayer>();
}

}  // namespace

Measurement measure(const Plan& plan, const Case& c, int runOrder, const std::string& outputFolder, World& world,
                    const std::function<void(int)>& onStart) {
  const Library& library = tagged(plan.libraries, c.library);
  const Model& model = tagged(plan.models, c.model);
  const RunPaths paths = pathsOf(c, outputFolder);
  Measurement result;
  RunRecord& run = result.run;
  run.key = c;
  run.runOrder = runOrder;
  run.startedAt = world.clock.utcNow();

  const auto definition = prepareDefinition(model, c, paths.prototxt, run.verdict);
  if (!definition) return result;
  run.coolDownS = coolDown(plan, library.device, world.sensors, world.files, world.clock, world.endRequested, result.warnings);
  std::string error;
  if (!makeFolders(folderOf(paths.log), error)) result.warnings.push_back(error);
  const auto call = [&](int iterations, RunWatch& watch) {
    ProcessRequest request = programCall(plan, library, model, c, paths, iterations);
    request.environment = programEnvironment(library, world.home);
    // A file of an earlier run must not pass for this one's.
    unlink(paths.profile.c_str());
    unlink(paths.times.c_str());
    return world.runner.run(request, watch);
  };
  if (plan.warmUpIterations > 0 && library.kind == ProgramKind::caffe) {
    RunWatch unrecorded(world.sensors, world.files, world.clock, paths.log, onStart, world.endRequested);
    if (call(plan.warmUpIterations, unrecorded).how == ProcessEnd::How::exited) run.precedingIterations = plan.warmUpIterations;
  }

  RunWatch watch(world.sensors, world.files, world.clock, paths.log, onStart, world.endRequested);
  run.log = logOf(c);
  run.startedAt = world.clock.utcNow();
  watch.sample();
  const ProcessEnd end = call(plan.iterations, watch);
  watch.sample();
  result.interrupted = end.how == ProcessEnd::How::interrupted;
  if (result.interrupted) return result;

  const BenchmarkOutput output = parse(library, end, paths);
  run.verdict = judge(library.kind, output, end, plan.timeoutS);
  recordTimes(output, run);
  recordEnd(end, run);
  run.conditions = sumUp(watch.samples(), watch.window(), world.sensors, library.device);
  run.energyMjPerImage = energyMjPerImage(run, watch.window());
  if (!watch.logError().empty()) result.warnings.push_back("the program's output is not kept whole: " + watch.logError());
  if (run.verdict.status == Status::ok) result.network = networkOf(output, *definition, c.batchSize);
  return result;
}

}  // namespace collector
