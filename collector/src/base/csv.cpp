#include "base/csv.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "base/text_lines.h"

namespace collector {

std::string csvLine(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    if (cells[i].find_first_of(",\"\r\n") == std::string::npos) {
      line += cells[i];
      continue;
    }
    line += '"';
    for (char c : cells[i]) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  return line + "\n";
}

std::string csvCell(double value) {
  if (!std::isfinite(value)) return "";
  const std::string text = nlohmann::json(value).dump();
  return endsWith(text, ".0") ? text.substr(0, text.size() - 2) : text;
}

std::string csvCell(std::int64_t value) { return std::to_string(value); }
std::string csvCell(int value) { return std::to_string(value); }
std::string csvCell(bool value) { return value ? "true" : "false"; }

}  // namespace collector
