#include "output/glog_line.h"

#include <algorithm>

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
  if (line.empty() || std::string("IWEF").find(line[0]) == std::string::npos) return nothing;
  const std::size_t date = digitsEnd(line, 1);
  const bool dated = (date == 5 || date == 9) && date < line.size() && line[date] == ' ';
  if (!dated) return nothing;
  const std::size_t close = line.find("] ", date);
  if (close == std::string::npos) return nothing;
  const std::size_t space = line.rfind(' ', close);
  const std::string source = line.substr(space + 1, close - space - 1);
  const std::size_t colon = source.rfind(':');
  if (space <= date || colon == std::string::npos || colon == 0) return nothing;
  if (colon + 1 == source.size() || digitsEnd(source, colon + 1) != source.size()) return nothing;
  return GlogLine{line[0], source, line.substr(close + 2)};
}

}  // namespace collector
