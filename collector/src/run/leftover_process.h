#pragma once

#include <cstdint>
#include <string>

#include "base/optional.h"
#include "base/system_files.h"

namespace collector {

/// When a process started, in the kernel's ticks since boot: with its id, it names a process for good.
Optional<std::int64_t> startTicksOf(int pid, const SystemFiles& files);

/// Ends the process group that a killed collector left behind, if the process that leads it is still the one meant.
/// Returns whether there was one.
bool endLeftover(int pid, std::int64_t startTicks, const SystemFiles& files);

}  // namespace collector
