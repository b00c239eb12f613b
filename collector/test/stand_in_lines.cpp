// A program that speaks the lines protocol, and breaks it, for tests: MODEL BATCH_SIZE ITERATIONS WARM_UP THREADS [RESULTS].
// The environment variable STAND_IN says how; without it, all is well. Times repeat exactly.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

const std::string behaviour = std::getenv("STAND_IN") ? std::getenv("STAND_IN") : "";

bool is(const char* name) { return behaviour == name; }

std::FILE* out = stdout;

void tell(const std::string& object) {
  std::fprintf(out, "@bench %s\n", object.c_str());
  std::fflush(out);
}

std::string number(const char* key, double value) {
  char text[64];
  std::snprintf(text, sizeof text, "\"%s\":%g", key, value);
  return text;
}

std::string event(const char* name, const std::string& fields) { return "{\"event\":\"" + std::string(name) + "\"" + (fields.empty() ? "" : "," + fields) + "}"; }

void setUp(int batchSize, const std::string& threads) {
  const std::string version = is("version-2") ? "\"v\":2" : "\"v\":1";
  const std::string facts = "\"framework\":\"stand-in\",\"version\":\"0.1\",\"precision\":\"fp32\"";
  tell(event("setup", version + "," + number("batch_size", is("batch-1") ? 1 : batchSize) + ",\"threads\":" + (is("other-threads") ? "64" : threads) + "," + facts));
  if (is("two-setups")) tell(event("setup", version + "," + number("batch_size", batchSize)));
}

std::string iterationFields(int i, int batchSize) {
  if (is("null")) return "\"forward_ms\":null";
  if (is("nan")) return "\"forward_ms\":NaN";
  if (is("text")) return "\"forward_ms\":\"1.5\"";
  if (is("negative")) return "\"forward_ms\":-1.5";
  if (is("microseconds")) return "\"forward_ms\":15000";
  const double forwardMs = 0.01 * batchSize * (i == 0 ? 50 : 1 + 0.1 * (i % 3));
  return number("forward_ms", forwardMs) + "," + number("backward_ms", 2 * forwardMs);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 6) {
    std::fputs("stand_in_lines: MODEL BATCH_SIZE ITERATIONS WARM_UP THREADS [RESULTS]\n", stderr);
    return 2;
  }
  const int batchSize = std::atoi(argv[2]);
  const int iterations = std::atoi(argv[3]);
  std::printf("loading %s\n", argv[1]);
  if (is("file")) out = std::fopen(argv[6], "w");
  if (is("python-exception")) {
    std::fputs("Traceback (most recent call last):\n  File \"bench.py\", line 3, in <module>\n    import onnxruntime\nModuleNotFoundError: No module named 'onnxruntime'\n", stderr);
    return 1;
  }
  setUp(batchSize, argv[5]);
  if (is("gives-up")) {
    tell(event("error", "\"reason\":\"out of memory\""));
    return 3;
  }
  if (is("early-iteration")) tell(event("iteration", number("forward_ms", 1)));
  tell(event("begin", "\"warm_up\":" + std::string(argv[4])));
  if (is("begins-twice")) tell(event("begin", ""));
  if (is("crash")) std::abort();
  for (int i = 0; i < (is("one-less") ? iterations - 1 : iterations); ++i) tell(event("iteration", iterationFields(i, batchSize)));
  if (is("cut-off")) {
    std::fputs("@bench {\"event\":\"en", stdout);
    return 0;
  }
  tell(event("end", number("iterations", is("one-less") ? iterations - 1 : iterations)));
  if (is("not-utf-8")) tell(event("layer", "\"name\":\"c\xff\"," + number("forward_ms", 0.5)));
  std::vector<std::string> layers = {"conv1", "pad", "pad"};
  // An engine may compute two layers as one where the batch is small.
  if (is("fuses") && batchSize == 1) layers = {"conv1 + pad"};
  for (const std::string& layer : layers) tell(event("layer", "\"name\":\"" + layer + "\",\"type\":\"Convolution\"," + number("forward_ms", 0.005 * batchSize) + ",\"backward_ms\":0"));
  tell(event("memory", number("bytes", 1024.0 * batchSize)));
  return is("exit-4") ? 4 : 0;
}
