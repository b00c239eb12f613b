#include "base/reported_number.h"

#include <cstdlib>

namespace collector {

Optional<double> parseNumber(const std::string& text) {
  // strtod alone would take hexadecimal and leading space.
  if (text.empty() || text.size() > 40 || text.find_first_not_of("0123456789.eE+-naifNAIFtyTY") != std::string::npos) {
    return nothing;
  }
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (end != text.c_str() + text.size()) return nothing;
  return value;
}

Optional<std::int64_t> parseCount(const std::string& text) {
  if (text.empty() || text.size() > 18 || text.find_first_not_of("0123456789") != std::string::npos) return nothing;
  return static_cast<std::int64_t>(std::strtoll(text.c_str(), nullptr, 10));
}

}  // namespace collector
