#include "board/board_lock.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "fakes.h"
#include "temporary_folder.h"

namespace collector {
namespace {

using Taken = BoardLock::Taken;

TEST(BoardLock, IsHeldByOneAndNamesIt) {
  const TemporaryFolder folder;
  FakeClock clock;
  std::string first = "the first";
  std::string second = "the second";
  std::string error;
  {
    BoardLock one(folder / "lock");
    BoardLock other(folder / "lock");
    EXPECT_EQ(one.take(first, clock, error), Taken::yes);
    EXPECT_EQ(other.take(second, clock, error), Taken::byAnother);
    EXPECT_EQ(second, "the first");
  }
  BoardLock next(folder / "lock");
  EXPECT_EQ(next.take(second, clock, error), Taken::yes) << "it was let go of";
}

TEST(BoardLock, IsAFileThatEveryUserMayLock) {
  const TemporaryFolder folder;
  FakeClock clock;
  std::string holder = "me";
  std::string error;
  const mode_t before = umask(077);
  BoardLock lock(folder / "lock");
  EXPECT_EQ(lock.take(holder, clock, error), Taken::yes);
  umask(before);
  struct stat status;
  ASSERT_EQ(stat((folder / "lock").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0666u);
}

TEST(BoardLock, SaysWhyThereCanBeNone) {
  const TemporaryFolder folder;
  FakeClock clock;
  std::string holder = "me";
  std::string error;
  BoardLock lock(folder / "no/such/folder/lock");
  EXPECT_EQ(lock.take(holder, clock, error), Taken::notPossible);
  EXPECT_EQ(error, (folder / "no/such/folder/lock") + ": No such file or directory");
}

}  // namespace
}  // namespace collector
