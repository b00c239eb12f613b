#include "output/last_words.h"

#include "base/printable.h"
#include "base/text_lines.h"
#include "output/lines_output.h"

namespace collector {

namespace {

const std::size_t longest = 200;

bool isIndented(const std::string& line) { return line.empty() || line[0] == ' ' || line[0] == '\t'; }

}  // namespace

std::string exceptionIn(const std::string& output) {
  std::string exception;
  std::string before;         // the line above
  bool inPythonTrace = false;
  eachLine(output, [&](const std::string& line) {
    if (startsWith(line, "Traceback (most recent call last)")) {
      inPythonTrace = true;
    } else if (inPythonTrace && !isIndented(line)) {
      exception = line;       // what follows the frames
      inPythonTrace = false;
    } else if (startsWith(line, "    at ") && !isIndented(before)) {
      exception = before;     // what Node prints above the frames
    }
    before = line;
  });
  return printable(shortened(exception, longest));
}

std::string lastLogLine(const std::string& output) {
  std::string last;
  eachLine(output, [&](const std::string& line) {
    if (!trimmed(line).empty() && !startsWith(line, linesPrefix)) last = line;
  });
  return printable(shortened(last, longest));
}

}  // namespace collector
