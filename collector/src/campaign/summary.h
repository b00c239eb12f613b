#pragma once

#include <map>
#include <string>
#include <vector>

#include "board/sensors.h"
#include "plan/cases.h"
#include "plan/plan.h"
#include "run/run_record.h"

namespace collector {

/// What a person should know at the end: cases, failures by reason, the noisiest cases, and warnings with advice.
std::string summaryText(const Plan& plan, const std::vector<Case>& cases, const std::map<Case, RunRecord>& runs, const Sensors& sensors);

}  // namespace collector
