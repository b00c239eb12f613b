#include "plan/plan_entries.h"

#include "plan/factors.h"
#include "plan/program_call_checks.h"
#include "plan/tag.h"

namespace collector {

using nlohmann::json;

namespace {

std::string readTag(JsonFields& fields, std::set<std::string>& seen) {
  const Optional<std::string> tag = fields.text("tag", Need::required);
  if (!tag) return "";
  if (!isTag(*tag)) fields.complain("tag", "not a tag", "letters, digits, . _ + -, beginning with a letter or digit");
  else if (!seen.insert(*tag).second) fields.complain("tag", "tag given twice", "a tag of its own");
  return *tag;
}

std::string resolve(const std::string& directory, const std::string& path) {
  return path[0] == '/' || directory.empty() ? path : directory + "/" + path;
}

void readEnvironment(JsonFields& fields, Library& library) {
  auto object = fields.object("environment", Need::optional);
  if (!object) return;
  for (auto item = object->source().begin(); item != object->source().end(); ++item) {
    const std::string& name = item.key();
    if (name.empty() || name.find('=') != std::string::npos) object->complain(name, "not a variable's name", "a name without =");
    else if (!item.value().is_string()) object->complain(name, "not a text", "a string");
    else library.environment[name] = item.value().get<std::string>();
  }
}

json readAccuracy(JsonFields fields) {
  json accuracy = json::object();
  if (const auto top1 = fields.number("top1", 0, 1, Need::required)) accuracy["top1"] = *top1;
  if (const auto top5 = fields.number("top5", 0, 1, Need::optional)) accuracy["top5"] = *top5;
  copyTexts(fields, accuracy, {"source"});
  fields.rejectUnknown();
  return accuracy;
}

}  // namespace

void copyTexts(JsonFields& fields, json& description, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    if (const auto value = fields.text(key, Need::optional)) description[key] = *value;
  }
}

Library readLibrary(JsonFields fields, const std::string& directory, const std::vector<Factor>& factors, std::set<std::string>& seen) {
  Library library;
  library.tag = readTag(fields, seen);
  json& description = library.description = json::object();
  if (const auto label = fields.text("label", Need::required)) description["label"] = *label;
  if (const auto label = fields.text("short_label", Need::optional)) description["shortLabel"] = *label;
  if (const auto precision = fields.oneOf("precision", {"fp64", "fp32", "fp16", "bf16", "int8"}, Need::required)) description["precision"] = *precision;
  if (const auto device = fields.oneOf("device", {"cpu", "gpu"}, Need::required)) {
    library.device = *device == "cpu" ? Device::cpu : Device::gpu;
    description["device"] = *device;
  }
  const auto kind = fields.oneOf("kind", {"caffe", "tensorrt", "lines"}, Need::required);
  if (kind) {
    library.kind = *kind == "caffe" ? ProgramKind::caffe : *kind == "tensorrt" ? ProgramKind::tensorrt : ProgramKind::lines;
    // A program that speaks the protocol tells its framework itself.
    if (library.kind != ProgramKind::lines) description["framework"] = *kind;
  }
  copyTexts(fields, description, {"backend", "framework", "revision", "note"});
  if (const auto link = fields.link("link")) description["link"] = *link;
  if (const auto program = fields.text("program", Need::required)) {
    library.program = resolve(directory, *program);
    library.mayBeInPath = program->find('/') == std::string::npos;
  }
  library.arguments = fields.texts("arguments");
  for (const std::string& file : fields.texts("files")) {
    if (file.empty()) fields.complain("files", "an empty path", "paths to files");
    else library.files.push_back(resolve(directory, file));
  }
  readEnvironment(fields, library);
  if (const auto threads = fields.integer("threads", 1, 4096, Need::optional)) {
    library.threads = static_cast<int>(*threads);
    description["threads"] = *threads;
  }
  readLevels(fields, factors, library);
  if (kind) checkCall(fields, library, factors);
  if (const auto gpu = fields.integer("gpu", 0, 63, Need::optional)) library.gpu = static_cast<int>(*gpu);
  fields.rejectUnknown();
  return library;
}

Model readModel(JsonFields fields, const std::string& directory, std::set<std::string>& seen) {
  const std::int64_t mostParameters = 1000000000000;
  Model model;
  model.tag = readTag(fields, seen);
  json& description = model.description = json::object();
  if (const auto label = fields.text("label", Need::required)) description["label"] = *label;
  if (const auto prototxt = fields.text("prototxt", Need::optional)) model.prototxt = resolve(directory, *prototxt);
  if (const auto weights = fields.text("weights", Need::optional)) model.weights = resolve(directory, *weights);
  if (const auto file = fields.text("model", Need::optional)) model.file = resolve(directory, *file);
  if (const auto accuracy = fields.object("accuracy", Need::optional)) description["accuracy"] = readAccuracy(*accuracy);
  if (const auto parameters = fields.integer("parameters", 1, mostParameters, Need::optional)) description["parameters"] = *parameters;
  copyTexts(fields, description, {"note"});
  if (const auto link = fields.link("link")) description["link"] = *link;
  fields.rejectUnknown();
  return model;
}

}  // namespace collector
