#pragma once

#include <string>

namespace collector {

/// Where tests find things: COLLECTOR_STAND_IN, COLLECTOR_LINES_STAND_IN, COLLECTOR_COMMAND, COLLECTOR_LOGS,
/// COLLECTOR_SOURCE as the build knew them. A variable of the environment goes before, and adds others (TORTURE_SEED); empty if there is neither.
std::string testSetting(const std::string& name);

}  // namespace collector
