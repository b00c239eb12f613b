#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/clock.h"
#include "board/sensors.h"
#include "network/network_layers.h"
#include "plan/cases.h"
#include "plan/plan.h"
#include "run/process_runner.h"
#include "run/run_files.h"
#include "run/run_record.h"

namespace collector {

/// What the measuring of a case needs of the world outside.
struct World {
  ProcessRunner& runner;
  Clock& clock;
  const SystemFiles& files;
  const Sensors& sensors;
  std::string home;                     ///< HOME of the programs
  std::function<bool()> endRequested;   ///< whether to stop as soon as possible
  std::string runMark = "";             ///< by which the programs are found again, in their environment
};

/// One case, measured.
struct Measurement {
  RunRecord run;
  bool interrupted = false;             ///< the run did not end: there is nothing to record
  Network network;                      ///< of an ok Caffe run
  std::vector<std::string> warnings;
  std::vector<std::string> notes;       ///< of what the program printed: told once, however many runs print it
  std::string blocked;                  ///< why the case could not even be prepared for want of room; empty if it was
  std::map<std::string, std::string> unkept;  ///< files of the run that could not be written, by path, with their content
};

/// Who hears of what happens meanwhile.
struct MeasureListener {
  std::function<void(int pid)> onStart;                ///< of each process
  /// Of each process, at moments of its life outside the timed part. Says whether it was still there; nothing if that is
  /// not looked at.
  std::function<Optional<bool>(int pid)> onAlive;
  std::function<void(double temperatureC)> onCooling;  ///< while the board is too warm
};

/// Runs one case: waits for the board to cool, sets the batch size in a copy of the definition, runs the discarded
/// warm-up process if the plan wants one, then the timed one. The output and the samples are on the disk when it returns,
/// or in `unkept`.
Measurement measure(const Plan& plan, const Turn& turn, const std::string& outputFolder, World& world, const MeasureListener& listener);

}  // namespace collector
