#include "base/printable.h"

#include <gtest/gtest.h>

namespace collector {
namespace {

TEST(Printable, LeavesTextAlone) { EXPECT_EQ(printable("conv1 + relu1 — é 中 😀"), "conv1 + relu1 — é 中 😀"); }

TEST(Printable, EscapesWhatIsNoText) {
  EXPECT_EQ(printable("c\xff\xfe"), "c\\xff\\xfe");
  EXPECT_EQ(printable("\xed\xa0\x80"), "\\xed\\xa0\\x80") << "a surrogate";
  EXPECT_EQ(printable("\xc0\xaf"), "\\xc0\\xaf") << "an overlong form";
  EXPECT_EQ(printable("\xe4\xb8"), "\\xe4\\xb8") << "cut off";
}

TEST(Printable, EscapesWhatCannotBeSeen) {
  EXPECT_EQ(printable(std::string("a\0b\tc\x7f", 6)), "a\\x00b\\x09c\\x7f");
  EXPECT_EQ(printable("a\u2028b\u0085\ufeff"), "a\\u2028b\\u0085\\ufeff");
  EXPECT_EQ(printable("  conv1\r\n"), "conv1");
}

TEST(Printable, KnowsUtf8) {
  EXPECT_TRUE(isUtf8("é\n"));
  EXPECT_FALSE(isUtf8("\xff"));
}

}  // namespace
}  // namespace collector
