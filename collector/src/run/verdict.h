#pragma once

#include <string>

#include "output/benchmark_output.h"
#include "plan/plan.h"
#include "run/process_runner.h"

namespace collector {

enum class Status { ok, failed, timeout };

/// `ok`, `failed` or `timeout`, as in runs.csv.
std::string nameOf(Status status);

/// How a run counts. `reason` is the same for every run of its kind, `failure` has the particulars as well.
struct Verdict {
  Status status = Status::failed;
  std::string reason;
  std::string failure;
};

/// What the plan asked of a run.
struct Expectation {
  ProgramKind kind = ProgramKind::caffe;
  double timeoutS = 0;
  /// Caffe runs exactly so many; TensorRT's programs at least so many, and 0 where they are not told.
  std::int64_t iterations = 0;
};

/// A run is ok only with all the evidence: exit status 0, the benchmark's end, a total, a forward time above 0,
/// every printed time finite, as many iterations as the plan asked for, and no time longer than the process lived.
Verdict judge(const Expectation& expected, const BenchmarkOutput& output, const ProcessEnd& end);

}  // namespace collector
