#include "board/board_lock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text_lines.h"

namespace collector {

namespace {

/// A file of another user in a folder that all may write to must not be opened as one to be made: the kernel refuses that.
int openShared(const std::string& path) {
  const int flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW;
  const mode_t everybody = 0666;
  int file = open(path.c_str(), flags);
  if (file < 0 && errno == ENOENT) {
    file = open(path.c_str(), flags | O_CREAT | O_EXCL, everybody);
    if (file >= 0) fchmod(file, everybody);  // whatever the mask of who made it
    else if (errno == EEXIST) file = open(path.c_str(), flags);
  }
  // A lock can be had on what may only be read, too.
  if (file < 0 && errno == EACCES) file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  return file;
}

}  // namespace

std::string usualBoardLock() {
  const std::string name = "/collector-measuring.lock";
  struct stat status;
  // Where root alone may write, root and others would lock different files.
  const bool isShared = stat("/run/lock", &status) == 0 && (status.st_mode & S_IWOTH);
  return (isShared ? "/run/lock" : "/tmp") + name;
}

BoardLock::BoardLock(std::string path) : path_(path.empty() ? usualBoardLock() : std::move(path)) {}

BoardLock::~BoardLock() {
  if (file_ >= 0) close(file_);
}

BoardLock::Taken BoardLock::take(std::string& holder, Clock& clock, std::string& error) {
  if (file_ < 0) file_ = openShared(path_);
  if (file_ < 0) {
    error = path_ + ": " + std::strerror(errno);
    return Taken::notPossible;
  }
  // A child between fork and exec may hold the lock of a collector just killed for a moment.
  for (int tries = 0; flock(file_, LOCK_EX | LOCK_NB) != 0; ++tries) {
    if (tries == 10) {
      char words[512];
      const ssize_t count = pread(file_, words, sizeof words, 0);
      holder = trimmed(std::string(words, count > 0 ? static_cast<std::size_t>(count) : 0));
      return Taken::byAnother;
    }
    clock.sleepMs(50);
  }
  const std::string line = holder + "\n";
  // Who may only read it has the lock all the same, and stays unnamed.
  if (ftruncate(file_, 0) != 0 || pwrite(file_, line.data(), line.size(), 0) < 0) return Taken::yes;
  return Taken::yes;
}

}  // namespace collector
