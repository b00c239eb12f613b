#pragma once

#include <string>

#include "base/optional.h"
#include "plan/plan.h"

namespace collector {

/// The part of a run's time that its times were taken in, on the monotonic clock.
struct TimedWindow {
  double beginMs = 0;
  double endMs = 0;
};

/// Finds the timed part of a run from the moments at which its lines arrived.
///
/// Caffe: from the benchmark's begin to its end; of the fp16 tool, whose forward time is that of the whole passes, those
/// alone. trtexec: inference, its warm-up included. TensorRT 1.0's timing program and trtexec before 6 do not say. Lines:
/// from `begin` to `end`.
class TimedPart {
 public:
  explicit TimedPart(ProgramKind kind) : kind_(kind) {}
  void take(const std::string& line, double nowMs);
  /// Whether it has begun and not ended.
  bool isOpen() const { return beganMs_ && !endedMs_; }
  /// Nothing where the output does not tell, or ended too early.
  Optional<TimedWindow> window() const;

 private:
  void takeCaffe(const std::string& line, double nowMs);
  void takeTensorRt(const std::string& line, double nowMs);
  void takeLines(const std::string& line, double nowMs);

  ProgramKind kind_;
  Optional<double> beganMs_;
  Optional<double> endedMs_;
  Optional<double> layerPassesEndedMs_;
  bool wholePasses_ = false;
};

}  // namespace collector
