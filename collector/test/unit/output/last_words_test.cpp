#include "output/last_words.h"

#include <gtest/gtest.h>

namespace collector {
namespace {

TEST(LastWords, OfPythonAreItsException) {
  EXPECT_EQ(exceptionIn("loading\nTraceback (most recent call last):\n  File \"b.py\", line 3, in <module>\n    import onnxruntime\n"
                        "ModuleNotFoundError: No module named 'onnxruntime'\n"),
            "ModuleNotFoundError: No module named 'onnxruntime'");
}

TEST(LastWords, OfAChainOfExceptionsAreTheLastOnes) {
  EXPECT_EQ(exceptionIn("Traceback (most recent call last):\n  File \"b.py\", line 3\nKeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\n"
                        "Traceback (most recent call last):\n  File \"b.py\", line 5\nValueError: bad batch\n"),
            "ValueError: bad batch");
}

TEST(LastWords, OfNodeAreWhatStandsAboveItsFrames) {
  EXPECT_EQ(exceptionIn("node:internal/modules:1\n  throw err;\n  ^\n\nError: Cannot find module 'onnxruntime-node'\n    at Module._load (node:1:1)\n    at run (x.js:1)\n\nNode.js v24.0.0\n"),
            "Error: Cannot find module 'onnxruntime-node'");
}

TEST(LastWords, OfOtherProgramsAreTheirLastLogLine) {
  EXPECT_EQ(exceptionIn("no trace\n"), "");
  EXPECT_EQ(lastLogLine("first\ncannot open model\x1b[0m\n\n@bench {\"event\":\"setup\"}\n"), "cannot open model\\x1b[0m");
}

}  // namespace
}  // namespace collector
