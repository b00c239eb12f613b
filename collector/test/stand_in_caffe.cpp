// A program that behaves like `caffe time` and like its failures, for tests. The environment says how:
//   STAND_IN            the behaviour, see below; without it, BVLC Caffe that succeeds
//   STAND_IN_GMACS      speed in 10^9 multiply-accumulates a second; times printed above 1 ms are really slept
//   STAND_IN_JITTER     relative noise of the times, drawn anew in every process; without it, times repeat exactly
#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <unistd.h>

#include "network/layer_work.h"
#include "stand_in_network.h"

namespace {

using namespace collector;

std::string fromEnvironment(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value ? value : otherwise;
}

const std::string behaviour = fromEnvironment("STAND_IN", "bvlc");

bool is(const char* name) { return behaviour == name; }

void log(const char* source, const std::string& message, char severity = 'I') {
  const bool withYear = is("bvlc");
  std::fprintf(stderr, "%c%s1207 02:01:22.100001  7401 %s] %s\n", severity, withYear ? "2026" : "", source, message.c_str());
}

template <class... Values>
std::string format(const char* pattern, Values... values) {
  char text[512];
  std::snprintf(text, sizeof text, pattern, values...);
  return text;
}

[[noreturn]] void fatal(const char* source, const std::string& message) {
  log(source, message, 'F');
  std::fputs("*** Check failure stack trace: ***\n    @     0x7f608361e1ed  google::LogMessage::Fail()\n", stderr);
  std::abort();
}

/// Ends by a signal, also where a sanitizer would make an exit status of it.
[[noreturn]] void endBy(int signal) {
  std::signal(signal, SIG_DFL);
  std::raise(signal);
  std::abort();
}

std::string argument(int argc, char** argv, const std::string& name) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (name == argv[i]) return argv[i + 1];
  }
  return "";
}

std::string shapeText(const Shape& shape) {
  std::string text;
  std::int64_t product = 1;
  for (std::int64_t size : shape) {
    text += std::to_string(size) + " ";
    product *= size;
  }
  return text + "(" + std::to_string(product) + ")";
}

void printSetUp(const std::vector<BuiltLayer>& layers) {
  std::int64_t bytes = 0;
  int number = 0;
  for (const BuiltLayer& layer : layers) {
    const std::string& name = layer.setUp.layer;
    const bool later = is("nvidia-0.16");
    if (later) log("net.cpp:184", "Created Layer " + name + " (" + std::to_string(number) + ")");
    else log("net.cpp:86", "Creating Layer " + name);
    for (const std::string& bottom : layer.setUp.bottoms) log("net.cpp:408", name + " <- " + bottom);
    for (const std::string& top : layer.setUp.tops) log("net.cpp:382", name + " -> " + top + (layer.inPlace ? " (in-place)" : ""));
    log("net.cpp:124", "Setting up " + name);
    for (const Shape& shape : layer.setUp.topShapes) {
      bytes += 4 * shape[0] * elementsPerImage(shape).value_or(0);
      if (later) log("net.cpp:252", "TRAIN Top shape for layer " + std::to_string(number) + " '" + name + "' " + shapeText(shape));
      else log("net.cpp:131", "Top shape: " + shapeText(shape));
    }
    ++number;
    if (!later) log("net.cpp:139", "Memory required for data: " + std::to_string(bytes) + (is("opencl") ? " B" : ""));
  }
  if (is("nvidia-0.16")) log("net.cpp:1", "Top memory (TRAIN) required for data: " + std::to_string(bytes) + " diff: " + std::to_string(bytes));
}

void misbehaveBeforeTheNetwork(int argc) {
  if (is("loader")) {
    std::fputs("caffe: error while loading shared libraries: libopenblas.so.0: cannot open shared object file\n", stderr);
    std::exit(127);
  }
  if (is("nothing")) std::exit(0);
  if (is("usage") || argc < 2) {
    std::fputs("caffe: command line brew\nusage: caffe <command> <args>\n\ncommands:\n  time            benchmark model execution time\n", stderr);
    std::exit(0);
  }
  if (is("unknown-engine")) fatal("layer_factory.cpp:67", "Layer conv1 has unknown engine.");
}

void misbehaveBeforeTheBenchmark() {
  if (is("hang")) for (;;) pause();
  if (is("hang-with-child")) {
    // The grandchild ignores what can be ignored and keeps the output open.
    if (fork() == 0) std::signal(SIGTERM, SIG_IGN);
    for (;;) pause();
  }
  if (is("segfault")) endBy(SIGSEGV);
  if (is("killed")) endBy(SIGKILL);
  if (is("gpu-memory")) fatal("syncedmem.cpp:56", "Check failed: error == cudaSuccess (2 vs. 0)  out of memory");
  if (is("kernel")) fatal("im2col.cu:61", "Check failed: error == cudaSuccess (8 vs. 0)  invalid device function");
  if (is("bad-alloc")) {
    std::fputs("terminate called after throwing an instance of 'std::bad_alloc'\n  what():  std::bad_alloc\n", stderr);
    std::abort();
  }
  if (is("flood")) for (;;) log("flood.cpp:1", std::string(4000, 'x'));
}

struct Timing {
  double forwardMs;
  double backwardMs;
};

std::vector<Timing> timings(const std::vector<BuiltLayer>& layers) {
  const double gmacs = std::atof(fromEnvironment("STAND_IN_GMACS", "1e6").c_str());
  const double jitter = std::atof(fromEnvironment("STAND_IN_JITTER", "0").c_str());
  std::mt19937 random(static_cast<unsigned>(getpid()));
  std::normal_distribution<double> noise(1, jitter > 0 ? jitter : 1);
  std::vector<Timing> all;
  for (const BuiltLayer& layer : layers) {
    const Shape& shape = layer.setUp.topShapes[0];
    const double elements = static_cast<double>(elementsPerImage(shape).value_or(0));
    const double bytesPerMac = 4;
    const double work = (layer.macsPerImage + bytesPerMac * elements) * static_cast<double>(shape[0]) / gmacs / 1e6 + 1e-4;
    const double factor = jitter > 0 ? std::max(0.5, noise(random)) : 1;
    all.push_back({work * factor, work * factor * 1.7});
  }
  return all;
}

void runPasses(int count, const char* words, double ms) {
  for (int i = 1; i <= count; ++i) {
    if (ms > 1) usleep(static_cast<useconds_t>(ms * 1e3));
    log("caffe.cpp:394", format("Iteration: %d %s: %g ms.", i, words, ms));
  }
}

void printTimes(const std::vector<BuiltLayer>& layers, int iterations) {
  const bool forwardOnly = is("fp16");
  const std::vector<Timing> times = timings(layers);
  Timing sum = {0, 0};
  for (const Timing& time : times) {
    sum.forwardMs += time.forwardMs;
    sum.backwardMs += forwardOnly ? 0 : time.backwardMs;
  }
  const double layersMs = sum.forwardMs + sum.backwardMs;
  // The fp16 tool times the layers in passes of their own; its whole passes do not wait for each layer.
  if (forwardOnly) sum.forwardMs *= 0.96;
  const double passMs = sum.forwardMs + sum.backwardMs;
  log("caffe.cpp:365", "*** Benchmark begins ***");
  log("caffe.cpp:366", format("Testing for %d iterations.", is("asked-for-one") ? 1 : iterations));
  if (is("asked-for-one")) iterations = 1;
  if (forwardOnly) runPasses(iterations, "forward time (layer by layer)", layersMs);
  if (!is("no-iterations")) runPasses(iterations, forwardOnly ? "forward time" : "forward-backward time", passMs);
  if (is("half")) std::exit(0);
  log("caffe.cpp:397", "Average time per layer: ");
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const char* name = layers[i].setUp.layer.c_str();
    const double forwardMs = is("absurd") && i == 1 ? 3.7e11 : is("nan") ? -NAN : times[i].forwardMs;
    log("caffe.cpp:400", format("%10s\tforward: %g ms.", name, forwardMs));
    if (!forwardOnly) log("caffe.cpp:403", format("%10s\tbackward: %g ms.", name, is("nan") ? -NAN : times[i].backwardMs));
  }
  log("caffe.cpp:408", format("Average Forward pass: %g ms.", is("nan") ? -NAN : is("absurd-forward") ? 3.7e11 : sum.forwardMs));
  if (!forwardOnly) {
    log("caffe.cpp:410", format("Average Backward pass: %g ms.", sum.backwardMs));
    log("caffe.cpp:412", format("Average Forward-Backward: %g ms.", passMs));
  }
  log("caffe.cpp:414", format("Total Time: %g ms.", (passMs + (forwardOnly ? layersMs : 0)) * iterations));
  log("caffe.cpp:415", "*** Benchmark ends ***");
}

/// Names that no table can hold as they are: bytes that are no text, and one that two layers have.
void giveOddNames(std::vector<BuiltLayer>& layers) {
  layers[1].setUp.layer += '\xff';
  layers[2].setUp.layer = layers[1].setUp.layer;
}

/// TensorRT's programs: `--profile=FILE --times=FILE` as trtexec would write them, or the timing program's lines.
int tensorRt(int argc, char** argv) {
  const char* layers[] = {"conv1 + relu1", "inception_3a/1x1 || inception_3a/3x3_reduce", "quoted \"name\""};
  if (is("tensorrt-time")) {
    for (int i = 0; i < 2; ++i) std::printf("[tensorrt-time] index: %d; name: %s; time: 0.0%d (ms)\n", i, layers[i], i + 1);
    std::printf("[tensorrt-time] Total time: 0.03 (ms)\n");
    return 0;
  }
  std::puts("[12/07/2016-02:01:22] [I] Starting inference");
  std::fflush(stdout);
  usleep(40000);
  std::puts("[12/07/2016-02:01:22] [I] Warmup completed 1 queries over 200 ms");
  std::fflush(stdout);
  for (int i = 1; i < argc; ++i) {
    if (std::strncmp(argv[i], "--profile=", 10) == 0) {
      std::ofstream file(argv[i] + 10);
      file << "[\n  { \"count\" : 2 }\n";
      for (const char* layer : layers) {
        file << ", { \"name\" : \"" << layer << "\", \"timeMs\" : 0.04, \"averageMs\" : 0.02, \"medianMs\" : 0.02, \"percentage\" : 33.3 }\n";
      }
      file << "]\n";
    }
    if (std::strncmp(argv[i], "--times=", 8) == 0) {
      std::ofstream(argv[i] + 8) << "[\n  { \"computeMs\" : 0.06, \"latencyMs\" : 0.07 }\n, { \"computeMs\" : 0.08, \"latencyMs\" : 0.09 }\n]\n";
    }
  }
  std::printf("&&&& PASSED TensorRT.trtexec\n");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (is("tensorrt-time") || is("trtexec")) return tensorRt(argc, argv);
  misbehaveBeforeTheNetwork(argc);
  std::ifstream file(argument(argc, argv, "-model"));
  std::stringstream text;
  text << file.rdbuf();
  Problems problems;
  const auto net = parsePrototxt(text.str(), "model", problems);
  if (!file || !net) fatal("upgrade_proto.cpp:90", "Check failed: ReadProtoFromTextFile(param_file, param) Failed to parse NetParameter file");
  log("caffe.cpp:343", argument(argc, argv, "-gpu").empty() ? "Use CPU." : "Use GPU with device ID " + argument(argc, argv, "-gpu"));
  auto layers = buildNetwork(*net);
  if (!layers) fatal("layer_factory.hpp:81", "Check failed: registry.count(type) == 1 (0 vs. 1) Unknown layer type: X");
  if (is("odd-names")) giveOddNames(*layers);
  printSetUp(*layers);
  log("caffe.cpp:351", "Performing Forward");
  misbehaveBeforeTheBenchmark();
  log("caffe.cpp:356", "Initial loss: 0");
  if (!is("fp16")) log("caffe.cpp:357", "Performing Backward");
  printTimes(*layers, std::atoi(argument(argc, argv, "-iterations").c_str()));
  if (is("crash-at-exit")) endBy(SIGSEGV);
  return is("exit-3") ? 3 : 0;
}
