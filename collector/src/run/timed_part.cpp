#include "run/timed_part.h"

#include <nlohmann/json.hpp>

#include "base/text_lines.h"
#include "output/caffe_words.h"
#include "output/lines_output.h"

namespace collector {

namespace {

bool contains(const std::string& line, const char* words) { return line.find(words) != std::string::npos; }

}  // namespace

void TimedPart::take(const std::string& line, double nowMs) {
  if (endedMs_) return;
  switch (kind_) {
    case ProgramKind::caffe: return takeCaffe(line, nowMs);
    case ProgramKind::tensorrt: return takeTensorRt(line, nowMs);
    case ProgramKind::lines: return takeLines(line, nowMs);
  }
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

void TimedPart::takeLines(const std::string& line, double nowMs) {
  const char* bound = beganMs_ ? "end" : "begin";
  // Most lines are of iterations: they are told apart without being understood, as they come while times are taken.
  if (!startsWith(line, linesPrefix) || !contains(line, bound)) return;
  const nlohmann::json event = nlohmann::json::parse(line.substr(std::string(linesPrefix).size()), nullptr, false);
  const auto name = event.is_object() ? event.find("event") : event.end();
  if (!event.is_object() || name == event.end() || *name != bound) return;
  (beganMs_ ? endedMs_ : beganMs_) = nowMs;
}

Optional<TimedWindow> TimedPart::window() const {
  if (!beganMs_ || !endedMs_) return nothing;
  return TimedWindow{wholePasses_ ? layerPassesEndedMs_.value_or(*beganMs_) : *beganMs_, *endedMs_};
}

}  // namespace collector
