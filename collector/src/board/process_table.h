#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/optional.h"
#include "base/system_files.h"

namespace collector {

/// A process as /proc/PID/stat describes it.
struct Process {
  int pid = 0;
  char state = '?';
  int parent = 0;
  int group = 0;
  std::int64_t cpuTicks = 0;    ///< user and system time
  std::int64_t startTicks = 0;  ///< since boot: with its id, it names a process for good
  std::string name;             ///< of the program, as the kernel shortens it

  /// One that has ended and waits to be reaped does nothing any more.
  bool lives() const { return state != 'Z' && state != 'X'; }
};

/// Nothing if there is no such process.
Optional<Process> processOf(int pid, const SystemFiles& files);

/// Every process there is, in no order.
std::vector<Process> allProcesses(const SystemFiles& files);

/// `4711 (sleep 613)`: its id and how it was called, shortened.
std::string wordsFor(const Process& process, const SystemFiles& files);

}  // namespace collector
