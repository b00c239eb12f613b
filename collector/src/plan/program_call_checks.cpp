#include "plan/program_call_checks.h"

#include <algorithm>
#include <cctype>

#include "base/edit_distance.h"
#include "base/text_lines.h"
#include "plan/placeholders.h"

namespace collector {

namespace {

/// The placeholders that a library's program can be told.
std::vector<std::string> known(const Library& library, const std::vector<Factor>& factors) {
  std::vector<std::string> names = placeholders(library.kind);
  for (const Factor& factor : factors) names.push_back(factor.name);
  if (library.threads) names.push_back("threads");
  return names;
}

std::string expectedFor(const std::string& name, const std::vector<std::string>& names) {
  if (name == "threads") return "a factor threads in the plan, or threads of the library";
  for (const std::string& candidate : names) {
    if (editDistance(name, candidate) <= 2) return "{" + candidate + "}";
  }
  std::string all;
  for (const std::string& candidate : names) all += (all.empty() ? "one of {" : ", {") + candidate + "}";
  return all;
}

void checkPlaceholders(JsonFields& fields, const std::string& text, const std::string& path, const std::vector<std::string>& names) {
  const std::string nameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789_";
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find_first_not_of(nameCharacters, open + 1);
    if (close == std::string::npos || text[close] != '}' || close == open + 1 || isdigit(text[open + 1])) continue;
    const std::string name = text.substr(open + 1, close - open - 1);
    if (std::count(names.begin(), names.end(), name)) continue;
    fields.complainAt(path, "no such placeholder", echo("{" + name + "}"), expectedFor(name, names));
  }
}

/// Whether an argument is this option, `-model`, `--model` or either with `=value`.
bool isOption(const std::string& argument, const std::string& option) {
  const std::string name = argument.substr(std::min(argument.size(), startsWith(argument, "--") ? std::size_t(2) : std::size_t(1)));
  return startsWith(argument, "-") && (name == option || startsWith(name, option + "="));
}

void checkCaffe(JsonFields& fields, const Library& library, std::size_t index, const std::string& path) {
  const std::string& argument = library.arguments[index];
  const struct {
    const char* option;
    const char* expected;
  } own[] = {{"iterations", "the plan's iterations"}, {"model", "the model's prototxt"}, {"weights", "the model's weights"}};
  for (const auto& option : own) {
    if (isOption(argument, option.option)) fields.complainAt(path, "an argument that the collector gives itself", echo(argument), option.expected);
  }
  if (argument == "time") fields.complainAt(path, "an argument that the collector gives itself", echo(argument), "nothing");
}

bool hasAny(const Library& library, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return hasPlaceholder(library, name); });
}

/// Without them, every case would run the same.
void checkToldCase(JsonFields& fields, const Library& library) {
  const bool tensorRt = library.kind == ProgramKind::tensorrt;
  const bool model = hasAny(library, {"prototxt", "weights", "model", "model_tag"});
  const bool batchSize = hasAny(library, {"prototxt", "batch_size"});
  if (!model) fields.complain("arguments", "do not tell the program the model", tensorRt ? "{prototxt}, {weights} or {model} in one of them" : "{model} or {model_tag} in one of them");
  if (!batchSize) fields.complain("arguments", "do not tell the program the batch size", tensorRt ? "{batch_size} or {prototxt} in one of them" : "{batch_size} in one of them");
}

void checkThreads(JsonFields& fields, const Library& library, const std::vector<Factor>& factors) {
  const bool isFactor = std::any_of(factors.begin(), factors.end(), [](const Factor& factor) { return factor.name == "threads"; });
  if (library.threads && isFactor) fields.complain("threads", "given beside the plan's factor threads", "the level under the library's factors");
}

/// Lines that are hidden, or without the prefix that they are known by, cannot be read.
void checkEnvironment(JsonFields& fields, const Library& library) {
  const struct {
    const char* variable;
    const char* expected;
  } needed[] = {{"GLOG_minloglevel", "0"}, {"GLOG_logtostderr", "1"}, {"GLOG_log_prefix", "1"}};
  for (const auto& need : needed) {
    const auto given = library.environment.find(need.variable);
    if (given == library.environment.end() || given->second == need.expected) continue;
    fields.complainAt(fields.pathTo("environment") + "/" + need.variable, "hides what the program prints", echo(given->second),
                      std::string(need.expected) + ", or nothing");
  }
}

}  // namespace

void checkCall(JsonFields& fields, const Library& library, const std::vector<Factor>& factors) {
  const std::vector<std::string> names = known(library, factors);
  for (std::size_t i = 0; i < library.arguments.size(); ++i) {
    const std::string path = fields.pathTo("arguments") + "/" + std::to_string(i);
    checkPlaceholders(fields, library.arguments[i], path, names);
    if (library.kind == ProgramKind::caffe) checkCaffe(fields, library, i, path);
  }
  for (const auto& variable : library.environment) {
    checkPlaceholders(fields, variable.second, fields.pathTo("environment") + "/" + variable.first, names);
  }
  if (library.kind == ProgramKind::caffe) checkEnvironment(fields, library);
  else checkToldCase(fields, library);
  checkThreads(fields, library, factors);
}

}  // namespace collector
