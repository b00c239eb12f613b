#include "doctor/plan_findings.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

#include "base/durable_file.h"
#include "base/exit_words.h"
#include "network/batch_size.h"
#include "output/failure_cause.h"
#include "output/lines_output.h"
#include "plan/cases.h"
#include "run/program_call.h"
#include "run/verdict.h"

namespace collector {

namespace {

using Severity = Finding::Severity;

Finding problem(const std::string& what, const std::string& remedy) { return {Severity::problem, what, remedy}; }
Finding good(const std::string& what) { return {Severity::good, what, ""}; }

/// Lets a program run without anything to do.
class Unwatched : public ProcessObserver {
 public:
  explicit Unwatched(World& world) : world_(world) {}
  void onStart(int) override {}
  void onOutput(const char*, std::size_t) override {}
  void onTick() override {}
  bool interrupted() override { return world_.endRequested(); }

 private:
  World& world_;
};

/// Runs one iteration of a library's first case: whether a program that speaks the protocol works shows in no other way.
Finding tryOut(const std::string& name, Plan plan, const Library& library, World& world) {
  const std::vector<Case> cases = firstRepetitions(plan);
  const auto first = std::find_if(cases.begin(), cases.end(), [&](const Case& c) { return c.library == library.tag && !skipOf(plan, c); });
  if (first == cases.end()) return good(name + ": has no case");
  const Model& model = *std::find_if(plan.models.begin(), plan.models.end(), [&](const Model& item) { return item.tag == first->model; });
  int& warmUpIterations = plan.warmUpIterations.at(first->batchSize);
  warmUpIterations = std::min(warmUpIterations, 1);
  RunFiles files;
  files.results = "/tmp/collector-doctor-" + std::to_string(getpid()) + ".txt";
  Unwatched unwatched(world);
  const ProcessEnd end = world.runner.run(programCall(plan, library, model, *first, files, 1, world.home), unwatched);
  const BenchmarkOutput output = parseLinesOutput(end.output, TextSource::file(files.results));
  unlink(files.results.c_str());
  const Verdict verdict = judge(expectationOf(plan, library, *first, 1), output, end, nothing);
  if (verdict.status != Status::ok) {
    return problem(name + ": one iteration of " + describePoint(*first) + ": " + verdict.failure, "run it by hand; docs/protocol.md says what it is to print");
  }
  return good(name + ": one iteration of " + describePoint(*first) + " is ok");
}

Finding lookAtProgram(const Plan& plan, const Library& library, World& world) {
  const std::string name = "library " + library.tag + ": " + library.program;
  struct stat status;
  if (stat(library.program.c_str(), &status) != 0) return problem(name + ": " + std::strerror(errno), "correct the path in the plan, or build the program");
  if (!S_ISREG(status.st_mode)) return problem(name + ": not a file", "name the program itself in the plan");
  if (access(library.program.c_str(), X_OK) != 0) return problem(name + ": not executable", "chmod +x " + library.program);

  if (library.kind == ProgramKind::lines) return tryOut(name, plan, library, world);
  // Caffe without arguments prints its usage; what matters is that the loader finds every library it needs.
  ProcessRequest request;
  request.program = library.program;
  for (const auto& variable : programEnvironment(library, world.home)) request.environment.push_back(variable.first + "=" + variable.second);
  request.timeoutS = 20;
  request.outputLimitBytes = 1 << 20;
  if (library.kind == ProgramKind::tensorrt) request.arguments = {"--help"};
  Unwatched unwatched(world);
  const ProcessEnd end = world.runner.run(request, unwatched);
  const auto cause = findFailureCause(end.output);
  if (end.how == ProcessEnd::How::couldNotStart) return problem(name + ": cannot be started: " + end.error, "was it built for this machine?");
  if (cause && cause->cause == "shared library not loaded") {
    return problem(name + ": " + cause->detail, "set LD_LIBRARY_PATH in this library's environment in the plan; nothing is inherited");
  }
  if (end.how == ProcessEnd::How::signalled) return problem(name + ": " + wordsForSignal(end.signal), "run it by hand to see why it crashes");
  return good(name + ": starts");
}

bool mayTimeAnotherPrecision(const Library& library) {
  return library.kind == ProgramKind::caffe && library.description.value("precision", "") == "fp16" &&
         library.program.substr(library.program.rfind('/') + 1) == "caffe";
}

Finding lookAtDefinition(const std::string& name, const Model& model) {
  std::string error;
  Problems problems;
  const auto text = readFile(model.prototxt, error);
  if (!text) return problem(name + error, "correct the path in the plan");
  if (!withBatchSize(*text, 1, model.prototxt, problems)) return problem(name + formatProblem(problems.front()), "correct the definition");
  return good(name + model.prototxt + ": can be read, its batch size can be set");
}

Findings lookAtModel(const Model& model) {
  const std::string name = "model " + model.tag + ": ";
  Findings findings;
  if (!model.prototxt.empty()) findings.push_back(lookAtDefinition(name, model));
  const struct {
    const std::string& path;
    const char* remedy;
  } files[] = {{model.weights, "correct the path in the plan, or leave weights out: times do not depend on them"}, {model.file, "correct the path in the plan"}};
  for (const auto& file : files) {
    if (!file.path.empty() && access(file.path.c_str(), R_OK) != 0) findings.push_back(problem(name + file.path + ": " + std::strerror(errno), file.remedy));
  }
  return findings;
}

}  // namespace

Findings lookAtPlan(const Plan& plan, World& world) {
  Findings findings;
  for (const Library& library : plan.libraries) {
    const Finding finding = lookAtProgram(plan, library, world);
    if (world.endRequested()) return findings;  // the program was ended before it could show anything
    findings.push_back(finding);
    for (const std::string& file : library.files) {
      if (access(file.c_str(), R_OK) != 0) findings.push_back(problem("library " + library.tag + ": " + file + ": " + std::strerror(errno), "correct the path under files in the plan"));
    }
    if (mayTimeAnotherPrecision(library)) {
      findings.push_back({Severity::note, "library " + library.tag + ": fp16, but its program is called caffe: in NVIDIA's experimental/fp16 branch that one computes in fp32, and caffe_fp16 in fp16", ""});
    }
  }
  for (const Model& model : plan.models) {
    for (const Finding& finding : lookAtModel(model)) findings.push_back(finding);
  }
  return findings;
}

}  // namespace collector
