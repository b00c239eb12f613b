#include "run/verdict.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

#include "base/exit_words.h"
#include "base/printable.h"
#include "base/reported_number.h"
#include "base/text_lines.h"
#include "output/failure_cause.h"
#include "output/last_words.h"
#include "output/lines_event.h"
#include "plan/placeholders.h"
#include "run/lines_fault.h"

namespace collector {

namespace {

std::string plain(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

Verdict failed(const std::string& reason, const std::string& detail = "") {
  return {Status::failed, reason, detail.empty() ? reason : reason + ": " + detail};
}

/// A process that did not end with status 0: why, if its words tell, and how it ended.
Verdict crashed(const Expectation& expected, const BenchmarkOutput& output, const std::string& ending, const ProcessEnd& end) {
  const auto withEnding = [&](const std::string& reason) { return Verdict{Status::failed, reason, reason + "; " + ending}; };
  if (!output.told.error.empty()) return withEnding(output.told.error);
  const bool anyProgram = expected.kind == ProgramKind::lines;
  const std::string exception = anyProgram ? exceptionIn(end.output) : "";
  if (!exception.empty()) return withEnding(exception);
  if (const auto cause = findFailureCause(end.output)) {
    return {Status::failed, cause->cause, cause->cause + " (" + printable(cause->detail) + "); " + ending};
  }
  if (end.how == ProcessEnd::How::signalled && end.signal == 9) {
    return {Status::failed, ending, ending + "; perhaps the kernel ran out of memory"};
  }
  return failed(ending, anyProgram ? lastLogLine(end.output) : "");
}

/// No mean of n iterations can be longer than the whole process lived divided by n; clocks may differ by some percent.
/// Nor is anything beyond an hour per batch a measurement.
Optional<std::string> absurdTime(const BenchmarkOutput& output, double wallMs) {
  const double slackMs = 10;
  const double iterations = std::max<double>(1, static_cast<double>(output.iterations.count()));
  const double lived = wallMs * 1.05 + slackMs;
  const double most = std::min(longestMs, lived / iterations);
  const auto tooLong = [&](const Optional<double>& ms) { return ms && *ms > most; };
  const auto words = [&](const std::string& what, double ms) {
    return what + " " + plain(ms) + " ms × " + plain(iterations) + " iterations in a process of " + plain(std::round(wallMs)) + " ms";
  };
  if (tooLong(output.forwardMs)) return words("forward", *output.forwardMs);
  if (tooLong(output.backwardMs)) return words("backward", *output.backwardMs);
  if (tooLong(output.forwardBackwardMs)) return words("forward-backward", *output.forwardBackwardMs);
  for (std::size_t i = 0; i < output.iterations.count(); ++i) {
    const double ms = output.iterations.passMs(i);
    if (ms > std::min(longestMs, lived)) return "iteration " + std::to_string(i) + " " + plain(ms) + " ms in a process of " + plain(std::round(wallMs)) + " ms";
  }
  for (const LayerTime& layer : output.layers) {
    if (tooLong(layer.forwardMs)) return words(layer.layer + " forward", *layer.forwardMs);
    if (tooLong(layer.backwardMs)) return words(layer.layer + " backward", *layer.backwardMs);
  }
  return nothing;
}

/// Whether each kind of pass ended as often as the plan asked for; nothing if so.
Optional<std::string> missingIterations(const Expectation& expected, const BenchmarkOutput& output) {
  const auto words = [&](std::size_t ended, const std::string& of) { return std::to_string(ended) + " of " + std::to_string(expected.iterations) + of; };
  const auto asked = static_cast<std::size_t>(expected.iterations);
  const std::size_t ran = output.iterations.count();
  if (expected.kind == ProgramKind::tensorrt) {
    // Without exported times the program does not say how many it ran.
    if (ran > 0 && ran < asked) return words(ran, " ended");
    return nothing;
  }
  if (ran != asked) return words(ran, " ended");
  if (!output.layerPassMs.empty() && output.layerPassMs.size() != asked) return words(output.layerPassMs.size(), " layer by layer ended");
  if (output.iterationsAsked && *output.iterationsAsked != expected.iterations) {
    return "the program says it was asked for " + std::to_string(*output.iterationsAsked) + ", not " + std::to_string(expected.iterations);
  }
  return nothing;
}

/// Layers that Caffe set up and did not time, which a whole output has none of; nothing if so.
Optional<std::string> missingLayers(const BenchmarkOutput& output) {
  const std::size_t most = 3;
  std::set<std::string> seen;
  for (const LayerTime& layer : output.layers) seen.insert(layer.layer);
  std::vector<std::string> missing;
  for (const SetUpLayer& layer : output.setUp) {
    const std::string name = printable(layer.layer);
    if (!name.empty() && seen.insert(name).second) missing.push_back(name);
  }
  if (missing.empty()) return nothing;
  const std::size_t more = missing.size() > most ? missing.size() - most : 0;
  missing.resize(missing.size() - more);
  return joined(missing) + (more > 0 ? " and " + std::to_string(more) + " more" : "") + ", set up and not timed";
}

/// A program that speaks the lines protocol and ended with status 0.
Verdict judgeLines(const Expectation& expected, const BenchmarkOutput& output, const ProcessEnd& end, const Optional<TimedWindow>& arrivals) {
  if (!output.told.error.empty()) return failed(output.told.error);
  if (!output.told.fault.empty()) return failed("the lines protocol is not kept", output.told.fault);
  const Fault fault = faultOfLines(expected, output, end, arrivals);
  return fault.reason.empty() ? Verdict{Status::ok, "", ""} : failed(fault.reason, fault.detail);
}

Verdict judgeExitZero(const Expectation& expected, const BenchmarkOutput& output, const ProcessEnd& end, const Optional<TimedWindow>& arrivals) {
  if (expected.kind == ProgramKind::lines) return judgeLines(expected, output, end, arrivals);
  if (end.output.empty()) return failed("printed nothing");
  if (const auto cause = findFailureCause(end.output)) return failed(cause->cause, printable(cause->detail));
  if (!output.complaints.empty()) {
    const std::string more = output.complaintsInAll > 1 ? " and " + std::to_string(output.complaintsInAll - 1) + " more" : "";
    return failed("not a time", printable(output.complaints[0]) + more);
  }
  if (expected.kind == ProgramKind::caffe) {
    if (!output.benchmarkEnded) return failed("no end of the benchmark in the output");
    if (!output.totalMs) return failed("no total time in the output");
    if (const auto missing = missingLayers(output)) return failed("layers missing", *missing);
  }
  if (!output.forwardMs) return failed("no forward time in the output");
  if (!(*output.forwardMs > 0)) return failed("forward time is 0");
  if (!output.overlap.empty()) return failed("iterations overlap", output.overlap + "; the time of one is not that from one batch to the next");
  if (const auto missing = missingIterations(expected, output)) return failed("iterations missing", *missing);
  if (const auto absurd = absurdTime(output, end.wallMs)) return failed("absurd time", *absurd);
  return {Status::ok, "", ""};
}

}  // namespace

Expectation expectationOf(const Plan& plan, const Library& library, const Case& c, int iterations) {
  const bool told = library.kind == ProgramKind::caffe || hasPlaceholder(library, "iterations");
  Expectation expected;
  expected.kind = library.kind;
  expected.timeoutS = plan.timeoutS;
  expected.iterations = told ? iterations : 0;
  expected.batchSize = c.batchSize;
  expected.levels = c.levels;
  if (library.threads) expected.threads = *library.threads;
  const auto threads = c.levels.find("threads");
  if (threads != c.levels.end()) expected.threads = parseCount(threads->second);
  if (hasPlaceholder(library, "warm_up_iterations")) expected.warmUpIterations = plan.warmUpIterations.at(c.batchSize);
  return expected;
}

std::string nameOf(Status status) {
  return status == Status::ok ? "ok" : status == Status::failed ? "failed" : "timeout";
}

Verdict judge(const Expectation& expected, const BenchmarkOutput& output, const ProcessEnd& end, const Optional<TimedWindow>& arrivals) {
  switch (end.how) {
    case ProcessEnd::How::couldNotStart: return failed("could not be started", end.error);
    case ProcessEnd::How::timedOut: {
      const std::string words = "killed after " + plain(expected.timeoutS) + " s";
      return {Status::timeout, words, words};
    }
    case ProcessEnd::How::outputLimit:
      return failed("too much output", std::to_string(end.output.size()) + " bytes printed" +
                                           (end.exportedBytes > 0 ? ", " + std::to_string(end.exportedBytes) + " in files that it exports" : ""));
    case ProcessEnd::How::interrupted: return failed("interrupted");
    case ProcessEnd::How::signalled: return crashed(expected, output, wordsForSignal(end.signal), end);
    case ProcessEnd::How::exited: break;
  }
  if (end.exitStatus != 0) return crashed(expected, output, wordsForExit(end.exitStatus), end);
  return judgeExitZero(expected, output, end, arrivals);
}

}  // namespace collector
