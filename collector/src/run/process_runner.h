#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace collector {

struct ProcessRequest {
  std::string program;                   ///< a path; no PATH is searched
  std::vector<std::string> arguments;    ///< without the program's own name
  std::vector<std::string> environment;  ///< `NAME=value`; nothing is inherited
  std::string workingDirectory;          ///< empty: the collector's own
  double timeoutS = 600;
  std::size_t outputLimitBytes = 64u << 20;  ///< for what is printed and the exported files together
  std::vector<std::string> exported;     ///< files that the program may write
  double tickMs = 200;                   ///< how often the observer is called while nothing is printed
};

/// How a process ended. Which fields hold depends on `how`.
struct ProcessEnd {
  enum class How { exited, signalled, timedOut, outputLimit, interrupted, couldNotStart };
  How how = How::couldNotStart;
  int exitStatus = 0;        ///< exited
  int signal = 0;            ///< signalled
  std::string error;         ///< couldNotStart: the system's words
  std::size_t exportedBytes = 0;  ///< outputLimit: of the files
  std::string output;        ///< standard output and error, interleaved as they came
  double startedMs = 0;      ///< when, on the monotonic clock
  double wallMs = 0;
  std::int64_t peakRssBytes = 0;
  double userCpuMs = 0;      ///< of the process and of all that it started, as are the three below
  double systemCpuMs = 0;
  std::int64_t voluntarySwitches = 0;    ///< gave the core up to wait
  std::int64_t involuntarySwitches = 0;  ///< had the core taken away
  std::vector<std::string> escaped;      ///< what it left running outside its process group, ended since: `4711 (sleep 613)`
  std::vector<std::string> left;         ///< what could not be ended
};

/// What watches a process while it runs.
class ProcessObserver {
 public:
  virtual ~ProcessObserver() = default;
  virtual void onStart(int pid) = 0;
  virtual void onOutput(const char* bytes, std::size_t count) = 0;
  virtual void onTick() = 0;
  /// Asked after every event; true ends the process at once.
  virtual bool interrupted() = 0;
};

class ProcessRunner {
 public:
  virtual ~ProcessRunner() = default;
  virtual ProcessEnd run(const ProcessRequest& request, ProcessObserver& observer) = 0;
};

}  // namespace collector
