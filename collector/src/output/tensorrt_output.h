#pragma once

#include <string>

#include "base/text_source.h"
#include "output/benchmark_output.h"

namespace collector {

/// Files that a TensorRT program was told to write; empty where it wrote none.
struct TensorRtFiles {
  TextSource profile;  ///< trtexec --exportProfile, or the timing program's {"per_layer_info": …}
  TextSource times;    ///< trtexec --exportTimes
};

/// Reads TensorRT 1.0's timing program (`[tensorrt-time] …` lines) and trtexec. Times are forward only. Exported times of
/// iterations that the log says were the warm-up are left out, as newer versions do themselves; those of iterations that
/// ran at the same time, in several streams, are no times per batch and become `overlap`.
BenchmarkOutput parseTensorRtOutput(const std::string& text, const TensorRtFiles& files);

}  // namespace collector
