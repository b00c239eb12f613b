#include "plans.h"

#include <stdexcept>

#include "plan/plan_reader.h"

namespace collector {

using nlohmann::json;

json smallPlanJson() {
  return {{"dataset", {{"name", "small"}, {"title", "A small campaign"}}},
          {"libraries",
           {{{"tag", "slow"}, {"label", "Slow"}, {"precision", "fp32"}, {"device", "cpu"}, {"kind", "caffe"}, {"program", "/opt/slow/caffe"}},
            {{"tag", "fast"}, {"label", "Fast"}, {"precision", "fp16"}, {"device", "gpu"}, {"kind", "caffe"}, {"program", "/opt/fast/caffe"}}}},
          {"models", {{{"tag", "tiny"}, {"label", "Tiny"}, {"prototxt", "/models/tiny.prototxt"}}}},
          {"batch_sizes", {1, 2}},
          {"repetitions", 2},
          {"iterations", 3},
          {"seed", 7}};
}

Plan planFrom(const json& source) {
  Problems problems;
  const auto plan = readPlan(source.dump(), "", problems);
  if (!plan) throw std::runtime_error(formatProblem(problems.front()));
  return *plan;
}

Plan smallPlan() { return planFrom(smallPlanJson()); }

}  // namespace collector
