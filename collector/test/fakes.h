#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "run/process_runner.h"

namespace collector {

/// A clock that stands still but for its sleeps.
class FakeClock : public Clock {
 public:
  double monotonicMs() override { return nowMs; }
  std::string utcNow() override { return "2026-01-02T03:04:05.678Z"; }
  void sleepMs(double ms) override {
    nowMs += ms;
    if (onSleep) onSleep();
  }

  double nowMs = 1000;
  std::function<void()> onSleep;
};

/// Runs nothing: plays what a test wrote.
class FakeRunner : public ProcessRunner {
 public:
  ProcessEnd run(const ProcessRequest& request, ProcessObserver& observer) override {
    requests.push_back(request);
    observer.onStart(4711);
    ProcessEnd end = play(request, observer);
    if (observer.interrupted()) end.how = ProcessEnd::How::interrupted;
    return end;
  }

  std::function<ProcessEnd(const ProcessRequest&, ProcessObserver&)> play;
  std::vector<ProcessRequest> requests;
};

}  // namespace collector
