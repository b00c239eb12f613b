#pragma once

#include <functional>
#include <string>
#include <vector>

#include "clock.h"
#include "plan.h"
#include "sensors.h"

namespace collector {

/// Waits until what a run loads is no warmer than the plan's cool-down temperature, at most the plan's limit.
/// Returns the seconds waited. A temperature that cannot be read is not waited for.
double coolDown(const Plan& plan, Device device, const Sensors& sensors, const SystemFiles& files, Clock& clock,
                const std::function<bool()>& endRequested, std::vector<std::string>& warnings);

}  // namespace collector
