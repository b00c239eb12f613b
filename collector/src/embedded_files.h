#pragma once

namespace collector {

/// plan.schema.json and plans/original-campaign.json, put into the program when it is built, so that a plan can be
/// written where only the program is.
extern const char* const planSchema;
extern const char* const examplePlan;

}  // namespace collector
