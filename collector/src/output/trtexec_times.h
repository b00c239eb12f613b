#pragma once

#include <istream>
#include <string>

#include "output/benchmark_output.h"

namespace collector {

/// `[I] Warmup completed 38 queries over 200 ms`: the milliseconds, up to which trtexec counts iterations as warm-up.
Optional<double> trtexecWarmUpMs(const std::string& log);

/// Takes the times that trtexec exports, one iteration each: `computeMs` is that on the GPU. Iterations that began within
/// the warm-up are left out, which early versions export too. Where iterations ran at the same time, `overlap` says so.
void takeTrtexecTimes(BenchmarkOutput& output, std::istream& text, const Optional<double>& warmUpMs);

}  // namespace collector
