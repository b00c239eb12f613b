#include "base/sha256.h"

#include <gtest/gtest.h>

#include "temporary_folder.h"

namespace collector {
namespace {

TEST(Sha256, GivesTheDigestsOfItsStandard) {
  EXPECT_EQ(sha256Of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256Of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256Of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256Of(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, DoesNotDependOnThePiecesThatTheTextComesIn) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += static_cast<char>(i * 7);
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    Sha256 hash;
    hash.add(text.data(), cut);
    hash.add(text.data() + cut, text.size() - cut);
    ASSERT_EQ(hash.hex(), sha256Of(text)) << cut;
  }
}

TEST(Sha256, ReadsAFileAndNothingElse) {
  const TemporaryFolder folder;
  folder.write("abc", "abc");
  std::string error;
  EXPECT_EQ(sha256OfFile(folder / "abc", error).value_or(error), sha256Of("abc"));
  EXPECT_FALSE(sha256OfFile(folder.path(), error));
  EXPECT_EQ(error, folder.path() + ": not a file");
  EXPECT_FALSE(sha256OfFile(folder / "gone", error));
  EXPECT_EQ(error, (folder / "gone") + ": No such file or directory");
}

}  // namespace
}  // namespace collector
