#include "run/verdict.h"

#include <cmath>
#include <cstdio>

#include "base/exit_words.h"
#include "output/failure_cause.h"

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
Verdict crashed(const std::string& ending, const ProcessEnd& end) {
  if (const auto cause = findFailureCause(end.output)) {
    return {Status::failed, cause->cause, cause->cause + " (" + cause->detail + "); " + ending};
  }
  if (end.how == ProcessEnd::How::signalled && end.signal == 9) {
    return {Status::failed, ending, ending + "; perhaps the kernel ran out of memory"};
  }
  return failed(ending);
}

/// No mean of n iterations can be longer than the whole process lived divided by n; clocks may differ by some percent.
Optional<std::string> absurdTime(const BenchmarkOutput& output, double wallMs) {
  const double slackMs = 10;
  const double iterations = output.iterationMs.empty() ? 1 : static_cast<double>(output.iterationMs.size());
  const double most = (wallMs * 1.05 + slackMs) / iterations;
  const auto tooLong = [&](const Optional<double>& ms) { return ms && *ms > most; };
  const auto words = [&](const std::string& what, double ms) {
    return what + " " + plain(ms) + " ms × " + plain(iterations) + " iterations in a process of " + plain(std::round(wallMs)) + " ms";
  };
  if (tooLong(output.forwardMs)) return words("forward", *output.forwardMs);
  if (tooLong(output.backwardMs)) return words("backward", *output.backwardMs);
  if (tooLong(output.forwardBackwardMs)) return words("forward-backward", *output.forwardBackwardMs);
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
  const std::size_t ran = output.iterationMs.size();
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

Verdict judgeExitZero(const Expectation& expected, const BenchmarkOutput& output, const ProcessEnd& end) {
  if (end.output.empty()) return failed("printed nothing");
  if (const auto cause = findFailureCause(end.output)) return failed(cause->cause, cause->detail);
  if (!output.complaints.empty()) {
    const std::string more = output.complaintsInAll > 1 ? " and " + std::to_string(output.complaintsInAll - 1) + " more" : "";
    return failed("not a time", output.complaints[0] + more);
  }
  if (expected.kind == ProgramKind::caffe) {
    if (!output.benchmarkEnded) return failed("no end of the benchmark in the output");
    if (!output.totalMs) return failed("no total time in the output");
  }
  if (!output.forwardMs) return failed("no forward time in the output");
  if (!(*output.forwardMs > 0)) return failed("forward time is 0");
  if (const auto missing = missingIterations(expected, output)) return failed("iterations missing", *missing);
  if (const auto absurd = absurdTime(output, end.wallMs)) return failed("absurd time", *absurd);
  return {Status::ok, "", ""};
}

}  // namespace

std::string nameOf(Status status) {
  return status == Status::ok ? "ok" : status == Status::failed ? "failed" : "timeout";
}

Verdict judge(const Expectation& expected, const BenchmarkOutput& output, const ProcessEnd& end) {
  switch (end.how) {
    case ProcessEnd::How::couldNotStart: return failed("could not be started", end.error);
    case ProcessEnd::How::timedOut: {
      const std::string words = "killed after " + plain(expected.timeoutS) + " s";
      return {Status::timeout, words, words};
    }
    case ProcessEnd::How::outputLimit:
      return failed("too much output", "killed after " + std::to_string(end.output.size()) + " bytes");
    case ProcessEnd::How::interrupted: return failed("interrupted");
    case ProcessEnd::How::signalled: return crashed(wordsForSignal(end.signal), end);
    case ProcessEnd::How::exited: break;
  }
  if (end.exitStatus != 0) return crashed(wordsForExit(end.exitStatus), end);
  return judgeExitZero(expected, output, end);
}

}  // namespace collector
