#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "board/sensors.h"
#include "run/process_runner.h"
#include "run/timed_part.h"

namespace collector {

/// Watches one run: keeps its output in a log file as it comes, samples the sensors, and notes when the timed part
/// began and ended from the lines that say so.
class RunWatch : public ProcessObserver {
 public:
  RunWatch(ProgramKind kind, const Sensors& sensors, const SystemFiles& files, Clock& clock, const std::string& logPath,
           std::function<void(int pid)> onStart, std::function<Optional<bool>(int pid)> onAlive, std::function<bool()> interrupted);
  ~RunWatch() override;
  RunWatch(const RunWatch&) = delete;
  RunWatch& operator=(const RunWatch&) = delete;

  void onStart(int pid) override;
  void onOutput(const char* bytes, std::size_t count) override;
  void onTick() override;
  bool interrupted() override { return interrupted_(); }

  /// Takes a sample now: once before the process, once after it, besides those during.
  void sample() { samples_.push_back(takeSample(sensors_, files_, clock_.monotonicMs())); }
  /// Waits until the log's content is on the disk; its name is the folder's. After the process, which it would disturb.
  void syncLog();

  /// Whether a look after the first output, when what the program needs is loaded, found it; nothing where no one looked.
  const Optional<bool>& wasSeen() const { return seen_; }

  const std::vector<Sample>& samples() const { return samples_; }
  Optional<TimedWindow> window() const { return timedPart_.window(); }
  /// Why the log is not whole; empty if it is.
  const std::string& logError() const { return logError_; }

 private:
  void takeLines(const char* bytes, std::size_t count);
  void lookAtProcess();

  const Sensors& sensors_;
  const SystemFiles& files_;
  Clock& clock_;
  std::string logPath_;
  int log_;
  std::string logError_;
  std::string unfinishedLine_;
  TimedPart timedPart_;
  std::vector<Sample> samples_;
  int pid_ = 0;
  bool printed_ = false;
  Optional<bool> seen_;
  std::function<void(int)> onStart_;
  std::function<Optional<bool>(int)> onAlive_;
  std::function<bool()> interrupted_;
};

}  // namespace collector
