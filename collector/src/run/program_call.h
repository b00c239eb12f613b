#pragma once

#include <map>
#include <string>

#include "base/optional.h"
#include "plan/cases.h"
#include "plan/plan.h"
#include "run/process_runner.h"
#include "run/run_files.h"

namespace collector {

/// How a library's program is started for a case, in the plan's folder.
///
/// Caffe: `time -model … -iterations N [-weights …] [-gpu N]`, then the library's own arguments. Others: the library's
/// arguments alone. In those and in the environment placeholders stand for the case's values.
ProcessRequest programCall(const Plan& plan, const Library& library, const Model& model, const Case& c,
                           const RunFiles& files, int iterations, const std::string& home, const std::string& mark = "");

/// The GPU that Caffe is told to use before the library's own arguments; absent where those choose one, and for the CPU.
Optional<int> caffeGpu(const Library& library);

/// The environment a program gets, before placeholders are filled in: a fixed one, the library's own, and the mark of what
/// runs. Nothing is inherited but HOME, where CUDA keeps the kernels it compiled.
std::map<std::string, std::string> programEnvironment(const Library& library, const std::string& home, const std::string& mark = "");

}  // namespace collector
