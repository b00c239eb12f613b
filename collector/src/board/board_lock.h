#pragma once

#include <string>

#include "base/clock.h"
#include "base/optional.h"

namespace collector {

/// One collector at a time measures on a board, whatever its output folder and whoever calls it: two would spoil each
/// other's times. The lock is a file that all users share; it is let go of when the process ends, however it does.
class BoardLock {
 public:
  /// `path`: the file; empty for the usual place.
  explicit BoardLock(std::string path);
  ~BoardLock();
  BoardLock(const BoardLock&) = delete;
  BoardLock& operator=(const BoardLock&) = delete;

  enum class Taken { yes, byAnother, notPossible };

  /// Tries for a moment. `holder`: who is to be told to others, or who holds it, as that one told; `error`: why there can
  /// be no lock.
  Taken take(std::string& holder, Clock& clock, std::string& error);

 private:
  std::string path_;
  int file_ = -1;
};

/// Where the lock lies: `/run/lock/collector-measuring.lock`, or in `/tmp` where not all users may write there.
std::string usualBoardLock();

}  // namespace collector
