#include "campaign_folder.h"

#include <csignal>
#include <fcntl.h>
#include <sstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "definitions.h"
#include "test_setting.h"

namespace collector {

namespace {

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> all;
  for (std::string word; stream >> word;) all.push_back(word);
  return all;
}

/// The cells of a line; quotes around a cell are taken off, none stands within one in these tests.
std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> all;
  std::string cell;
  bool quoted = false;
  for (char c : line) {
    if (c == '"') quoted = !quoted;
    else if (c == ',' && !quoted) {
      all.push_back(cell);
      cell.clear();
    } else {
      cell += c;
    }
  }
  all.push_back(cell);
  return all;
}

}  // namespace

CampaignFolder::CampaignFolder() {
  // Tests run at once, and beside whoever really measures.
  environment["COLLECTOR_BOARD_LOCK"] = folder / "board.lock";
  folder.write("tiny.prototxt", tinyNet());
  plan = {{"dataset", {{"name", "e2e"}, {"title", "End to end"}}},
          {"libraries", nlohmann::json::array()},
          {"models", {{{"tag", "tiny"}, {"label", "Tiny"}, {"prototxt", "tiny.prototxt"}}}},
          {"batch_sizes", {2}},
          {"repetitions", 1},
          {"iterations", 2},
          {"seed", 1},
          {"timeout_s", 60},
          {"sample_interval_ms", 10}};
}

nlohmann::json& CampaignFolder::addLibrary(const std::string& tag, const std::string& behaviour, const std::string& device) {
  const bool tensorRt = behaviour == "trtexec" || behaviour == "tensorrt-time";
  plan["libraries"].push_back({{"tag", tag},
                               {"label", tag},
                               {"precision", "fp32"},
                               {"device", device},
                               {"kind", tensorRt ? "tensorrt" : "caffe"},
                               {"program", testSetting("COLLECTOR_STAND_IN")},
                               {"environment", {{"STAND_IN", behaviour}}}});
  if (tensorRt) plan["libraries"].back()["arguments"] = {"--batch={batch_size}", "--model={prototxt}", "--profile={profile}", "--times={times}"};
  return plan["libraries"].back();
}

nlohmann::json& CampaignFolder::addLines(const std::string& tag, const std::string& behaviour) {
  plan["libraries"].push_back({{"tag", tag},
                               {"label", tag},
                               {"precision", "fp32"},
                               {"device", "cpu"},
                               {"kind", "lines"},
                               {"program", testSetting("COLLECTOR_LINES_STAND_IN")},
                               {"threads", 2},
                               {"arguments", {"{model_tag}", "{batch_size}", "{iterations}", "{warm_up_iterations}", "{threads}", "{results}"}},
                               {"environment", {{"STAND_IN", behaviour}}}});
  return plan["libraries"].back();
}

int CampaignFolder::start(const std::vector<std::string>& arguments) {
  std::vector<std::string> all = words(testSetting("COLLECTOR_COMMAND"));
  all.insert(all.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (const std::string& argument : all) pointers.push_back(const_cast<char*>(argument.c_str()));
  pointers.push_back(nullptr);
  const std::string out = folder / "stdout";
  const std::string err = folder / "stderr";
  const int pid = fork();
  if (pid != 0) return pid;
  dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), 1);
  dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), 2);
  // A test that runs in the background of a shell has inherited signals that are ignored.
  for (int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) std::signal(signal, signal == ignoredSignal ? SIG_IGN : SIG_DFL);
  for (const auto& variable : environment) setenv(variable.first.c_str(), variable.second.c_str(), 1);
  if (fileSizeLimit > 0) {
    const rlimit limit = {fileSizeLimit, RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  execv(pointers[0], pointers.data());
  _exit(126);
}

CollectorEnd CampaignFolder::wait(int pid) {
  int status = 0;
  waitpid(pid, &status, 0);
  CollectorEnd end;
  end.exitStatus = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  end.out = folder.read("stdout");
  end.err = folder.read("stderr");
  return end;
}

std::vector<std::string> CampaignFolder::runArguments(const std::vector<std::string>& more) {
  folder.write("plan.json", plan.dump(1));
  std::vector<std::string> arguments = {"run", "--plan", folder / "plan.json", "--out", folder / "out"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

CollectorEnd CampaignFolder::collect(const std::vector<std::string>& arguments) {
  folder.write("plan.json", plan.dump(1));
  return wait(start(arguments));
}

CollectorEnd CampaignFolder::run(const std::vector<std::string>& more) { return wait(start(runArguments(more))); }

CollectorEnd CampaignFolder::runAndDo(const std::function<bool(int pid)>& done, const std::vector<std::string>& more) {
  const int pid = start(runArguments(more));
  const auto ended = [&] {
    siginfo_t info = {};
    waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOHANG | WNOWAIT);
    return info.si_pid == pid;
  };
  while (!done(pid) && !ended()) usleep(5000);
  return wait(pid);
}

CollectorEnd CampaignFolder::runAndSignal(int signal, const std::function<bool()>& when, const std::vector<std::string>& more) {
  return runAndDo([&](int pid) { return when() && kill(pid, signal) == 0; }, more);
}

CollectorEnd CampaignFolder::runAndSignalAfter(int signal, unsigned microseconds, const std::vector<std::string>& more) {
  const int pid = start(runArguments(more));
  usleep(microseconds);
  kill(pid, signal);
  return wait(pid);
}

std::vector<std::string> CampaignFolder::column(const std::string& name) const {
  std::istringstream lines(runsCsv());
  std::string line;
  std::getline(lines, line);
  const std::vector<std::string> header = cells(line);
  std::size_t index = 0;
  while (index < header.size() && header[index] != name) ++index;
  std::vector<std::string> column;
  while (std::getline(lines, line)) column.push_back(cells(line).at(index));
  return column;
}

std::string CampaignFolder::comparableRuns() const {
  std::string text;
  for (const char* name : {"model", "library", "batch_size", "repetition", "status", "failure", "forward_ms", "backward_ms", "forward_backward_ms",
                           "memory_bytes", "exit_status", "iterations", "warm_up_iterations", "iterations_left_out", "run_order", "log"}) {
    text += name;
    for (const std::string& cell : column(name)) text += "," + cell;
    text += "\n";
  }
  return text;
}

}  // namespace collector
