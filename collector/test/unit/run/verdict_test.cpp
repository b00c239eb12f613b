#include "run/verdict.h"

#include <csignal>
#include <gtest/gtest.h>

#include "base/exit_words.h"
#include "output/caffe_output.h"
#include "output/failure_cause.h"
#include "output/lines_output.h"

namespace collector {
namespace {

const std::string prefix = "I1207 02:01:22.100001  7401 caffe.cpp:347] ";

const std::string soundText = prefix + "Testing for 1 iterations.\n" + prefix + "Iteration: 1 forward-backward time: 30 ms.\n" + prefix +
                              "     conv1\tforward: 10 ms.\n" + prefix + "Average Forward pass: 10.5 ms.\n" + prefix +
                              "Average Backward pass: 20 ms.\n" + prefix + "Average Forward-Backward: 30.5 ms.\n" + prefix + "Total Time: 30.5 ms.\n" +
                              prefix + "*** Benchmark ends ***\n";

ProcessEnd ended(ProcessEnd::How how, const std::string& output) {
  ProcessEnd end;
  end.how = how;
  end.output = output;
  end.wallMs = 100;
  return end;
}

Verdict verdictOn(const ProcessEnd& end) { return judge({ProgramKind::caffe, 60, 1}, parseCaffeOutput(end.output), end, nothing); }
Verdict verdictOnText(const std::string& text) { return verdictOn(ended(ProcessEnd::How::exited, text)); }

std::string without(const std::string& part) {
  std::string text = soundText;
  const std::size_t at = text.find(part);
  text.erase(at, text.find('\n', at) - at);
  return text;
}

std::string replaced(const std::string& part, const std::string& by) {
  std::string text = soundText;
  return text.replace(text.find(part), part.size(), by);
}

TEST(Verdict, IsOkWithAllTheEvidence) {
  const Verdict verdict = verdictOnText(soundText);
  EXPECT_EQ(verdict.status, Status::ok) << verdict.failure;
  EXPECT_EQ(verdict.failure, "");
}

TEST(Verdict, NeedsEachPieceOfEvidence) {
  EXPECT_EQ(verdictOnText(without("*** Benchmark ends")).failure, "no end of the benchmark in the output");
  EXPECT_EQ(verdictOnText(without("Total Time")).failure, "no total time in the output");
  EXPECT_EQ(verdictOnText(without("Average Forward pass")).failure, "no forward time in the output");
  EXPECT_EQ(verdictOnText(without("Iteration: 1")).failure, "iterations missing: 0 of 1 ended");
  EXPECT_EQ(verdictOnText(replaced("Testing for 1", "Testing for 3")).failure, "iterations missing: the program says it was asked for 3, not 1");
  EXPECT_EQ(verdictOnText(replaced("10.5", "0")).failure, "forward time is 0");
  EXPECT_EQ(verdictOnText("").failure, "printed nothing");
}

TEST(Verdict, CountsIterationsAgainstThePlanAndNotAgainstTheProgramsWord) {
  const ProcessEnd end = ended(ProcessEnd::How::exited, soundText);
  EXPECT_EQ(judge({ProgramKind::caffe, 60, 10}, parseCaffeOutput(soundText), end, nothing).failure, "iterations missing: 1 of 10 ended");
  BenchmarkOutput silent = parseCaffeOutput(soundText);
  silent.iterationsAsked = 10;
  silent.iterations = {};
  EXPECT_EQ(judge({ProgramKind::caffe, 60, 10}, silent, end, nothing).failure, "iterations missing: 0 of 10 ended");
}

TEST(Verdict, OfAnFp16RunNeedsBothKindsOfPasses) {
  const auto fp16 = [](int layerPasses, int wholePasses) {
    std::string text = without("Iteration: 1");
    const auto add = [&](int count, const std::string& words) {
      for (int i = 1; i <= count; ++i) text += prefix + "Iteration: " + std::to_string(i) + words + ": 30 ms.\n";
    };
    add(layerPasses, " forward time (layer by layer)");
    add(wholePasses, " forward time");
    return verdictOnText(text).failure;
  };
  EXPECT_EQ(fp16(1, 1), "");
  EXPECT_EQ(fp16(1, 0), "") << "a build that times the layers only";
  EXPECT_EQ(fp16(2, 1), "iterations missing: 2 of 1 layer by layer ended");
  EXPECT_EQ(fp16(1, 2), "iterations missing: 2 of 1 ended");
}

TEST(Verdict, NeedsATimeOfEachLayerThatWasSetUp) {
  const auto verdictWith = [](const std::vector<std::string>& setUp) {
    std::string text;
    for (const std::string& layer : setUp) text += prefix + "Creating Layer " + layer + "\n";
    return verdictOnText(text + soundText).failure;
  };
  EXPECT_EQ(verdictWith({"conv1"}), "");
  EXPECT_EQ(verdictWith({"data", "conv1"}), "layers missing: data, set up and not timed");
  EXPECT_EQ(verdictWith({"a", "b", "conv1", "c", "d", "e"}), "layers missing: a, b, c and 2 more, set up and not timed");
}

TEST(Verdict, FailsACrashAtExitInSpiteOfItsTimes) {
  ProcessEnd end = ended(ProcessEnd::How::signalled, soundText);
  end.signal = SIGSEGV;
  EXPECT_EQ(verdictOn(end).status, Status::failed);
  EXPECT_EQ(verdictOn(end).failure, "exit 139 (SIGSEGV)");
  end.how = ProcessEnd::How::exited;
  end.exitStatus = 3;
  EXPECT_EQ(verdictOn(end).failure, "exit 3");
}

TEST(Verdict, RefusesTimesThatAreNone) {
  EXPECT_EQ(verdictOnText(replaced("conv1\tforward: 10 ms", "conv1\tforward: -nan ms")).failure, "not a time: conv1 forward: -nan ms");
}

TEST(Verdict, RefusesTimesLongerThanTheProcess) {
  EXPECT_EQ(verdictOnText(replaced("conv1\tforward: 10 ms", "conv1\tforward: 3.7e+11 ms")).failure,
            "absurd time: conv1 forward 3.7e+11 ms × 1 iterations in a process of 100 ms");
  EXPECT_EQ(verdictOnText(replaced("10.5", "116")).reason, "absurd time");
  EXPECT_EQ(verdictOnText(replaced("10.5", "104")).status, Status::ok);
}

TEST(Verdict, TellsHowARunWasEnded) {
  EXPECT_EQ(verdictOn(ended(ProcessEnd::How::timedOut, soundText)).status, Status::timeout);
  EXPECT_EQ(verdictOn(ended(ProcessEnd::How::timedOut, "")).failure, "killed after 60 s");
  EXPECT_EQ(verdictOn(ended(ProcessEnd::How::outputLimit, "xxxx")).failure, "too much output: 4 bytes printed");
  ProcessEnd end;
  end.error = "/opt/caffe: No such file or directory";
  EXPECT_EQ(verdictOn(end).failure, "could not be started: /opt/caffe: No such file or directory");
}

TEST(Verdict, PutsTheCauseBeforeTheExit) {
  ProcessEnd end = ended(ProcessEnd::How::signalled,
                         "F1207 02:01:22.1 7401 syncedmem.cpp:56] Check failed: error == cudaSuccess (2 vs. 0)  out of memory\n*** Check failure stack trace: ***\n");
  end.signal = SIGABRT;
  EXPECT_EQ(verdictOn(end).reason, "out of GPU memory");
  EXPECT_EQ(verdictOn(end).failure, "out of GPU memory (Check failed: error == cudaSuccess (2 vs. 0)  out of memory); exit 134 (SIGABRT)");
}

TEST(Verdict, OfATensorRtRunNeedsNoEndOfBenchmark) {
  BenchmarkOutput output;
  output.forwardMs = 20.5;
  const ProcessEnd end = ended(ProcessEnd::How::exited, "x");
  EXPECT_EQ(judge({ProgramKind::tensorrt, 60, 10}, output, end, nothing).status, Status::ok) << "TensorRT 1.0's program does not count";
  output.iterations.forwardMs = {1, 1, 1};
  EXPECT_EQ(judge({ProgramKind::tensorrt, 60, 2}, output, end, nothing).status, Status::ok) << "trtexec runs at least as many as it is told";
  EXPECT_EQ(judge({ProgramKind::tensorrt, 60, 10}, output, end, nothing).failure, "iterations missing: 3 of 10 ended");
  output.forwardMs = nothing;
  EXPECT_EQ(judge({ProgramKind::tensorrt, 60, 0}, output, end, nothing).failure, "no forward time in the output");
}

TEST(FailureCause, IsFoundInTheProgramsOwnWords) {
  const struct {
    const char* line;
    const char* cause;
  } examples[] = {
      {"F1207 02:01:22.1 7401 syncedmem.hpp:33] Check failed: *ptr host allocation of size 594739200 failed", "out of host memory"},
      {"terminate called after throwing an instance of 'std::runtime_error'", "C++ exception"},
      {"  what():  std::bad_alloc", "out of host memory"},
      {"F1207 02:01:22.1 7401 im2col.cu:61] Check failed: error == cudaSuccess (8 vs. 0)  invalid device function", "no kernel for this GPU in the build"},
      {"F1207 02:01:22.1 7401 layer_factory.cpp:67] Layer conv1 has unknown engine.", "engine not in the build"},
      {"caffe: error while loading shared libraries: libopenblas.so.0: failed to map", "shared library not loaded"},
      {"ERROR: unknown command line flag 'iteration'", "argument not understood"},
      {"usage: caffe <command> <args>", "usage printed instead of a benchmark"},
      {"F1207 02:01:22.1 7401 blob.cpp:1] something else", "fatal error"},
  };
  for (const auto& example : examples) {
    const auto cause = findFailureCause(example.line);
    ASSERT_TRUE(cause) << example.line;
    EXPECT_EQ(cause->cause, example.cause) << example.line;
  }
  EXPECT_FALSE(findFailureCause(soundText));
}

TEST(FailureCause, PrefersTheAllocationOverTheExceptionAroundIt) {
  EXPECT_EQ(findFailureCause("terminate called after throwing an instance of 'std::bad_alloc'\n  what():  std::bad_alloc\n")->cause, "out of host memory");
}

TEST(FailureCause, KeepsTheDetailShortAndWhole) {
  std::string line = "F1207 02:01:22.1 7401 a.cpp:1] ";
  for (int i = 0; i < 300; ++i) line += "é";
  const std::string detail = findFailureCause(line)->detail;
  EXPECT_LT(detail.size(), 210u);
  EXPECT_EQ(detail.substr(detail.size() - 5), "é…");
}

TEST(ExitWords, NameTheSignal) {
  EXPECT_EQ(wordsForSignal(SIGKILL), "exit 137 (SIGKILL)");
  EXPECT_EQ(wordsForExit(134), "exit 134 (SIGABRT)");
  EXPECT_EQ(wordsForExit(255), "exit 255");
  EXPECT_EQ(signalName(63), "signal 63");
}

TEST(Verdict, FailsIterationsThatRanAtTheSameTime) {
  BenchmarkOutput output;
  output.forwardMs = 4;
  output.iterations.forwardMs = {4, 4};
  output.overlap = "up to 2 at once, as with several streams";
  EXPECT_EQ(judge({ProgramKind::tensorrt, 60, 2}, output, ended(ProcessEnd::How::exited, "x"), nothing).failure,
            "iterations overlap: up to 2 at once, as with several streams; the time of one is not that from one batch to the next");
}

TEST(Verdict, RefusesWhatIsLongerThanAnHourHoweverLongTheProcessLived) {
  ProcessEnd end = ended(ProcessEnd::How::exited, replaced("10.5", "4000000"));
  end.wallMs = 9000000;
  EXPECT_EQ(verdictOn(end).reason, "absurd time");
}

TEST(Verdict, OfAProgramThatSpeaksLinesIsItsExceptionOrItsLastLine) {
  const auto failureOf = [](const std::string& text) {
    ProcessEnd end = ended(ProcessEnd::How::exited, text);
    end.exitStatus = 1;
    return judge({ProgramKind::lines, 60, 2}, parseLinesOutput(text, ""), end, nothing).failure;
  };
  EXPECT_EQ(failureOf("Traceback (most recent call last):\n  File \"b.py\", line 3\nValueError: bad batch\n"), "ValueError: bad batch; exit 1");
  EXPECT_EQ(failureOf("cannot open x.onnx\n"), "exit 1: cannot open x.onnx");
  EXPECT_EQ(failureOf("@bench {\"event\":\"error\",\"reason\":\"no GPU\"}\nbye\n"), "no GPU; exit 1");
}

TEST(Verdict, OfAProgramThatSpeaksLinesDoesNotComeFromItsLog) {
  const std::string text = "terminate called, or so it logs\n@bench {\"event\":\"setup\",\"v\":1,\"batch_size\":1}\n@bench {\"event\":\"begin\"}\n"
                           "@bench {\"event\":\"iteration\",\"forward_ms\":1}\n@bench {\"event\":\"end\",\"iterations\":1}\n";
  Expectation expected{ProgramKind::lines, 60, 1};
  expected.batchSize = 1;
  EXPECT_EQ(judge(expected, parseLinesOutput(text, ""), ended(ProcessEnd::How::exited, text), TimedWindow{0, 10}).failure, "");
}

}  // namespace
}  // namespace collector
