#include "run/posix_process_runner.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <set>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/signals.h"
#include "board/process_table.h"

namespace collector {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int value = -1) : value_(value) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }
  void close() {
    if (value_ >= 0) ::close(value_);
    value_ = -1;
  }

 private:
  int value_;
};

std::vector<char*> pointersTo(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (const std::string& text : texts) pointers.push_back(const_cast<char*>(text.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

/// The child between vfork and exec, in its parent's memory: only system calls, and nothing of the parent's is written but
/// `errno`. Reports a failure through `errors`.
[[noreturn]] void becomeProgram(const char* program, char* const* arguments, char* const* environment, const char* folder,
                                int output, int errors, pid_t parent) {
  setpgid(0, 0);
  resetSignalsInChild();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  // The parent may have died before that call.
  if (getppid() != parent) _exit(127);
  const int input = open("/dev/null", O_RDONLY);
  const bool ready = input >= 0 && dup2(input, 0) >= 0 && dup2(output, 1) >= 0 && dup2(output, 2) >= 0 && (!*folder || chdir(folder) == 0);
  if (ready) execve(program, arguments, environment);
  const int error = errno;
  const ssize_t ignored = write(errors, &error, sizeof error);
  static_cast<void>(ignored);
  _exit(127);
}

/// Takes what can be read now. False at the end of the output.
bool drain(int from, ProcessEnd& end, std::size_t limit, ProcessObserver& observer) {
  char buffer[65536];
  while (end.output.size() < limit) {
    const ssize_t count = read(from, buffer, std::min(sizeof buffer, limit - end.output.size()));
    if (count == 0) return false;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno == EAGAIN;
    end.output.append(buffer, static_cast<std::size_t>(count));
    observer.onOutput(buffer, static_cast<std::size_t>(count));
  }
  return true;
}

std::size_t exportedBytes(const ProcessRequest& request) {
  std::size_t bytes = 0;
  struct stat status;
  for (const std::string& path : request.exported) {
    if (stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)) bytes += static_cast<std::size_t>(status.st_size);
  }
  return bytes;
}

/// Whether what is printed and exported is more than it may be.
bool isTooMuch(const ProcessRequest& request, ProcessEnd& end) {
  end.exportedBytes = exportedBytes(request);
  return end.output.size() + end.exportedBytes >= request.outputLimitBytes;
}

/// True once the child has ended; it stays unreaped, so that its process group's number cannot be given to another.
bool hasEnded(pid_t child) {
  siginfo_t info = {};
  return waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == child;
}

double millisecondsOf(const timeval& time) { return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3; }

void addUsage(const rusage& usage, ProcessEnd& end) {
  end.peakRssBytes = std::max(end.peakRssBytes, static_cast<std::int64_t>(usage.ru_maxrss) * 1024);
  end.userCpuMs += millisecondsOf(usage.ru_utime);
  end.systemCpuMs += millisecondsOf(usage.ru_stime);
  end.voluntarySwitches += usage.ru_nvcsw;
  end.involuntarySwitches += usage.ru_nivcsw;
}

void reap(pid_t child, ProcessEnd& end) {
  int status = 0;
  rusage usage = {};
  while (wait4(child, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  addUsage(usage, end);
  if (end.how != ProcessEnd::How::exited) return;
  if (WIFSIGNALED(status)) {
    end.how = ProcessEnd::How::signalled;
    end.signal = WTERMSIG(status);
  } else {
    end.exitStatus = WEXITSTATUS(status);
  }
}

/// Reaps every orphan that has ended. False once there is none at all: then nothing of the run is left, as each process
/// that is has a living ancestor among our children.
bool reapOrphans(ProcessEnd& end) {
  for (;;) {
    int status = 0;
    rusage usage = {};
    const pid_t orphan = wait4(-1, &status, WNOHANG, &usage);
    if (orphan == 0) return true;
    if (orphan < 0 && errno == EINTR) continue;
    if (orphan < 0) return false;
    addUsage(usage, end);
  }
}

/// Ends what is left of a run whose process group was killed. Costs one system call where nothing is.
void endOrphans(pid_t group, Clock& clock, ProcessEnd& end) {
  const double patienceMs = 3000;
  const double deadlineMs = clock.monotonicMs() + patienceMs;
  const SystemFiles files;
  std::set<int> told;
  while (reapOrphans(end)) {
    const bool late = clock.monotonicMs() >= deadlineMs;
    for (const Process& process : allProcesses(files)) {
      if (process.parent != getpid() || !process.lives()) continue;
      // One of the killed group is only about to die.
      if (process.group != group && told.insert(process.pid).second) end.escaped.push_back(wordsFor(process, files));
      if (late) end.left.push_back(wordsFor(process, files));
      kill(process.pid, SIGKILL);
    }
    if (late) return;
    usleep(1000);
  }
}

}  // namespace

PosixProcessRunner::PosixProcessRunner(Clock& clock) : clock_(clock) { prctl(PR_SET_CHILD_SUBREAPER, 1); }

ProcessEnd PosixProcessRunner::run(const ProcessRequest& request, ProcessObserver& observer) {
  using How = ProcessEnd::How;
  ProcessEnd end;
  const auto couldNotStart = [&](int error) {
    end.error = request.program + ": " + std::strerror(error);
    return end;
  };
  std::vector<std::string> words = request.arguments;
  words.insert(words.begin(), request.program);
  const std::vector<char*> arguments = pointersTo(words);
  const std::vector<char*> environment = pointersTo(request.environment);
  int output[2];
  int errors[2];
  if (pipe2(output, O_CLOEXEC) != 0) return couldNotStart(errno);
  Descriptor outputRead(output[0]), outputWrite(output[1]);
  if (pipe2(errors, O_CLOEXEC) != 0) return couldNotStart(errno);
  Descriptor errorsRead(errors[0]), errorsWrite(errors[1]);
  fcntl(outputRead.get(), F_SETFL, O_NONBLOCK);

  const double startMs = end.startedMs = clock_.monotonicMs();
  const pid_t parent = getpid();
  // A campaign's results stay in memory; fork would copy its page tables before every run.
  const pid_t child = vfork();
  if (child < 0) return couldNotStart(errno);
  if (child == 0) {
    becomeProgram(request.program.c_str(), arguments.data(), environment.data(), request.workingDirectory.c_str(),
                  outputWrite.get(), errorsWrite.get(), parent);
  }
  setpgid(child, child);  // both do it, whoever comes first; afterwards it fails harmlessly
  outputWrite.close();
  errorsWrite.close();
  int error = 0;
  ssize_t got;
  while ((got = read(errorsRead.get(), &error, sizeof error)) < 0 && errno == EINTR) {
  }
  if (got == static_cast<ssize_t>(sizeof error)) {
    reap(child, end);
    return couldNotStart(error);
  }

  observer.onStart(child);
  end.how = How::exited;
  const double deadlineMs = startMs + request.timeoutS * 1e3;
  double nextTickMs = startMs;
  bool outputOpen = true;
  for (;;) {
    if (hasEnded(child)) break;
    const double nowMs = clock_.monotonicMs();
    const bool isTick = nowMs >= nextTickMs;
    if (observer.interrupted()) end.how = How::interrupted;
    else if (nowMs >= deadlineMs) end.how = How::timedOut;
    else if (end.output.size() >= request.outputLimitBytes || (isTick && isTooMuch(request, end))) end.how = How::outputLimit;
    if (end.how != How::exited) break;
    if (isTick) {
      observer.onTick();
      nextTickMs = nowMs + request.tickMs;
    }
    pollfd events[] = {{signalDescriptor(), POLLIN, 0}, {outputOpen ? outputRead.get() : -1, POLLIN, 0}};
    const double waitMs = std::max(1.0, std::min(nextTickMs, deadlineMs) - clock_.monotonicMs());
    poll(events, 2, static_cast<int>(std::min(waitMs, 1000.0)));
    drainSignals();
    if (outputOpen && events[1].revents) outputOpen = drain(outputRead.get(), end, request.outputLimitBytes, observer);
  }
  end.wallMs = std::round((clock_.monotonicMs() - startMs) * 1e3) / 1e3;  // to the microsecond
  kill(-child, SIGKILL);  // also whatever it left behind
  reap(child, end);
  endOrphans(child, clock_, end);
  drain(outputRead.get(), end, request.outputLimitBytes, observer);
  if (end.how == How::exited && isTooMuch(request, end)) end.how = How::outputLimit;
  return end;
}

}  // namespace collector
