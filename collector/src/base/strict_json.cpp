#include "base/strict_json.h"

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

/// An object or array whose end is not read yet.
struct Open {
  bool isArray;
  std::size_t items;           ///< of an array: how many have begun
  std::string key;             ///< of an object: the last one
  std::set<std::string> keys;
};

std::string pathInto(const std::vector<Open>& open) {
  json::json_pointer path;
  for (const Open& level : open) {
    if (level.isArray) path /= level.items - 1;
    else path /= level.key;
  }
  return path.to_string();
}

}  // namespace

Optional<json> parseStrictJson(const std::string& text, Problems& problems) {
  std::vector<Open> open;
  const auto noteRepeatedKeys = [&](int, json::parse_event_t event, json& parsed) {
    using Event = json::parse_event_t;
    if (event == Event::object_end || event == Event::array_end) {
      open.pop_back();
      return true;
    }
    if (event == Event::key) {
      open.back().key = parsed.get<std::string>();
      // The parser itself would keep the last one silently.
      if (!open.back().keys.insert(open.back().key).second) problems.push_back({pathInto(open), "given twice", "", "each field once"});
      return true;
    }
    if (!open.empty() && open.back().isArray) ++open.back().items;
    if (event != Event::value) open.push_back({event == Event::array_start, 0, "", {}});
    return true;
  };
  try {
    return json::parse(text, noteRepeatedKeys);
  } catch (const json::parse_error& error) {
    const std::string full = error.what();
    const std::size_t detail = full.rfind(": ");
    problems.push_back({position(text, error.byte), "not JSON",
                        detail == std::string::npos ? full : full.substr(detail + 2), "JSON"});
  } catch (const json::out_of_range&) {
    problems.push_back({"1:1", "a number beyond the range of numbers", "", "smaller numbers"});
  }
  return nothing;
}

}  // namespace collector
