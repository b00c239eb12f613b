#include "plan/program_call_checks.h"

#include <algorithm>

#include "base/edit_distance.h"
#include "base/text_lines.h"
#include "plan/placeholders.h"

namespace collector {

namespace {

void checkPlaceholders(JsonFields& fields, const std::string& argument, const std::string& path) {
  const std::string nameCharacters = "abcdefghijklmnopqrstuvwxyz_";
  for (std::size_t open = argument.find('{'); open != std::string::npos; open = argument.find('{', open + 1)) {
    const std::size_t close = argument.find_first_not_of(nameCharacters, open + 1);
    if (close == std::string::npos || argument[close] != '}' || close == open + 1) continue;
    const std::string name = argument.substr(open + 1, close - open - 1);
    const auto& known = placeholders();
    if (std::count(known.begin(), known.end(), name)) continue;
    std::string expected;
    for (const std::string& candidate : known) {
      if (editDistance(name, candidate) <= 2) expected = "{" + candidate + "}";
    }
    if (expected.empty()) {
      for (const std::string& candidate : known) expected += (expected.empty() ? "one of {" : ", {") + candidate + "}";
    }
    fields.complainAt(path, "no such placeholder", echo("{" + name + "}"), expected);
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

/// Without them, every case would run the same.
void checkTensorRt(JsonFields& fields, const Library& library) {
  const bool model = hasPlaceholder(library, "prototxt") || hasPlaceholder(library, "weights");
  const bool batchSize = hasPlaceholder(library, "prototxt") || hasPlaceholder(library, "batch_size");
  if (!model) fields.complain("arguments", "do not tell the program the model", "{prototxt} or {weights} in one of them");
  if (!batchSize) fields.complain("arguments", "do not tell the program the batch size", "{batch_size} or {prototxt} in one of them");
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

void checkCall(JsonFields& fields, const Library& library) {
  for (std::size_t i = 0; i < library.arguments.size(); ++i) {
    const std::string path = fields.pathTo("arguments") + "/" + std::to_string(i);
    if (library.kind == ProgramKind::tensorrt) checkPlaceholders(fields, library.arguments[i], path);
    else checkCaffe(fields, library, i, path);
  }
  if (library.kind == ProgramKind::tensorrt) checkTensorRt(fields, library);
  checkEnvironment(fields, library);
}

}  // namespace collector
