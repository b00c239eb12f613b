#include "plan/factors.h"

#include <algorithm>

#include "base/csv.h"
#include "base/reported_number.h"
#include "base/text_lines.h"
#include "plan/placeholders.h"
#include "plan/tag.h"

namespace collector {

using nlohmann::json;

namespace {

bool isFactorName(const std::string& name) {
  const std::string first = "abcdefghijklmnopqrstuvwxyz";
  return first.find(name[0]) != std::string::npos && name.find_first_not_of(first + "0123456789_") == std::string::npos;
}

/// Whether the name means something else already: a key column, or what a placeholder stands for.
bool isTaken(const std::string& name) {
  for (const char* key : {"model", "library", "repetition"}) {
    if (name == key) return true;
  }
  for (ProgramKind kind : {ProgramKind::caffe, ProgramKind::tensorrt, ProgramKind::lines}) {
    const auto& names = placeholders(kind);
    if (std::count(names.begin(), names.end(), name)) return true;
  }
  return false;
}

const char* const levelExpected = "a number, or a text of letters, digits, . _ + -; a number in its shortest spelling";

std::vector<std::string> readLevelList(JsonFields& fields, const std::string& key) {
  std::vector<std::string> levels;
  const json* list = fields.any(key, Need::required);
  if (!list) return levels;
  if (!list->is_array() || list->empty()) {
    fields.complain(key, "not a list", "an array, at least one level");
    return levels;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string level = levelText((*list)[i]);
    const std::string path = fields.pathTo(key) + "/" + std::to_string(i);
    if (level.empty()) fields.complainAt(path, "not a level", echo((*list)[i]), levelExpected);
    else if (std::count(levels.begin(), levels.end(), level)) fields.complainAt(path, "given twice", echo((*list)[i]), "each level once");
    else levels.push_back(level);
  }
  return levels;
}

Factor readFactor(const std::string& name, JsonFields fields) {
  Factor factor;
  factor.name = name;
  factor.description = json::object();
  if (const auto label = fields.text("label", Need::required)) factor.description["label"] = *label;
  if (const auto unit = fields.text("unit", Need::optional)) factor.description["unit"] = *unit;
  if (const auto of = fields.oneOf("of", {"library", "model"}, Need::optional)) factor.description["of"] = *of;
  factor.levels = readLevelList(fields, "values");
  factor.description["order"] = factor.levels;
  fields.rejectUnknown();
  return factor;
}

const Factor* factorNamed(const std::vector<Factor>& factors, const std::string& name) {
  const auto found = std::find_if(factors.begin(), factors.end(), [&](const Factor& factor) { return factor.name == name; });
  return found == factors.end() ? nullptr : &*found;
}

bool hasLevel(const Factor& factor, const std::string& level) {
  return std::count(factor.levels.begin(), factor.levels.end(), level) > 0;
}

void readNarrowing(JsonFields& narrowing, const std::string& name, const std::vector<Factor>& factors, Library& library) {
  const Factor* factor = factorNamed(factors, name);
  if (!factor) return narrowing.complain(name, "no such factor in the plan", "one of the plan's factors");
  const std::vector<std::string> levels = readLevelList(narrowing, name);
  for (const std::string& level : levels) {
    if (!hasLevel(*factor, level)) narrowing.complain(name, "no such level in the plan", joined(factor->levels));
  }
  if (!library.levels.count(name)) {
    return narrowing.complain(name, "a factor that the program is not told", "{" + name + "} in the arguments or the environment");
  }
  // In the plan's order, whatever the order here.
  std::vector<std::string> taken;
  for (const std::string& level : factor->levels) {
    if (std::count(levels.begin(), levels.end(), level)) taken.push_back(level);
  }
  library.levels[name] = taken;
}

}  // namespace

std::string levelText(const json& value) {
  if (value.is_number()) {
    const std::string text = value.is_number_integer() ? value.dump() : csvCell(value.get<double>());
    return text.find('e') == std::string::npos && isTag(text) ? text : "";
  }
  if (!value.is_string()) return "";
  const std::string text = value.get<std::string>();
  const bool looksLikeNumber = text.find_first_not_of("0123456789.eE+-") == std::string::npos && parseNumber(text);
  const bool canonical = !looksLikeNumber || csvCell(*parseNumber(text)) == text;
  return isTag(text) && canonical ? text : "";
}

std::vector<Factor> readFactors(JsonFields& fields) {
  std::vector<Factor> factors;
  const auto object = fields.object("factors", Need::optional);
  if (!object) return factors;
  JsonFields named = *object;
  for (auto item = named.source().begin(); item != named.source().end(); ++item) {
    const std::string& name = item.key();
    if (name.empty() || !isFactorName(name)) named.complain(name, "not a factor's name", "small letters, digits and _, beginning with a letter");
    else if (isTaken(name)) named.complain(name, "a name that means something else already", "another name");
    else if (const auto factor = named.object(name, Need::required)) factors.push_back(readFactor(name, *factor));
  }
  return factors;
}

void readLevels(JsonFields& fields, const std::vector<Factor>& factors, Library& library) {
  for (const Factor& factor : factors) {
    if (hasPlaceholder(library, factor.name)) library.levels[factor.name] = factor.levels;
  }
  const auto object = fields.object("factors", Need::optional);
  if (!object) return;
  JsonFields narrowing = *object;
  for (auto item = narrowing.source().begin(); item != narrowing.source().end(); ++item) readNarrowing(narrowing, item.key(), factors, library);
}

Levels readSkippedLevels(JsonFields& fields, const std::vector<Factor>& factors) {
  Levels levels;
  const auto object = fields.object("factors", Need::optional);
  if (!object) return levels;
  JsonFields skipped = *object;
  if (skipped.source().empty()) fields.complain("factors", "names no factor", "a level of a factor at least");
  for (auto item = skipped.source().begin(); item != skipped.source().end(); ++item) {
    const Factor* factor = factorNamed(factors, item.key());
    const std::string level = levelText(item.value());
    if (!factor) skipped.complain(item.key(), "no such factor in the plan", "one of the plan's factors");
    else if (!hasLevel(*factor, level)) skipped.complain(item.key(), "no such level in the plan", joined(factor->levels));
    else levels[item.key()] = level;
  }
  return levels;
}

std::vector<Levels> levelsOf(const std::vector<Factor>& factors, const Library& library) {
  std::vector<Levels> all = {{}};
  for (const Factor& factor : factors) {
    const auto taken = library.levels.find(factor.name);
    if (taken == library.levels.end()) continue;
    std::vector<Levels> more;
    for (const Levels& levels : all) {
      for (const std::string& level : taken->second) {
        more.push_back(levels);
        more.back()[factor.name] = level;
      }
    }
    all = more;
  }
  return all;
}

}  // namespace collector
