// Reads real output of BVLC Caffe 1.0, which lies beside the project on a developer's machine and in CI.
#include <csignal>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <sstream>

#include "base/durable_file.h"
#include "definitions.h"
#include "network/network_layers.h"
#include "output/caffe_output.h"
#include "run/verdict.h"

#include "test_setting.h"

namespace collector {
namespace {

class CaffeLogsTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string error;
    if (!readFile(folder + "/INDEX.tsv", error)) GTEST_SKIP() << "the folder with real output is not there: " << error;
  }

  std::string read(const std::string& name) {
    std::string error;
    const auto text = readFile(folder + "/" + name + ".log", error);
    EXPECT_TRUE(text) << error;
    return text.value_or("");
  }

  /// As the runner would have seen the end of the process: a status above 128 stands for a signal there.
  Verdict verdictOn(const std::string& name) {
    ProcessEnd end;
    end.output = read(name);
    end.wallMs = 60000;
    const int status = shellStatus(name);
    end.how = status > 128 ? ProcessEnd::How::signalled : ProcessEnd::How::exited;
    end.signal = status - 128;
    end.exitStatus = status;
    return judge({ProgramKind::caffe, 60, iterationsAskedOf(name)}, parseCaffeOutput(end.output), end, nothing);
  }

  /// The index's line of a log: its name, the shell's status, the arguments.
  std::string indexLine(const std::string& name) {
    std::string error;
    std::istringstream index(readFile(folder + "/INDEX.tsv", error).value_or(""));
    for (std::string line; std::getline(index, line);) {
      if (line.find(name + ".log\t") == 0) return line;
    }
    ADD_FAILURE() << name << " is not in the index";
    return "\t0\t";
  }

  int shellStatus(const std::string& name) { return std::stoi(indexLine(name).substr(indexLine(name).find('\t') + 1)); }

  int iterationsAskedOf(const std::string& name) {
    std::smatch found;
    const std::string line = indexLine(name);
    return std::regex_search(line, found, std::regex("-iterations ([0-9]+)")) ? std::stoi(found[1]) : 50;
  }

  std::vector<std::string> okLogs() {
    std::vector<std::string> names;
    std::string error;
    std::istringstream index(readFile(folder + "/INDEX.tsv", error).value_or(""));
    for (std::string line; std::getline(index, line);) {
      if (line.find("ok_") == 0) names.push_back(line.substr(0, line.find(".log")));
    }
    return names;
  }

  const std::string folder = testSetting("COLLECTOR_LOGS");
};

struct Expected {
  const char* log;
  double forwardMs, backwardMs, forwardBackwardMs, totalMs;
  std::int64_t memoryBytes;
  std::size_t layers;
  const char* lastLayer;
  double lastForwardMs;
};

TEST_F(CaffeLogsTest, GoodRunsGiveExactlyTheirNumbers) {
  const Expected all[] = {
      {"ok_alexnet_b2", 142.893, 654.52, 797.5, 1595, 16646488, 24, "prob", 0.051},
      {"ok_alexnet_b4_glog-noyear", 247.901, 709.245, 957, 1914, 33292976, 24, "prob", 0.0775},
      {"ok_googlenet_b2", 289.774, 267.988, 558, 1116, 110306688, 152, "prob", 0.041},
      {"ok_squeezenet1.0_b2", 153.785, 119.638, 273.5, 547, 106120408, 75, "prob", 0.047},
      {"ok_squeezenet1.1_b2", 107.901, 117.927, 226, 452, 64629592, 75, "prob", 0.049},
  };
  for (const Expected& expected : all) {
    SCOPED_TRACE(expected.log);
    const BenchmarkOutput output = parseCaffeOutput(read(expected.log));
    EXPECT_EQ(output.forwardMs.value(), expected.forwardMs);
    EXPECT_EQ(output.backwardMs.value(), expected.backwardMs);
    EXPECT_EQ(output.forwardBackwardMs.value(), expected.forwardBackwardMs);
    EXPECT_EQ(output.totalMs.value(), expected.totalMs);
    EXPECT_EQ(output.memoryBytes.value(), expected.memoryBytes);
    ASSERT_EQ(output.layers.size(), expected.layers);
    EXPECT_EQ(output.setUp.size(), expected.layers);
    EXPECT_EQ(output.layers.back().layer, expected.lastLayer);
    EXPECT_EQ(output.layers.back().forwardMs.value(), expected.lastForwardMs);
    EXPECT_EQ(output.iterations.count(), 2u);
    EXPECT_TRUE(output.warmUpIterations);
    EXPECT_EQ(output.complaintsInAll, 0u);
    EXPECT_EQ(verdictOn(expected.log).status, Status::ok) << verdictOn(expected.log).failure;
    for (const LayerTime& layer : output.layers) {
      EXPECT_TRUE(layer.forwardMs) << layer.layer;
      EXPECT_TRUE(layer.backwardMs) << layer.layer;
    }
  }
}

/// Every time of every layer against what a regular expression finds in the same text.
TEST_F(CaffeLogsTest, EveryLayerHasExactlyItsNumbers) {
  const std::vector<std::string> logs = okLogs();
  EXPECT_EQ(logs.size(), 5u);
  for (const std::string& log : logs) {
    SCOPED_TRACE(log);
    const std::string text = read(log);
    const std::regex timeLine("\\] +([^ \\t]+)\\t(forward|backward): ([^ ]+) ms\\.\\n");
    std::vector<std::string> names;
    std::map<std::string, double> forwardMs, backwardMs;
    for (std::sregex_iterator found(text.begin(), text.end(), timeLine), none; found != none; ++found) {
      const std::string name = (*found)[1];
      if ((*found)[2] == "forward") names.push_back(name);
      ((*found)[2] == "forward" ? forwardMs : backwardMs)[name] = std::stod((*found)[3]);
    }
    const BenchmarkOutput output = parseCaffeOutput(text);
    ASSERT_EQ(output.layers.size(), names.size());
    ASSERT_GT(names.size(), 20u);
    EXPECT_EQ(forwardMs.size(), names.size());
    EXPECT_EQ(backwardMs.size(), names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      EXPECT_EQ(output.layers[i].layer, names[i]);
      EXPECT_EQ(output.layers[i].forwardMs.value(), forwardMs.at(names[i])) << names[i];
      EXPECT_EQ(output.layers[i].backwardMs.value(), backwardMs.at(names[i])) << names[i];
    }
    std::vector<double> iterationMs;
    const std::regex iterationLine("Iteration: [0-9]+ forward-backward time: ([^ ]+) ms\\.\\n");
    for (std::sregex_iterator found(text.begin(), text.end(), iterationLine), none; found != none; ++found) iterationMs.push_back(std::stod((*found)[1]));
    EXPECT_EQ(output.iterations.forwardBackwardMs, iterationMs);
  }
}

TEST_F(CaffeLogsTest, EachFailureIsClassified) {
  const struct {
    const char* log;
    const char* reason;
    const char* failureEndsWith;
  } all[] = {
      {"odd_iterations0", "not a time", "more"},
      {"fail_missing_prototxt", "file not found", "nope.prototxt); exit 134 (SIGABRT)"},
      {"fail_syntax", "prototxt not understood", "exit 134 (SIGABRT)"},
      {"fail_unknown_layer", "unknown layer type", "exit 134 (SIGABRT)"},
      {"fail_oom_alexnet_b512_vmem1g", "out of host memory", "size 594739200 failed); exit 134 (SIGABRT)"},
      {"fail_lowvmem_alexnet_b2_vmem40000", "shared library not loaded", "exit 127"},
      {"fail_gpu0_cpuonly", "build without GPU support", "exit 134 (SIGABRT)"},
      {"fail_noargs", "usage printed instead of a benchmark", "usage: caffe <command> <args>"},
      {"fail_unknown_flag", "argument not understood", "exit 1"},
      {"sig_KILL_alexnet_b4_midbench", "exit 137 (SIGKILL)", "perhaps the kernel ran out of memory"},
      {"sig_INT_before_bench", "exit 130 (SIGINT)", "exit 130 (SIGINT)"},
      {"sig_TERM_alexnet_b4_midbench", "exit 143 (SIGTERM)", "exit 143 (SIGTERM)"},
  };
  for (const auto& expected : all) {
    SCOPED_TRACE(expected.log);
    const Verdict verdict = verdictOn(expected.log);
    EXPECT_EQ(verdict.status, Status::failed);
    EXPECT_EQ(verdict.reason, expected.reason);
    const std::string ending = expected.failureEndsWith;
    ASSERT_GE(verdict.failure.size(), ending.size()) << verdict.failure;
    EXPECT_EQ(verdict.failure.substr(verdict.failure.size() - ending.size()), ending);
  }
}

/// Multiply-accumulates and parameters as stated for the original campaign's networks, from shapes that Caffe printed.
TEST_F(CaffeLogsTest, PrintedShapesGiveTheNetworksWork) {
  const struct {
    const char* log;
    std::string definition;
    std::int64_t parameters, macs;
  } all[] = {{"ok_alexnet_b2", alexNet(), 60965224, 724406816},
             {"ok_googlenet_b2", googleNet(), 6998552, 1582671872},
             {"ok_squeezenet1.0_b2", squeezeNet10(), 1248424, 861339936},
             {"ok_squeezenet1.1_b2", squeezeNet11(), 1235496, 387747520}};
  for (const auto& expected : all) {
    SCOPED_TRACE(expected.log);
    Problems problems;
    const BenchmarkOutput output = parseCaffeOutput(read(expected.log));
    const auto layers = networkLayers(output.setUp, parsePrototxt(expected.definition, "", problems).value(), 2).layers;
    EXPECT_EQ(layers.size(), output.layers.size());
    std::int64_t parameters = 0, macs = 0;
    for (const NetworkLayer& layer : layers) {
      parameters += layer.parameters.value();
      macs += layer.macsPerImage.value();
    }
    EXPECT_EQ(parameters, expected.parameters);
    EXPECT_EQ(macs, expected.macs);
  }
}

}  // namespace
}  // namespace collector
