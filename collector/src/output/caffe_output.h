#pragma once

#include <string>

#include "output/benchmark_output.h"

namespace collector {

/// Reads what `caffe time` printed, in the dialects of BVLC Caffe, NVIDIA Caffe 0.15 and later, the fp16 and the
/// OpenCL branches, with glog 0.3 or 0.6 prefixes. Never fails: what is missing is absent.
BenchmarkOutput parseCaffeOutput(const std::string& text);

}  // namespace collector
