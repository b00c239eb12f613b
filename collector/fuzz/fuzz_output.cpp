// What a benchmark program printed: any bytes give a verdict, and an ok one only with a finite forward time above 0.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/printable.h"
#include "output/caffe_output.h"
#include "output/tensorrt_output.h"
#include "run/verdict.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  using namespace collector;
  ProcessEnd end;
  end.how = ProcessEnd::How::exited;
  end.wallMs = 60000;
  end.output.assign(reinterpret_cast<const char*>(bytes), count);
  const std::size_t half = count / 2;
  const BenchmarkOutput outputs[] = {parseCaffeOutput(end.output), parseTensorRtOutput(end.output, {end.output, end.output}),
                                     parseTensorRtOutput("", {end.output.substr(0, half), end.output.substr(half)})};
  const ProgramKind kinds[] = {ProgramKind::caffe, ProgramKind::tensorrt, ProgramKind::tensorrt};
  for (int i = 0; i < 3; ++i) {
    Expectation expected;
    expected.kind = kinds[i];
    expected.iterations = static_cast<std::int64_t>(outputs[i].iterations.count());
    const Verdict verdict = judge(expected, outputs[i], end, nothing);
    const bool ok = verdict.status == Status::ok;
    if (!isUtf8(verdict.failure)) std::abort();
    if (ok && !(outputs[i].forwardMs && std::isfinite(*outputs[i].forwardMs) && *outputs[i].forwardMs > 0)) std::abort();
    for (const LayerTime& layer : outputs[i].layers) {
      if (layer.layer.empty() || printable(layer.layer) != layer.layer) std::abort();
      if (layer.forwardMs && !(std::isfinite(*layer.forwardMs) && *layer.forwardMs >= 0)) std::abort();
      if (layer.backwardMs && !(std::isfinite(*layer.backwardMs) && *layer.backwardMs >= 0)) std::abort();
    }
  }
  return 0;
}
