#pragma once

#include "run/run_record.h"

namespace collector {

/// A run that is ok, with one layer.
inline RunRecord okRun(const Case& key, double forwardMs) {
  RunRecord run;
  run.key = key;
  run.startedAt = "2026-01-02T03:04:05.678Z";
  run.verdict.status = Status::ok;
  run.forwardMs = forwardMs;
  run.layers = {{"conv1", forwardMs / 2, nothing, ""}};
  run.wallMs = 2000;
  run.exitStatus = 0;
  return run;
}

inline RunRecord failedRun(const Case& key, const std::string& reason, const std::string& failure) {
  RunRecord run;
  run.key = key;
  run.verdict = {Status::failed, reason, failure};
  run.layers = {{"conv1", 5.0, nothing, ""}};
  return run;
}

}  // namespace collector
