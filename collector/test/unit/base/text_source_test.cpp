#include "base/text_source.h"

#include <gtest/gtest.h>
#include <sstream>
#include <sys/stat.h>

#include "temporary_folder.h"

namespace collector {
namespace {

using nlohmann::json;

std::string elementsOf(const std::string& text, const std::string& key = "") {
  std::istringstream stream(text);
  std::string seen;
  const bool sound = eachElement(stream, [&](const json& element) { seen += element.dump() + " "; }, key);
  return seen + (sound ? "sound" : "not sound");
}

TEST(EachElement, IsOfTheOutermostArray) {
  EXPECT_EQ(elementsOf(R"([{"a":[1,{"b":2}]},3,[4,[5]],"x",null])"), R"({"a":[1,{"b":2}]} 3 [4,[5]] "x" null sound)");
  EXPECT_EQ(elementsOf("[]"), "sound");
  EXPECT_EQ(elementsOf(R"([{"a":1},{"a":)"), R"({"a":1} not sound)");
  for (const char* text : {"", "{}", "7", R"({"a":[1]})", "[1] x"}) EXPECT_NE(elementsOf(text).find("not sound"), std::string::npos) << text;
}

TEST(EachElement, MayBeOfAnArrayInAnObject) {
  EXPECT_EQ(elementsOf(R"({"count":1,"layers":[{"a":1},{"a":2}],"others":[{"a":3}],"deeper":{"layers":[4]}})", "layers"), R"({"a":1} {"a":2} sound)");
  EXPECT_EQ(elementsOf(R"([{"layers":[1]}])", "layers"), "not sound");
}

TEST(EachElement, HoldsOneAtATime) {
  std::string text = "[0";
  for (int i = 1; i < 100000; ++i) text += "," + std::to_string(i);
  std::istringstream stream(text + "]");
  std::size_t largest = 0;
  EXPECT_TRUE(eachElement(stream, [&](const json& element) { largest = std::max(largest, element.size()); }));
  EXPECT_EQ(largest, 1u);
}

TEST(TextSource, OfAFileIsReadAnewEachTime) {
  const TemporaryFolder folder;
  folder.write("times", "one\r\ntwo\nthree");
  const TextSource source = TextSource::file(folder / "times");
  for (int round = 0; round < 2; ++round) {
    const auto stream = source.open();
    std::string line;
    bool whole = false;
    EXPECT_TRUE(nextLine(*stream, 10, line, whole) && whole);
    EXPECT_EQ(line, "one");
    EXPECT_TRUE(nextLine(*stream, 1, line, whole) && whole);
    EXPECT_EQ(line, "tw") << "one byte more than allowed";
    EXPECT_TRUE(nextLine(*stream, 10, line, whole));
    EXPECT_EQ(line, "three");
    EXPECT_FALSE(whole);
    EXPECT_FALSE(nextLine(*stream, 10, line, whole));
  }
}

TEST(TextSource, OfWhatIsNoFileIsEmpty) {
  const TemporaryFolder folder;
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0644), 0);
  EXPECT_TRUE(TextSource::file(folder / "pipe").empty());
  EXPECT_TRUE(TextSource::file(folder / "gone").empty());
  EXPECT_TRUE(TextSource::file(folder.path()).empty());
  EXPECT_FALSE(TextSource("x").empty());
}

}  // namespace
}  // namespace collector
