#pragma once

#include <functional>
#include <string>
#include <vector>

#include "clock.h"
#include "process_runner.h"
#include "run_conditions.h"
#include "sensors.h"

namespace collector {

/// Watches one run: keeps its output in a log file as it comes, samples the sensors, and notes when the timed part
/// began and ended from the lines that say so.
class RunWatch : public ProcessObserver {
 public:
  RunWatch(const Sensors& sensors, const SystemFiles& files, Clock& clock, const std::string& logPath,
           std::function<void(int pid)> onStart, std::function<bool()> interrupted);
  ~RunWatch() override;
  RunWatch(const RunWatch&) = delete;
  RunWatch& operator=(const RunWatch&) = delete;

  void onStart(int pid) override { onStart_(pid); }
  void onOutput(const char* bytes, std::size_t count) override;
  void onTick() override { sample(); }
  bool interrupted() override { return interrupted_(); }

  /// Takes a sample now: once before the process, once after it, besides those during.
  void sample() { samples_.push_back(takeSample(sensors_, files_, clock_.monotonicMs())); }

  const std::vector<Sample>& samples() const { return samples_; }
  Optional<TimedWindow> window() const;
  /// Why the log is not whole; empty if it is.
  const std::string& logError() const { return logError_; }

 private:
  const Sensors& sensors_;
  const SystemFiles& files_;
  Clock& clock_;
  std::string logPath_;
  int log_;
  std::string logError_;
  std::string lastLine_;
  Optional<double> beganMs_;
  Optional<double> endedMs_;
  std::vector<Sample> samples_;
  std::function<void(int)> onStart_;
  std::function<bool()> interrupted_;
};

}  // namespace collector
