#pragma once

#include "base/clock.h"
#include "run/process_runner.h"

namespace collector {

/// Starts programs without a shell, each in a process group of its own which is killed as a whole. If the collector
/// itself dies, the kernel kills the program.
class PosixProcessRunner : public ProcessRunner {
 public:
  explicit PosixProcessRunner(Clock& clock) : clock_(clock) {}
  ProcessEnd run(const ProcessRequest& request, ProcessObserver& observer) override;

 private:
  Clock& clock_;
};

}  // namespace collector
