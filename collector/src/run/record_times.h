#pragma once

#include "base/optional.h"
#include "output/benchmark_output.h"
#include "run/process_runner.h"
#include "run/run_conditions.h"
#include "run/run_record.h"

namespace collector {

/// Takes over what the program reported of its times and iterations, after the verdict. Means are over the iterations
/// that are kept, where single times tell which. Of a run that is not ok, the times of whole passes stay if they can be
/// such; one that cannot is left out, and the failure says so.
void recordTimes(const BenchmarkOutput& output, RunRecord& run);

/// Takes over how the process ended.
void recordEnd(const ProcessEnd& end, RunRecord& run);

/// Takes over who else had the cores meanwhile, and whether that was too much; after the end and the conditions.
void recordOthers(const OtherLoad& others, RunRecord& run);

/// Energy of one timed iteration per image in mJ: mean power at the supply × length ÷ batch size. The length is
/// that of the timed part ÷ iterations; with TensorRT, whose timed part has its warm-up in it, the forward time.
/// Nothing where the output does not tell when the times were taken: the power is then not theirs.
Optional<double> energyMjPerImage(const RunRecord& run, ProgramKind kind, const Optional<TimedWindow>& window);

}  // namespace collector
