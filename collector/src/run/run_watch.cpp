#include "run/run_watch.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

#include "base/invoker.h"

namespace collector {

RunWatch::RunWatch(ProgramKind kind, const Sensors& sensors, const SystemFiles& files, Clock& clock, const std::string& logPath,
                   std::function<void(int)> onStart, std::function<Optional<bool>(int)> onAlive, std::function<bool()> interrupted)
    : sensors_(sensors),
      files_(files),
      clock_(clock),
      logPath_(logPath),
      log_(open(logPath.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)),
      timedPart_(kind),
      onStart_(std::move(onStart)),
      onAlive_(std::move(onAlive)),
      interrupted_(std::move(interrupted)) {
  if (log_ < 0) logError_ = logPath_ + ": " + std::strerror(errno);
  else giveToInvoker(log_);
}

RunWatch::~RunWatch() {
  if (log_ >= 0) close(log_);
}

void RunWatch::takeLines(const char* bytes, std::size_t count) {
  const std::size_t longestLine = 4096;
  unfinishedLine_.append(bytes, count);
  std::size_t start = 0;
  for (std::size_t end; (end = unfinishedLine_.find('\n', start)) != std::string::npos; start = end + 1) {
    const bool timed = timedPart_.isOpen();
    timedPart_.take(unfinishedLine_.substr(start, end - start), clock_.monotonicMs());
    if (timedPart_.isOpen() != timed) lookAtProcess();
  }
  unfinishedLine_.erase(0, start);
  if (unfinishedLine_.size() > longestLine) unfinishedLine_.clear();
}

void RunWatch::lookAtProcess() {
  const Optional<bool> found = onAlive_ ? onAlive_(pid_) : Optional<bool>();
  if (found) seen_ = seen_.value_or(false) || (printed_ && *found);
}

void RunWatch::onStart(int pid) {
  pid_ = pid;
  onStart_(pid);
  lookAtProcess();
}

void RunWatch::onTick() {
  sample();
  if (!timedPart_.isOpen()) lookAtProcess();
}

void RunWatch::onOutput(const char* bytes, std::size_t count) {
  const bool isFirst = !printed_;
  printed_ = true;
  if (isFirst) lookAtProcess();
  takeLines(bytes, count);
  while (log_ >= 0 && logError_.empty() && count > 0) {
    const ssize_t written = write(log_, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      logError_ = logPath_ + ": " + std::strerror(errno);
      return;
    }
    bytes += written;
    count -= static_cast<std::size_t>(written);
  }
}

void RunWatch::syncLog() {
  if (log_ < 0) return;
  if (fdatasync(log_) != 0 && logError_.empty()) logError_ = logPath_ + ": " + std::strerror(errno);
}

}  // namespace collector
