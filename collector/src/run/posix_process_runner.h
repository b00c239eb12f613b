#pragma once

#include "base/clock.h"
#include "run/process_runner.h"

namespace collector {

/// Starts programs without a shell, each in a process group of its own which is killed as a whole. What left the group
/// comes to the collector as an orphan and is ended too, so that nothing of a run is left beside the next one. If the
/// collector itself dies, the kernel kills the program; the rest is for `endLeftovers`. One per process.
class PosixProcessRunner : public ProcessRunner {
 public:
  explicit PosixProcessRunner(Clock& clock);
  ProcessEnd run(const ProcessRequest& request, ProcessObserver& observer) override;

 private:
  Clock& clock_;
};

}  // namespace collector
