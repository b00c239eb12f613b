#include "output/glog_line.h"

#include <cstring>

namespace collector {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The end of the run of digits that begins at `from`.
std::size_t digitsEnd(const std::string& line, std::size_t from) {
  while (from < line.size() && isDigit(line[from])) ++from;
  return from;
}

}  // namespace

Optional<GlogLine> parseGlogLine(const std::string& line) {
  if (line.empty() || !std::strchr("IWEF", line[0]) || line[0] == '\0') return nothing;
  const std::size_t date = digitsEnd(line, 1);
  const bool dated = (date == 5 || date == 9) && date < line.size() && line[date] == ' ';
  if (!dated) return nothing;
  const std::size_t close = line.find("] ", date);
  if (close == std::string::npos) return nothing;
  // `caffe.cpp:347`, after the last space
  const std::size_t space = line.rfind(' ', close);
  const std::size_t colon = line.rfind(':', close);
  if (space <= date || colon == std::string::npos || colon <= space + 1) return nothing;
  if (colon + 1 == close || digitsEnd(line, colon + 1) != close) return nothing;
  return GlogLine{line[0], line.substr(close + 2)};
}

}  // namespace collector
