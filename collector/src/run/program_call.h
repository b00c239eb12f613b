#pragma once

#include <string>
#include <vector>

#include "plan/cases.h"
#include "plan/plan.h"
#include "run/process_runner.h"
#include "run/run_files.h"

namespace collector {

/// How a library's program is started for a case.
///
/// Caffe: `time -model … -iterations N [-weights …] [-gpu N]`, then the library's own arguments. TensorRT: the library's
/// arguments alone, in which {prototxt}, {weights}, {batch_size}, {iterations}, {warm_up_iterations}, {profile} and
/// {times} stand for the case's values.
ProcessRequest programCall(const Plan& plan, const Library& library, const Model& model, const Case& c,
                           const RunFiles& files, int iterations);

/// The environment a program gets: a fixed one, the library's own, and the mark of what runs. Nothing is inherited but
/// HOME, where CUDA keeps the kernels it compiled.
std::vector<std::string> programEnvironment(const Library& library, const std::string& home, const std::string& mark = "");

}  // namespace collector
