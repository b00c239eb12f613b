#include <cstdio>
#include <cstdlib>
#include <unistd.h>

#include "base/durable_file.h"
#include "base/exit_status.h"
#include "base/signals.h"
#include "campaign/campaign.h"
#include "campaign/export.h"
#include "campaign/journal_checks.h"
#include "campaign/plan_listing.h"
#include "command_line.h"
#include "doctor/board_findings.h"
#include "doctor/plan_findings.h"
#include "embedded_files.h"
#include "journal/journal.h"
#include "plan/find_programs.h"
#include "plan/plan_reader.h"
#include "run/posix_process_runner.h"

namespace {

using namespace collector;

/// Reads a plan; prints every problem it has.
Optional<Plan> loadPlan(const std::string& path, Reporter& reporter) {
  std::string error;
  const auto text = readFile(path, error);
  if (!text) {
    reporter.warning(error);
    return nothing;
  }
  Problems problems;
  auto plan = readPlan(*text, absolutePath(folderOf(path)), problems);
  if (plan) findPrograms(*plan);
  for (const Problem& problem : problems) {
    const bool isJsonPath = problem.where[0] == '/';  // otherwise line and column
    std::fprintf(stderr, "%s:%s%s\n", path.c_str(), isJsonPath ? " " : "", formatProblem(problem).c_str());
  }
  return plan;
}

int doctor(const CommandLine& line, const Plan& plan, World& world) {
  Findings findings = lookAtPlan(plan, world);
  for (const Finding& finding : lookAtBoard(world.files, world.sensors)) findings.push_back(finding);
  findings.push_back(lookAtDisk(line.outputFolder.empty() ? "." : line.outputFolder, orderedCases(plan, 0).size()));
  int problems = 0;
  for (const Finding& finding : findings) {
    const bool isProblem = finding.severity == Finding::Severity::problem;
    const char* mark = isProblem ? "PROBLEM" : finding.severity == Finding::Severity::note ? "note   " : "good   ";
    std::printf("%s  %s\n", mark, finding.what.c_str());
    if (isProblem) std::printf("         remedy: %s\n", finding.remedy.c_str());
    problems += isProblem;
  }
  if (const int signal = endRequested()) return exitSignalBase + signal;
  std::printf("%d to put right\n", problems);
  return problems == 0 ? exitAllOk : exitNotReady;
}

int listPlan(const CommandLine& line, const Plan& plan, Reporter& reporter) {
  JournalContent journal;
  std::string error;
  if (!line.outputFolder.empty()) {
    const std::string path = journalPath(line.outputFolder);
    const auto text = readFile(path, error);
    if (!text) {
      reporter.warning(error);
      return exitBadInput;
    }
    journal = readJournal(*text);
    PutRight putRight;
    if (!checkJournal(journal, path, reporter) || !checkPlan(journal, plan, path, putRight, reporter)) return exitBadInput;
    takePutRight(putRight, plan.source, journal);
    leaveOutStrayRuns(journal, plan, path, reporter);
  }
  reporter.text(planListing(plan, journal));
  return exitAllOk;
}

/// Writes what a newcomer begins with; nothing that is there already is replaced.
int writeNewcomersFiles(const std::string& folder, Reporter& reporter) {
  std::string error;
  for (const EmbeddedFile& file : newcomersFiles()) {
    const std::string path = folder + "/" + file.name;
    if (access(path.c_str(), F_OK) == 0) error = path + ": is there already; expected another folder";
    if (!error.empty()) break;
  }
  if (error.empty()) makeFolders(folder, error);
  for (const EmbeddedFile& file : newcomersFiles()) {
    if (error.empty()) replaceFile(folder + "/" + file.name, file.content, error);
  }
  if (!error.empty()) {
    reporter.warning(error);
    return exitCouldNotStart;
  }
  const std::string plan = folder + "/plan.json";
  reporter.text("written: " + plan + ", and what it measures. Next:\n  collector doctor --plan " + plan + "\n  collector run --plan " + plan + " --out " +
                folder + "/out\n  cp -r " + folder + "/out/dataset/my-machine <project>/data/\n");
  return exitAllOk;
}

}  // namespace

int main(int argc, char** argv) {
  int exitStatus = exitAllOk;
  const auto line = parseCommandLine(argc, argv, exitStatus);
  if (!line) return exitStatus;

  installSignals();
  Reporter reporter(stdout, stderr, verbosityFor(stdout, line->quiet));
  if (line->command == "export") return exportCampaign(line->outputFolder, line->exportFolder, reporter);
  if (line->printExample || line->printSchema) {
    reporter.text(line->printExample ? examplePlan : planSchema);
    return exitAllOk;
  }
  if (!line->initFolder.empty()) return writeNewcomersFiles(line->initFolder, reporter);
  auto plan = loadPlan(line->planPath, reporter);
  if (!plan) return exitBadInput;
  if (line->command == "plan") return listPlan(*line, *plan, reporter);

  SystemClock clock;
  PosixProcessRunner runner(clock);
  const SystemFiles files(line->systemRoot);
  const Sensors sensors = probeSensors(files);
  const char* home = std::getenv("HOME");
  World world = {runner, clock, files, sensors, home ? home : "", [] { return endRequested() != 0; }};
  if (line->command == "doctor") return doctor(*line, *plan, world);
  return runCampaign(*plan, {absolutePath(line->outputFolder), line->resume, line->retryFailed, line->maxClocks, line->acceptChanges, line->keepGoing, line->waitForRoom, line->wait, line->boardLock}, world, reporter);
}
