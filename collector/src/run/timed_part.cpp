#include "run/timed_part.h"

#include "output/caffe_words.h"

namespace collector {

namespace {

bool contains(const std::string& line, const char* words) { return line.find(words) != std::string::npos; }

}  // namespace

void TimedPart::take(const std::string& line, double nowMs) {
  if (endedMs_) return;
  if (kind_ == ProgramKind::caffe) takeCaffe(line, nowMs);
  else takeTensorRt(line, nowMs);
}

void TimedPart::takeCaffe(const std::string& line, double nowMs) {
  if (!beganMs_) {
    if (contains(line, benchmarkBegins)) beganMs_ = nowMs;
  } else if (contains(line, iteration)) {
    if (contains(line, layerByLayer)) layerPassesEndedMs_ = nowMs;
    else wholePasses_ = true;
  } else if (contains(line, benchmarkEnds)) {
    endedMs_ = nowMs;
  }
}

void TimedPart::takeTensorRt(const std::string& line, double nowMs) {
  if (!beganMs_) {
    if (contains(line, "Starting inference")) beganMs_ = nowMs;
    return;
  }
  // Whichever comes first: which of them are printed depends on the version and its options.
  for (const char* words : {"Warmup completed ", "Timing trace has ", "=== Profile (", "&&&& PASSED"}) {
    if (contains(line, words)) endedMs_ = nowMs;
  }
}

Optional<TimedWindow> TimedPart::window() const {
  if (!beganMs_ || !endedMs_) return nothing;
  return TimedWindow{wholePasses_ ? layerPassesEndedMs_.value_or(*beganMs_) : *beganMs_, *endedMs_};
}

}  // namespace collector
