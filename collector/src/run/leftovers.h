#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/optional.h"
#include "base/system_files.h"

namespace collector {

/// The variable in the environment of everything that a run starts, by which it is found again: also what changed its
/// process group and session, and after the collector that started it is gone.
extern const char* const runMark;

/// The mark's value: `<campaign>:<process id of the collector>`.
std::string runMarkOf(const std::string& campaignId);

/// A process that was started for a campaign.
struct StartedProcess {
  int pid = 0;
  std::int64_t startTicks = 0;
  std::string bootId;
};

StartedProcess startedProcess(int pid, const SystemFiles& files);

/// What a killed collector left running, each as `4711 (caffe time …)`.
struct Leftovers {
  std::vector<std::string> ended;
  std::vector<std::string> left;       ///< could not be ended
  std::vector<std::string> doubtful;   ///< in the process group that was started last, but perhaps another's: not ended
  std::vector<std::string> ofOthers;   ///< of another campaign whose collector is gone; not ended
};

/// Ends what is left of a campaign that no other collector is running: what carries its mark, and the process group of
/// the one started last. A number that was given to another process since is told from it by start and boot.
Leftovers endLeftovers(const std::string& campaignId, const Optional<StartedProcess>& last, const SystemFiles& files, Clock& clock);

}  // namespace collector
