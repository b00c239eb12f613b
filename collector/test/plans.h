#pragma once

#include <nlohmann/json.hpp>

#include "plan/plan.h"

namespace collector {

/// A sound plan as JSON: two libraries (`slow` on the CPU, `fast` on the GPU) × one model × batch sizes 1, 2 × 2
/// repetitions.
nlohmann::json smallPlanJson();

/// The same, read.
Plan smallPlan();

/// Reads a plan that has to be sound.
Plan planFrom(const nlohmann::json& json);

}  // namespace collector
