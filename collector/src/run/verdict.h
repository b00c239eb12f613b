#pragma once

#include <string>

#include "output/benchmark_output.h"
#include "plan/cases.h"
#include "run/process_runner.h"
#include "run/timed_part.h"

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
  /// Caffe and programs that speak the lines protocol run exactly so many, TensorRT's at least so many; 0 where they are
  /// not told.
  std::int64_t iterations = 0;
  int batchSize = 0;
  Optional<std::int64_t> threads{};         ///< where the plan says how many
  Optional<std::int64_t> warmUpIterations{};///< where the program is told
  Levels levels{};
};

/// What the plan asks of a case in a process of so many iterations.
Expectation expectationOf(const Plan& plan, const Library& library, const Case& c, int iterations);

/// A run is ok only with all the evidence: exit status 0, the benchmark's end, a total, a forward time above 0,
/// every printed time finite, as many iterations as the plan asked for, none of them at the same time as another, and no
/// time longer than the process lived. `arrivals`: when the lines that bound the timed part arrived, where they did.
Verdict judge(const Expectation& expected, const BenchmarkOutput& output, const ProcessEnd& end, const Optional<TimedWindow>& arrivals);

}  // namespace collector
