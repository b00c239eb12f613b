#pragma once

#include <string>
#include <vector>

namespace collector {

/// plan.schema.json and plans/original-campaign.json, put into the program when it is built, so that a plan can be
/// written where only the program is.
extern const char* const planSchema;
extern const char* const examplePlan;

struct EmbeddedFile {
  std::string name;
  std::string content;
};

/// What `plan --init` writes: a plan, the program and the models that it measures, and the schema.
const std::vector<EmbeddedFile>& newcomersFiles();

}  // namespace collector
