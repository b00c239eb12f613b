#include "output/lines_event.h"

#include "base/json_fields.h"
#include "base/printable.h"

namespace collector {

using nlohmann::json;

const json* LinesEvent::field(const std::string& key) {
  known_.insert(key);
  const auto found = object_.find(key);
  return found == object_.end() ? nullptr : &*found;
}

void LinesEvent::complain(const std::string& words) {
  if (fault_.empty()) fault_ = words;
}

void LinesEvent::complain(const std::string& key, const std::string& expected) {
  const json& value = object_.at(key);
  complain(key + " is " + echo(value) + "; expected " + expected + (value.is_null() ? ", or no such field where it is not known" : ""));
}

void LinesEvent::require(const std::string& key) {
  if (!has(key)) complain(key + " is missing");
}

Optional<double> LinesEvent::timeMs(const std::string& key, bool mayBeZero) {
  const json* value = field(key);
  if (!value) return nothing;
  if (value->is_number()) {
    const double ms = value->get<double>();
    if ((ms > 0 || (mayBeZero && ms == 0)) && ms <= longestMs) return ms;
  }
  complain(key, mayBeZero ? "ms, a number from 0 to 3600000" : "ms, a number above 0 and at most 3600000");
  return nothing;
}

Optional<double> LinesEvent::number(const std::string& key) {
  const json* value = field(key);
  if (!value) return nothing;
  if (value->is_number()) return value->get<double>();
  complain(key, "a number");
  return nothing;
}

Optional<std::int64_t> LinesEvent::whole(const std::string& key, std::int64_t atLeast) {
  const json* value = field(key);
  if (!value) return nothing;
  const double most = 9007199254740992.0;  // 2^53: what every JSON reader holds exactly
  // Python writes 3.0 for a whole float.
  const bool inRange = value->is_number() && value->get<double>() >= static_cast<double>(atLeast) && value->get<double>() <= most;
  if (inRange && static_cast<double>(static_cast<std::int64_t>(value->get<double>())) == value->get<double>()) {
    return static_cast<std::int64_t>(value->get<double>());
  }
  complain(key, "a whole number of at least " + std::to_string(atLeast));
  return nothing;
}

Optional<std::string> LinesEvent::text(const std::string& key) {
  const json* value = field(key);
  if (!value) return nothing;
  if (value->is_string() && !printable(value->get<std::string>()).empty()) return value->get<std::string>();
  complain(key, "a text");
  return nothing;
}

json LinesEvent::takeRest() {
  json left = json::object();
  for (auto item = object_.begin(); item != object_.end(); ++item) {
    if (!known_.insert(item.key()).second) continue;
    left[item.key()] = item.value();
    if (item.value().is_null()) complain(item.key(), "a value");
  }
  return left;
}

}  // namespace collector
