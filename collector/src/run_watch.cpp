#include "run_watch.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace collector {

namespace {

const char* const beginMark = "*** Benchmark begins ***";
const char* const endMark = "*** Benchmark ends ***";

}  // namespace

RunWatch::RunWatch(const Sensors& sensors, const SystemFiles& files, Clock& clock, const std::string& logPath,
                   std::function<void(int)> onStart, std::function<bool()> interrupted)
    : sensors_(sensors),
      files_(files),
      clock_(clock),
      logPath_(logPath),
      log_(open(logPath.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)),
      onStart_(std::move(onStart)),
      interrupted_(std::move(interrupted)) {
  if (log_ < 0) logError_ = logPath_ + ": " + std::strerror(errno);
}

RunWatch::~RunWatch() {
  if (log_ >= 0) close(log_);
}

void RunWatch::onOutput(const char* bytes, std::size_t count) {
  // The marks are looked for line by line, as lines may come in pieces.
  if (!beganMs_ || !endedMs_) {
    const std::size_t longestLine = 4096;
    lastLine_.append(bytes, count);
    if (!beganMs_ && lastLine_.find(beginMark) != std::string::npos) beganMs_ = clock_.monotonicMs();
    if (beganMs_ && lastLine_.find(endMark) != std::string::npos) endedMs_ = clock_.monotonicMs();
    const std::size_t lineEnd = lastLine_.rfind('\n');
    if (lineEnd != std::string::npos) lastLine_.erase(0, lineEnd + 1);
    if (lastLine_.size() > longestLine) lastLine_.clear();
  }
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

Optional<TimedWindow> RunWatch::window() const {
  if (!beganMs_ || !endedMs_) return nothing;
  return TimedWindow{*beganMs_, *endedMs_};
}

}  // namespace collector
