#include "network/prototxt.h"

#include <gtest/gtest.h>

namespace collector {
namespace {

TextField parsed(const std::string& text) {
  Problems problems;
  const auto root = parsePrototxt(text, "net.prototxt", problems);
  EXPECT_TRUE(root) << (problems.empty() ? "" : formatProblem(problems[0]));
  return root.value_or(TextField());
}

std::string problemOf(const std::string& text) {
  Problems problems;
  EXPECT_FALSE(parsePrototxt(text, "net.prototxt", problems));
  return problems.empty() ? "" : formatProblem(problems[0]);
}

TEST(Prototxt, ReadsMessagesScalarsAndComments) {
  const TextField root = parsed("name: \"A\" # a comment { \"\nlayer { name: 'c#1' type: \"Convolution\" p { k: 3 bias: false x: -1.5e-3 } }");
  EXPECT_EQ(root.scalar("name", ""), "A");
  const TextField* layer = root.last("layer");
  ASSERT_TRUE(layer);
  EXPECT_EQ(layer->scalar("name", ""), "c#1");
  EXPECT_EQ(layer->last("p")->scalar("x", ""), "-1.5e-3");
}

TEST(Prototxt, ReadsTheOtherWaysToWriteTheSame) {
  for (const char* text : {"shape { dim: 1 dim: 3 }", "shape: { dim: 1; dim: 3; }", "shape < dim: 1, dim: 3 >", "shape { dim: [1, 3] }", "shape: [{ dim: [1,3] }]"}) {
    const TextField root = parsed(text);
    ASSERT_TRUE(root.last("shape")) << text;
    const auto dims = root.last("shape")->all("dim");
    ASSERT_EQ(dims.size(), 2u) << text;
    EXPECT_EQ(dims[1]->value, "3") << text;
  }
}

TEST(Prototxt, JoinsAdjacentStringsAndKeepsEscapedQuotes) {
  EXPECT_EQ(parsed("a: \"x\" 'y'\n\"z\"").scalar("a", ""), "xyz");
  EXPECT_EQ(parsed("a: \"say \\\"hi\\\"\"").scalar("a", ""), "say \"hi\"");
}

TEST(Prototxt, LocatesAMistake) {
  EXPECT_EQ(problemOf("layer {\n  name: \"conv1\n}"), "net.prototxt:2:15: not a prototxt: the end of the line; expected the end of the string on its line");
  EXPECT_EQ(problemOf("layer { name \"x\" }"), "net.prototxt:1:14: not a prototxt: \"; expected ':' or '{'");
  EXPECT_EQ(problemOf("layer {"), "net.prototxt:1:8: not a prototxt: the end of the file; expected '}'");
  EXPECT_EQ(problemOf("}"), "net.prototxt:1:1: not a prototxt: }; expected a field's name");
}

TEST(Prototxt, RefusesToNestWithoutEnd) {
  std::string deep;
  for (int i = 0; i < 10000; ++i) deep += "a {";
  EXPECT_NE(problemOf(deep).find("at most 64 messages inside each other"), std::string::npos);
}

}  // namespace
}  // namespace collector
