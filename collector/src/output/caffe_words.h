#pragma once

namespace collector {

/// What `caffe time` prints around its timed iterations.
constexpr const char* benchmarkBegins = "*** Benchmark begins ***";
constexpr const char* benchmarkEnds = "*** Benchmark ends ***";
constexpr const char* iteration = "Iteration: ";
/// How the fp16 tool marks the passes that time each layer apart.
constexpr const char* layerByLayer = "(layer by layer)";

}  // namespace collector
