#include "output/failure_cause.h"

#include "base/text_lines.h"
#include "output/glog_line.h"

namespace collector {

namespace {

const std::size_t longestDetail = 200;

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

/// Rules in the order of their precision; the first that a line satisfies names the cause.
struct Rule {
  const char* part;
  const char* andPart;
  const char* cause;
};

const Rule fatalRules[] = {
    {"out of memory", "", "out of GPU memory"},
    {"CUBLAS_STATUS_ALLOC_FAILED", "", "out of GPU memory"},
    {"CUDNN_STATUS_ALLOC_FAILED", "", "out of GPU memory"},
    {"CL_MEM_OBJECT_ALLOCATION_FAILURE", "", "out of GPU memory"},
    {"host allocation of size", "failed", "out of host memory"},
    {"invalid device function", "", "no kernel for this GPU in the build"},
    {"no kernel image is available", "", "no kernel for this GPU in the build"},
    {"unknown engine", "", "engine not in the build"},
    {"Unknown layer type", "", "unknown layer type"},
    {"Failed to parse NetParameter", "", "prototxt not understood"},
    {"File not found", "", "file not found"},
    {"Cannot use GPU in CPU-only Caffe", "", "build without GPU support"},
    {"no CUDA-capable device", "", "no GPU"},
    {"CUDA driver version is insufficient", "", "GPU driver too old"},
    {"cudaSuccess", "", "CUDA error"},
    {"CUDNN_STATUS_SUCCESS", "", "cuDNN error"},
    {"CUBLAS_STATUS_SUCCESS", "", "cuBLAS error"},
};

const Rule plainRules[] = {
    {"error while loading shared libraries", "", "shared library not loaded"},
    {"std::bad_alloc", "", "out of host memory"},
    {"unknown command line flag", "", "argument not understood"},
    {"usage: caffe <command>", "", "usage printed instead of a benchmark"},
    {"terminate called", "", "C++ exception"},
    {"&&&& FAILED", "", "program reported failure"},
    {"Out of memory", "", "out of GPU memory"},
};

template <std::size_t count>
const char* causeIn(const Rule (&rules)[count], const std::string& line) {
  for (const Rule& rule : rules) {
    if (contains(line, rule.part) && contains(line, rule.andPart)) return rule.cause;
  }
  return nullptr;
}

}  // namespace

Optional<FailureCause> findFailureCause(const std::string& output) {
  Optional<FailureCause> fromPlainText;
  Optional<FailureCause> fatal;
  eachLine(output, [&](const std::string& line) {
    if (fatal) return;
    const Optional<GlogLine> glog = parseGlogLine(line);
    if (glog && glog->severity == 'F') {
      const char* cause = causeIn(fatalRules, glog->message);
      fatal = FailureCause{cause ? cause : "fatal error", shortened(trimmed(glog->message), longestDetail)};
    } else if (!glog && !fromPlainText) {
      if (const char* cause = causeIn(plainRules, line)) fromPlainText = FailureCause{cause, shortened(trimmed(line), longestDetail)};
    }
  });
  return fatal ? fatal : fromPlainText;
}

}  // namespace collector
