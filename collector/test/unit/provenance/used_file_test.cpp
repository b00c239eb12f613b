#include "provenance/used_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/sha256.h"
#include "plans.h"
#include "provenance/loaded_files.h"
#include "provenance/plan_files.h"
#include "temporary_folder.h"

namespace collector {
namespace {

TEST(UsedFile, IsKnownByItsContent) {
  const TemporaryFolder folder;
  folder.write("caffe", "one");
  FileLooks looks;
  const UsedFile file = looks.look("program", folder / "caffe");
  EXPECT_EQ(file.sha256, sha256Of("one"));
  EXPECT_EQ(file.bytes, 3);
  EXPECT_EQ(toJson(usedFileFromJson(toJson(file))), toJson(file));
  folder.write("caffe", "two");
  EXPECT_EQ(looks.look("program", folder / "caffe").sha256, sha256Of("two")) << "as long as before, but written anew";
}

TEST(UsedFile, ThatIsNotThereSaysWhy) {
  FileLooks looks;
  const UsedFile file = looks.look("program", "/no/such/caffe");
  EXPECT_EQ(file.missing, "No such file or directory");
  EXPECT_EQ(usedFileFromJson(toJson(file)).missing, file.missing);
}

UsedFile used(const std::string& role, const std::string& path, const std::string& sha256) {
  UsedFile file;
  file.role = role;
  file.path = path;
  file.sha256 = sha256;
  return file;
}

TEST(UsedFile, ChangesByItsContentAndNotByItsPath) {
  const std::vector<UsedFile> before = {used("program", "/a/caffe", "11"), used("loaded", "/lib/x.so", "22")};
  EXPECT_TRUE(changedFiles("library a", before, {used("program", "/b/caffe", "11"), used("loaded", "/lib/x.so", "22"), used("loaded", "/lib/y.so", "33")}).empty());
  const auto changes = changedFiles("library a", before, {used("program", "/a/caffe", "99"), used("loaded", "/lib/y.so", "22")});
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(wordsFor(changes[0]), "library a: program /a/caffe is another: sha256 99…; expected sha256 11…");
  EXPECT_EQ(wordsFor(changes[1]), "library a: loaded /lib/x.so is another: no such file; expected sha256 22…");
}

TEST(UsedFile, OfALibraryAreItsProgramTheArgumentsThatAreFilesAndThoseThatThePlanNamesBesides) {
  const TemporaryFolder folder;
  folder.write("bench.py", "print()");
  folder.write("engine", "x");
  Library library;
  library.program = "/usr/bin/python3";
  library.files = {folder / "module.py"};
  library.arguments = {"bench.py", "--engine=" + (folder / "engine"), "--model={prototxt}", "--fast", folder.path()};
  FileLooks looks;
  std::vector<std::string> found;
  for (const UsedFile& file : planFilesOf(library, folder.path(), looks)) found.push_back(file.role + " " + file.path);
  EXPECT_EQ(found, (std::vector<std::string>{"program /usr/bin/python3", "argument " + (folder / "bench.py"), "argument " + (folder / "engine"),
                                              "file " + (folder / "module.py")}));
}

TEST(LoadedFiles, AreThoseThatAProcessExecutes) {
  bool libc = false;
  bool data = false;
  for (const std::string& path : executedFiles(getpid())) {
    libc = libc || path.find("/libc.so") != std::string::npos || path.find("/libc-") != std::string::npos || path.find("_test") != std::string::npos;
    data = data || path.find("locale-archive") != std::string::npos || path.find(" (deleted)") != std::string::npos;
  }
  EXPECT_TRUE(libc);
  EXPECT_FALSE(data);
  EXPECT_TRUE(executedFiles(1 << 30).empty());
}

}  // namespace
}  // namespace collector
