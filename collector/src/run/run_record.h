#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/optional.h"
#include "board/machine_load.h"
#include "output/benchmark_output.h"
#include "plan/cases.h"
#include "run/run_conditions.h"
#include "run/verdict.h"

namespace collector {

/// Everything that is kept of one run: a line of the journal, a row of runs.csv and its rows of layers.csv.
struct RunRecord {
  Case key;
  int runOrder = 0;                ///< its place in the order in which the campaign ran
  std::string startedAt;           ///< UTC, ISO 8601
  Verdict verdict;
  Optional<double> forwardMs;      ///< per batch, the mean over the iterations kept
  Optional<double> backwardMs;
  Optional<double> forwardBackwardMs;
  Optional<std::int64_t> memoryBytes;
  std::vector<LayerTime> layers;
  IterationTimes singleTimes;      ///< of every timed iteration of an ok run, where the program tells them
  std::size_t leftOut = 0;         ///< how many of the first are in no mean
  nlohmann::json setUp = nlohmann::json::object();  ///< what the program says of itself
  Optional<int> exitStatus;
  std::string signal;              ///< empty if none ended it
  Optional<double> wallMs;
  Optional<std::int64_t> peakRssBytes;
  Optional<std::int64_t> iterations;
  Optional<std::int64_t> warmUpIterations;  ///< untimed passes of the timed process itself, told by it or told to it
  int precedingIterations = 0;     ///< iterations of the discarded process before it, 0 if that failed
  Optional<double> precedingWallMs;    ///< how long that process took
  Optional<double> firstIterationMs;
  Optional<double> laterIterationsMs;  ///< the mean of all iterations but the first
  double coolDownS = 0;
  Optional<double> userCpuMs;      ///< CPU time of the timed process and all that it started, as are the three below
  Optional<double> systemCpuMs;
  Optional<std::int64_t> voluntarySwitches;
  Optional<std::int64_t> involuntarySwitches;
  OtherLoad others;
  Optional<bool> machineBusy;      ///< whether others disturbed it, by `wasBusy`
  RunConditions conditions;
  Optional<double> energyMjPerImage;   ///< of one timed iteration
  Optional<bool> lookedAt;         ///< whether what it executes was seen after it had printed something; absent where no one looked
  std::string log;                 ///< the program's output, relative to the output folder
  std::string samples;             ///< every sample of the run, relative to the output folder
  Optional<std::string> logSha256;      ///< of those two files, as they were written
  Optional<std::string> samplesSha256;
};

nlohmann::json toJson(const RunRecord& run);

/// Throws nlohmann::json::exception where a field is missing or of another type.
RunRecord runFromJson(const nlohmann::json& json);

}  // namespace collector
