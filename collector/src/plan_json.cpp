#include "plan_json.h"

#include <algorithm>
#include <set>
#include <vector>

namespace collector {

using nlohmann::json;

namespace {

std::string position(const std::string& text, std::size_t byte) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
  const auto line = 1 + std::count(text.begin(), end, '\n');
  const auto start = std::find(std::string::const_reverse_iterator(end), text.rend(), '\n').base();
  return std::to_string(line) + ":" + std::to_string(std::max<std::ptrdiff_t>(1, end - start));
}

}  // namespace

Optional<json> parsePlanJson(const std::string& text, Problems& problems) {
  std::vector<std::set<std::string>> keysOfOpenObjects;
  const auto noteRepeatedKeys = [&](int, json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::object_start) keysOfOpenObjects.emplace_back();
    if (event == json::parse_event_t::object_end) keysOfOpenObjects.pop_back();
    if (event == json::parse_event_t::key) {
      const std::string key = parsed.get<std::string>();
      // The parser itself would keep the last one silently.
      if (!keysOfOpenObjects.back().insert(key).second) {
        problems.push_back({"/", "field given twice in one object", parsed.dump(), "each field once"});
      }
    }
    return true;
  };
  try {
    return json::parse(text, noteRepeatedKeys);
  } catch (const json::parse_error& error) {
    const std::string full = error.what();
    const std::size_t detail = full.rfind(": ");
    problems.push_back({position(text, error.byte), "not JSON",
                        detail == std::string::npos ? full : full.substr(detail + 2), "JSON"});
    return nothing;
  }
}

}  // namespace collector
