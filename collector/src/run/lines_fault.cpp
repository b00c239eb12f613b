#include "run/lines_fault.h"

#include <cstdio>

#include "plan/factors.h"

namespace collector {

namespace {

/// A busy machine may deliver a line late; the program's own clock is read at once.
const double arrivalSlackMs = 50;
const double clockSlackMs = 1;
const double relativeSlack = 1.01;

std::string milliseconds(double ms) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g ms", ms);
  return text;
}

/// `what: 2, where the plan asks for 4`
std::string asked(const std::string& what, const std::string& told, const std::string& planned) {
  return what + ": " + told + ", where the plan asks for " + planned;
}

Fault otherSetUp(const Expectation& expected, const BenchmarkOutput& output) {
  const ToldFacts& told = output.told;
  if (*told.batchSize != expected.batchSize) {
    return {"another batch size", asked("batch_size", std::to_string(*told.batchSize), std::to_string(expected.batchSize))};
  }
  if (expected.threads && told.threads != expected.threads) {
    return {"another number of threads", asked("threads", told.threads ? std::to_string(*told.threads) : "not told", std::to_string(*expected.threads))};
  }
  for (const auto& level : expected.levels) {
    const auto fact = told.setUp.find(level.first);
    if (fact != told.setUp.end() && levelText(*fact) != level.second) {
      return {"another level of a factor", asked(level.first, echo(*fact), level.second)};
    }
  }
  return {};
}

Fault otherIterations(const Expectation& expected, const BenchmarkOutput& output) {
  const auto ran = static_cast<std::int64_t>(output.iterations.count());
  if (expected.iterations > 0 && ran != expected.iterations) {
    return {"another number of iterations", asked("iterations", std::to_string(ran), std::to_string(expected.iterations))};
  }
  if (expected.warmUpIterations && output.warmUpIterations && output.warmUpIterations != expected.warmUpIterations) {
    return {"another number of warm-up iterations", asked("warm_up", std::to_string(*output.warmUpIterations), std::to_string(*expected.warmUpIterations))};
  }
  return {};
}

/// Whether the program's own clock can be that of the machine.
Fault impossibleClock(const ToldFacts& told, const ProcessEnd& end, const Optional<TimedWindow>& arrivals) {
  if (!told.beginMonotonicMs) return {};
  const double begin = *told.beginMonotonicMs;
  const double stop = *told.endMonotonicMs;
  const auto fault = [](const std::string& words) { return Fault{"impossible monotonic_ms", words}; };
  if (begin > stop) return fault("that of begin is after that of end");
  if (begin < end.startedMs - clockSlackMs || stop > end.startedMs + end.wallMs + clockSlackMs) {
    return fault("the process ran from " + milliseconds(end.startedMs) + " for " + milliseconds(end.wallMs) + ", but begin tells " + milliseconds(begin) +
                 " and end " + milliseconds(stop));
  }
  if (arrivals && (begin > arrivals->beginMs + clockSlackMs || stop > arrivals->endMs + clockSlackMs)) return fault("later than the line's arrival");
  return {};
}

Fault impossibleTimes(const BenchmarkOutput& output, const ProcessEnd& end, const Optional<TimedWindow>& arrivals) {
  const bool byClock = static_cast<bool>(output.told.beginMonotonicMs);
  const auto window = timedPartOfLines(output.told, arrivals);
  const double lengthMs = window ? window->endMs - window->beginMs : end.wallMs;
  const double slackMs = byClock ? clockSlackMs : arrivalSlackMs;
  double sumMs = 0;
  for (std::size_t i = 0; i < output.iterations.count(); ++i) sumMs += output.iterations.passMs(i);
  if (sumMs > lengthMs * relativeSlack + slackMs) {
    const std::string part = window ? "the timed part" : "the whole process";
    const std::string advice = byClock || !window ? "; is it another unit, or do passes overlap?"
                                                  : "; is each line printed at once (flushed), in ms, and no pass at the time of another?";
    return {"times do not fit", "the iterations add up to " + milliseconds(sumMs) + ", but " + part + " took " + milliseconds(lengthMs) + advice};
  }
  for (const LayerTime& layer : output.layers) {
    for (const auto& ms : {layer.forwardMs, layer.backwardMs}) {
      if (ms && *ms > end.wallMs * relativeSlack + arrivalSlackMs) {
        return {"times do not fit", "layer " + layer.layer + " " + milliseconds(*ms) + " in a process of " + milliseconds(end.wallMs)};
      }
    }
  }
  return {};
}

}  // namespace

Optional<TimedWindow> timedPartOfLines(const ToldFacts& told, const Optional<TimedWindow>& arrivals) {
  if (told.beginMonotonicMs && told.endMonotonicMs) return TimedWindow{*told.beginMonotonicMs, *told.endMonotonicMs};
  return told.inFile ? Optional<TimedWindow>() : arrivals;
}

Fault faultOfLines(const Expectation& expected, const BenchmarkOutput& output, const ProcessEnd& end, const Optional<TimedWindow>& arrivals) {
  for (const Fault& fault : {otherSetUp(expected, output), otherIterations(expected, output), impossibleClock(output.told, end, arrivals),
                             impossibleTimes(output, end, arrivals)}) {
    if (!fault.reason.empty()) return fault;
  }
  return {};
}

}  // namespace collector
