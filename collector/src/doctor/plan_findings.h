#pragma once

#include "doctor/finding.h"
#include "plan/plan.h"
#include "run/bench.h"

namespace collector {

/// Whether what a plan names is there and usable: programs start, definitions can be read and have a batch size,
/// weights exist. Asked to end, it says only what it knows by then.
Findings lookAtPlan(const Plan& plan, World& world);

}  // namespace collector
