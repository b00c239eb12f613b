#pragma once

#include "benchmark_output.h"
#include "optional.h"
#include "process_runner.h"
#include "run_conditions.h"
#include "run_record.h"

namespace collector {

/// Takes over what the program reported of its times and iterations.
void recordTimes(const BenchmarkOutput& output, RunRecord& run);

/// Takes over how the process ended.
void recordEnd(const ProcessEnd& end, RunRecord& run);

/// Energy of one timed iteration per image in mJ: mean power at the supply × length ÷ batch size. The length is that
/// of the timed part ÷ iterations, or the forward pass where the output does not tell when that part was.
Optional<double> energyMjPerImage(const RunRecord& run, const Optional<TimedWindow>& window);

}  // namespace collector
