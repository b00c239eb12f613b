#pragma once

#include <functional>
#include <string>
#include <vector>

#include "plan/plan.h"
#include "run/bench.h"

namespace collector {

/// Waits until what a run loads is no warmer than the plan's cool-down temperature, at most the plan's limit.
/// `onWait` hears of the temperature each time that it is too high. Returns the seconds waited. A temperature that cannot
/// be read is not waited for.
double coolDown(const Plan& plan, Device device, World& world, const std::function<void(double temperatureC)>& onWait,
                std::vector<std::string>& warnings);

}  // namespace collector
