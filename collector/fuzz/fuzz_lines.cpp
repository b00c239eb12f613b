// What a program that speaks the lines protocol printed and wrote: any bytes give a verdict, and an ok one only with single
// times that are times and names that are text.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/printable.h"
#include "output/last_words.h"
#include "output/lines_output.h"
#include "run/single_times.h"
#include "run/verdict.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  using namespace collector;
  ProcessEnd end;
  end.how = ProcessEnd::How::exited;
  end.wallMs = 60000;
  end.output.assign(reinterpret_cast<const char*>(bytes), count);
  const std::size_t half = count / 2;
  const BenchmarkOutput outputs[] = {parseLinesOutput(end.output, ""), parseLinesOutput("", end.output),
                                     parseLinesOutput(end.output.substr(0, half), end.output.substr(half))};
  if (!isUtf8(printable(end.output)) || !isUtf8(lastLogLine(end.output)) || !isUtf8(exceptionIn(end.output))) std::abort();
  for (const BenchmarkOutput& output : outputs) {
    Expectation expected;
    expected.kind = ProgramKind::lines;
    expected.batchSize = static_cast<int>(output.told.batchSize.value_or(1) % 65536);
    const Verdict verdict = judge(expected, output, end, TimedWindow{0, 60000});
    if (!isUtf8(verdict.failure)) std::abort();
    if (verdict.status != Status::ok) continue;
    if (output.iterations.count() == 0 || !output.forwardMs) std::abort();
    for (std::size_t i = 0; i < output.iterations.count(); ++i) {
      const double ms = output.iterations.passMs(i);
      if (!std::isfinite(ms) || !(ms > 0)) std::abort();
    }
    const std::size_t leftOut = inflatedIterations(output.iterations);
    if (!std::isfinite(meanWithout(output.iterations.forwardMs, leftOut, *output.forwardMs))) std::abort();
    for (const LayerTime& layer : output.layers) {
      if (layer.layer.empty() || printable(layer.layer) != layer.layer) std::abort();
    }
  }
  return 0;
}
