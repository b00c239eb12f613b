#include "base/json_fields.h"

#include <algorithm>

#include "base/csv.h"
#include "base/edit_distance.h"
#include "base/text_lines.h"

namespace collector {

using nlohmann::json;

std::string echo(const json& value) {
  return shortened(value.dump(-1, ' ', false, json::error_handler_t::replace), 80);
}

JsonFields::JsonFields(const json& object, std::string path, Problems& problems)
    : object_(&object), path_(std::move(path)), problems_(&problems) {}

std::string JsonFields::pathTo(const std::string& key) const { return path_ + (json::json_pointer() / key).to_string(); }

void JsonFields::complain(const std::string& key, const std::string& what, const std::string& expected) {
  const auto found = object_->find(key);
  problems_->push_back({pathTo(key), what, found == object_->end() ? "" : echo(*found), expected});
}

void JsonFields::complainAt(const std::string& path, const std::string& what, const std::string& value, const std::string& expected) {
  problems_->push_back({path, what, value, expected});
}

const json* JsonFields::any(const std::string& key, Need need) {
  known_.insert(key);
  const auto found = object_->find(key);
  if (found != object_->end()) return &*found;
  if (need == Need::required) complain(key, "missing", "a value");
  return nullptr;
}

Optional<std::string> JsonFields::text(const std::string& key, Need need) {
  const json* value = any(key, need);
  if (!value) return nothing;
  if (!value->is_string() || value->get_ref<const std::string&>().empty()) {
    complain(key, "not a text", "a string that is not empty");
    return nothing;
  }
  return value->get<std::string>();
}

Optional<std::string> JsonFields::oneOf(const std::string& key, const std::vector<std::string>& words, Need need) {
  const json* value = any(key, need);
  if (!value) return nothing;
  if (!value->is_string() || std::find(words.begin(), words.end(), value->get<std::string>()) == words.end()) {
    complain(key, "not one of the words allowed", joined(words));
    return nothing;
  }
  return value->get<std::string>();
}

Optional<double> JsonFields::number(const std::string& key, double atLeast, double atMost, Need need) {
  const json* value = any(key, need);
  if (!value) return nothing;
  if (!value->is_number() || !(value->get<double>() >= atLeast && value->get<double>() <= atMost)) {
    complain(key, "not a number in range", "a number from " + csvCell(atLeast) + " to " + csvCell(atMost));
    return nothing;
  }
  return value->get<double>();
}

Optional<std::int64_t> JsonFields::integer(const std::string& key, std::int64_t atLeast, std::int64_t atMost,
                                           Need need) {
  const json* value = any(key, need);
  if (!value) return nothing;
  // An unsigned number beyond int64 would wrap round into the range.
  const bool tooLarge = value->is_number_unsigned() &&
                        value->get<std::uint64_t>() > static_cast<std::uint64_t>(atMost);
  if (!value->is_number_integer() || tooLarge || value->get<std::int64_t>() < atLeast ||
      value->get<std::int64_t>() > atMost) {
    complain(key, "not a whole number in range",
             "a whole number from " + std::to_string(atLeast) + " to " + std::to_string(atMost));
    return nothing;
  }
  return value->get<std::int64_t>();
}

std::vector<std::string> JsonFields::texts(const std::string& key) {
  std::vector<std::string> out;
  const json* value = any(key, Need::optional);
  if (!value) return out;
  const bool allTexts =
      value->is_array() && std::all_of(value->begin(), value->end(), [](const json& item) { return item.is_string(); });
  if (!allTexts) {
    complain(key, "not a list of texts", "an array of strings");
    return out;
  }
  return value->get<std::vector<std::string>>();
}

std::vector<int> JsonFields::integers(const std::string& key, int atLeast, int atMost) {
  std::vector<int> out;
  const json* value = any(key, Need::required);
  if (!value) return out;
  const std::string range = "a whole number from " + std::to_string(atLeast) + " to " + std::to_string(atMost);
  if (!value->is_array() || value->empty()) {
    complain(key, "not a list", "an array, at least one item, each " + range);
    return out;
  }
  for (std::size_t i = 0; i < value->size(); ++i) {
    const json& item = (*value)[i];
    const bool valid = item.is_number_integer() && item.get<double>() >= atLeast && item.get<double>() <= atMost;
    if (valid) out.push_back(item.get<int>());
    else problems_->push_back({pathTo(key) + "/" + std::to_string(i), "not a whole number in range", echo(item), range});
  }
  return out;
}

std::vector<int> JsonFields::distinctIntegers(const std::string& key, int atLeast, int atMost) {
  const std::vector<int> all = integers(key, atLeast, atMost);
  std::vector<int> distinct;
  for (int number : all) {
    if (!std::count(distinct.begin(), distinct.end(), number)) distinct.push_back(number);
  }
  if (distinct.size() == all.size()) return distinct;
  const json& list = object_->at(key);
  for (auto item = list.begin(); item != list.end(); ++item) {
    if (std::find(list.begin(), item, *item) == item) continue;
    problems_->push_back({pathTo(key) + "/" + std::to_string(item - list.begin()), "given twice", echo(*item), "each number once"});
  }
  return distinct;
}

std::vector<JsonFields> JsonFields::objects(const std::string& key, Need need) {
  std::vector<JsonFields> out;
  const json* value = any(key, need);
  if (!value) return out;
  if (!value->is_array() || (need == Need::required && value->empty())) {
    complain(key, "not a list", "an array of objects" + std::string(need == Need::required ? ", at least one" : ""));
    return out;
  }
  for (std::size_t i = 0; i < value->size(); ++i) {
    const std::string path = pathTo(key) + "/" + std::to_string(i);
    const json& item = (*value)[i];
    if (item.is_object()) out.emplace_back(item, path, *problems_);
    else problems_->push_back({path, "not an object", echo(item), "an object"});
  }
  return out;
}

Optional<std::string> JsonFields::link(const std::string& key) {
  const Optional<std::string> value = text(key, Need::optional);
  // Pages of the report link to it.
  const bool web = value && (startsWith(*value, "https://") || startsWith(*value, "http://"));
  if (value && !web) complain(key, "not a link", "an http or https address");
  return value;
}

Optional<JsonFields> JsonFields::object(const std::string& key, Need need) {
  const json* value = any(key, need);
  if (!value) return nothing;
  if (!value->is_object()) {
    complain(key, "not an object", "an object");
    return nothing;
  }
  return JsonFields(*value, pathTo(key), *problems_);
}

void JsonFields::rejectUnknown() {
  for (auto item = object_->begin(); item != object_->end(); ++item) {
    const std::string& key = item.key();
    if (known_.count(key)) continue;
    std::string expected = "no such field";
    for (const std::string& candidate : known_) {
      if (editDistance(key, candidate) <= 2) expected = candidate;
    }
    problems_->push_back({pathTo(key), "unknown field", echo(item.value()), expected});
  }
}

}  // namespace collector
