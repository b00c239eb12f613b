#include "run/program_call.h"

#include <algorithm>
#include <map>

#include "base/text_lines.h"
#include "plan/find_programs.h"
#include "plan/placeholders.h"
#include "run/leftovers.h"

namespace collector {

namespace {

/// What each placeholder stands for in a case.
std::map<std::string, std::string> valuesOf(const Plan& plan, const Library& library, const Model& model, const Case& c, const RunFiles& files,
                                            int iterations) {
  std::map<std::string, std::string> values = {{"prototxt", files.prototxt},
                                               {"weights", model.weights},
                                               {"model", model.file},
                                               {"model_tag", model.tag},
                                               {"batch_size", std::to_string(c.batchSize)},
                                               {"iterations", std::to_string(iterations)},
                                               {"warm_up_iterations", std::to_string(plan.warmUpIterations.at(c.batchSize))},
                                               {"profile", files.profile},
                                               {"times", files.times},
                                               {"results", files.results}};
  if (library.threads) values["threads"] = std::to_string(*library.threads);
  values.insert(c.levels.begin(), c.levels.end());
  return values;
}

/// What comes before a Caffe library's own arguments.
std::vector<std::string> caffeArguments(const Library& library, const Model& model, const RunFiles& files, int iterations) {
  std::vector<std::string> arguments = {"time", "-model", files.prototxt, "-iterations", std::to_string(iterations)};
  if (!model.weights.empty()) arguments.insert(arguments.end(), {"-weights", model.weights});
  if (const auto gpu = caffeGpu(library)) arguments.insert(arguments.end(), {"-gpu", std::to_string(*gpu)});
  return arguments;
}

}  // namespace

Optional<int> caffeGpu(const Library& library) {
  const auto choosesGpu = [](const std::string& argument) { return startsWith(argument, "-gpu") || startsWith(argument, "--gpu"); };
  const bool chosen = std::any_of(library.arguments.begin(), library.arguments.end(), choosesGpu);
  // Without it, caffe times the CPU even in a build for the GPU.
  if (library.kind != ProgramKind::caffe || library.device != Device::gpu || chosen) return nothing;
  return library.gpu;
}

std::map<std::string, std::string> programEnvironment(const Library& library, const std::string& home, const std::string& mark) {
  std::map<std::string, std::string> variables = {{"LC_ALL", "C"}, {"GLOG_logtostderr", "1"}, {"PATH", plainPath}};
  if (!home.empty()) variables["HOME"] = home;
  for (const auto& variable : library.environment) variables[variable.first] = variable.second;
  if (!mark.empty()) variables[runMark] = mark;
  return variables;
}

ProcessRequest programCall(const Plan& plan, const Library& library, const Model& model, const Case& c,
                           const RunFiles& files, int iterations, const std::string& home, const std::string& mark) {
  const std::map<std::string, std::string> values = valuesOf(plan, library, model, c, files, iterations);
  ProcessRequest request;
  request.program = library.program;
  request.workingDirectory = plan.directory;
  request.timeoutS = plan.timeoutS;
  request.outputLimitBytes = static_cast<std::size_t>(plan.outputLimitMb * 1024 * 1024);
  request.tickMs = plan.sampleIntervalMs;
  for (const std::string& file : {files.profile, files.times, files.results}) {
    if (!file.empty()) request.exported.push_back(file);
  }
  if (library.kind == ProgramKind::caffe) request.arguments = caffeArguments(library, model, files, iterations);
  for (const std::string& argument : library.arguments) request.arguments.push_back(filledIn(argument, values));
  for (const auto& variable : programEnvironment(library, home, mark)) {
    request.environment.push_back(variable.first + "=" + filledIn(variable.second, values));
  }
  return request;
}

}  // namespace collector
