#pragma once

#include <string>

namespace collector {

/// Time, as far as the collector needs it.
class Clock {
 public:
  virtual ~Clock() = default;
  /// Milliseconds since some moment; never goes back.
  virtual double monotonicMs() = 0;
  /// `2026-11-23T19:25:01.241Z`
  virtual std::string utcNow() = 0;
  /// May return early when a signal asks the collector to end.
  virtual void sleepMs(double ms) = 0;
};

class SystemClock : public Clock {
 public:
  double monotonicMs() override;
  std::string utcNow() override;
  void sleepMs(double ms) override;
};

}  // namespace collector
