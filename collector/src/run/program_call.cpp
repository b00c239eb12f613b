#include "run/program_call.h"

#include <algorithm>
#include <map>

#include "base/text_lines.h"
#include "run/leftovers.h"

namespace collector {

namespace {

/// Replaces each `{name}` by its value, from left to right; what was put in is not looked at again.
std::string filledIn(const std::string& text, const std::map<std::string, std::string>& values) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t close = text[at] == '{' ? text.find('}', at) : std::string::npos;
    const auto value = close == std::string::npos ? values.end() : values.find(text.substr(at + 1, close - at - 1));
    if (value == values.end()) {
      out += text[at++];
    } else {
      out += value->second;
      at = close + 1;
    }
  }
  return out;
}

std::vector<std::string> caffeArguments(const Library& library, const Model& model, const RunFiles& files, int iterations) {
  std::vector<std::string> arguments = {"time", "-model", files.prototxt, "-iterations", std::to_string(iterations)};
  if (!model.weights.empty()) arguments.insert(arguments.end(), {"-weights", model.weights});
  const auto choosesGpu = [](const std::string& argument) { return startsWith(argument, "-gpu") || startsWith(argument, "--gpu"); };
  const bool chosen = std::any_of(library.arguments.begin(), library.arguments.end(), choosesGpu);
  // Without it, caffe times the CPU even in a build for the GPU.
  if (library.device == Device::gpu && !chosen) arguments.insert(arguments.end(), {"-gpu", std::to_string(library.gpu)});
  arguments.insert(arguments.end(), library.arguments.begin(), library.arguments.end());
  return arguments;
}

}  // namespace

std::vector<std::string> programEnvironment(const Library& library, const std::string& home, const std::string& mark) {
  std::map<std::string, std::string> variables = {
      {"LC_ALL", "C"}, {"GLOG_logtostderr", "1"}, {"PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}};
  if (!home.empty()) variables["HOME"] = home;
  for (const auto& variable : library.environment) variables[variable.first] = variable.second;
  if (!mark.empty()) variables[runMark] = mark;
  std::vector<std::string> environment;
  for (const auto& variable : variables) environment.push_back(variable.first + "=" + variable.second);
  return environment;
}

ProcessRequest programCall(const Plan& plan, const Library& library, const Model& model, const Case& c,
                           const RunFiles& files, int iterations) {
  ProcessRequest request;
  request.program = library.program;
  request.timeoutS = plan.timeoutS;
  request.outputLimitBytes = static_cast<std::size_t>(plan.outputLimitMb * 1024 * 1024);
  request.tickMs = plan.sampleIntervalMs;
  if (library.kind == ProgramKind::caffe) {
    request.arguments = caffeArguments(library, model, files, iterations);
    return request;
  }
  const std::map<std::string, std::string> values = {{"prototxt", files.prototxt},
                                                     {"weights", model.weights},
                                                     {"batch_size", std::to_string(c.batchSize)},
                                                     {"iterations", std::to_string(iterations)},
                                                     {"warm_up_iterations", std::to_string(plan.warmUpIterations)},
                                                     {"profile", files.profile},
                                                     {"times", files.times}};
  for (const std::string& argument : library.arguments) request.arguments.push_back(filledIn(argument, values));
  return request;
}

}  // namespace collector
