#include "plan/plan_reader.h"

#include <algorithm>
#include <set>

#include "plan/cases.h"
#include "plan/factors.h"
#include "plan/placeholders.h"
#include "plan/plan_entries.h"
#include "base/strict_json.h"

namespace collector {

using nlohmann::json;

namespace {

/// Objects that go into datapackage.json as they are.
json copyList(JsonFields& fields, const std::string& name, const std::vector<std::string>& required, const std::vector<std::string>& optional) {
  json list = json::array();
  for (JsonFields& entry : fields.objects(name, Need::optional)) {
    json copy = json::object();
    for (const std::string& key : required) copy[key] = entry.text(key, Need::required).value_or("");
    copyTexts(entry, copy, optional);
    if (const auto path = entry.link("path")) copy["path"] = *path;
    entry.rejectUnknown();
    list.push_back(copy);
  }
  return list;
}

json readDataset(JsonFields fields) {
  const std::string nameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789._-";
  json dataset = json::object();
  const std::string name = fields.text("name", Need::required).value_or("");
  if (name.find_first_not_of(nameCharacters) != std::string::npos || name[0] == '.') {
    fields.complain("name", "not a data package's name", "lower-case letters, digits, . _ -, not beginning with .");
  }
  dataset["name"] = name;
  dataset["title"] = fields.text("title", Need::required).value_or("");
  copyTexts(fields, dataset, {"description"});
  dataset["licenses"] = copyList(fields, "licenses", {"name"}, {"title"});
  dataset["sources"] = copyList(fields, "sources", {"title"}, {});
  if (const auto platform = fields.object("platform", Need::optional)) dataset["platform"] = platform->source();
  fields.rejectUnknown();
  return dataset;
}

/// Checks that a skip names something the plan has: one that can match nothing is a slip of the pen.
void checkKnown(JsonFields& fields, const std::string& key, const Optional<std::string>& tag, const std::set<std::string>& tags) {
  if (tag && !tags.count(*tag)) fields.complain(key, "no such " + key + " in the plan", "one of the plan's tags");
}

void readSkips(JsonFields& fields, Plan& plan, const std::set<std::string>& libraries, const std::set<std::string>& models) {
  for (JsonFields& entry : fields.objects("skip", Need::optional)) {
    Skip skip;
    skip.library = entry.text("library", Need::optional);
    checkKnown(entry, "library", skip.library, libraries);
    skip.model = entry.text("model", Need::optional);
    checkKnown(entry, "model", skip.model, models);
    if (const auto size = entry.integer("batch_size", 1, 65536, Need::optional)) {
      skip.batchSize = static_cast<int>(*size);
      const bool planned = std::count(plan.batchSizes.begin(), plan.batchSizes.end(), *skip.batchSize) > 0;
      if (!planned) entry.complain("batch_size", "no such batch size in the plan", "one of the plan's batch sizes");
    }
    skip.levels = readSkippedLevels(entry, plan.factors);
    if (!skip.library && !skip.model && !skip.batchSize && !entry.source().count("factors")) {
      entry.complain("", "skips every case", "a library, a model, a batch_size or factors");
    }
    skip.reason = entry.text("reason", Need::optional).value_or("");
    entry.rejectUnknown();
    plan.skips.push_back(skip);
  }
}

bool hasNoCase(const Plan& plan) {
  const std::vector<Case> cases = firstRepetitions(plan);
  return std::all_of(cases.begin(), cases.end(), [&](const Case& c) { return skipOf(plan, c); });
}

/// A factor that no program is told would change nothing.
void checkFactorsTaken(JsonFields& fields, const Plan& plan) {
  for (const Factor& factor : plan.factors) {
    const bool taken = std::any_of(plan.libraries.begin(), plan.libraries.end(), [&](const Library& library) { return library.levels.count(factor.name); });
    if (!taken) fields.complainAt(fields.pathTo("factors") + "/" + factor.name, "no library takes it", "", "{" + factor.name + "} in the arguments or the environment of one");
  }
}

/// Whether a program is told this file of a model; Caffe takes its definition by itself.
bool takes(const Library& library, const std::string& file) {
  return hasPlaceholder(library, file) || (library.kind == ProgramKind::caffe && file == "prototxt");
}

/// Each model needs the files that the libraries take which it is measured with.
void checkModelFiles(JsonFields& fields, const Plan& plan) {
  std::set<std::pair<std::string, std::string>> measured;
  for (const Case& c : firstRepetitions(plan)) {
    if (!skipOf(plan, c)) measured.insert({c.library, c.model});
  }
  for (std::size_t i = 0; i < plan.models.size(); ++i) {
    const Model& model = plan.models[i];
    const struct {
      const char* name;
      bool given;
    } files[] = {{"prototxt", !model.prototxt.empty()}, {"model", !model.file.empty()}};
    for (const auto& file : files) {
      const auto taker = std::find_if(plan.libraries.begin(), plan.libraries.end(), [&](const Library& library) {
        return takes(library, file.name) && measured.count({library.tag, model.tag});
      });
      if (file.given || taker == plan.libraries.end()) continue;
      fields.complainAt("/models/" + std::to_string(i) + "/" + file.name, "missing", "", "a path: library " + taker->tag + " takes it");
    }
  }
}

/// A number of iterations for all batch sizes, or a list with one for each.
std::map<int, int> readPerBatchSize(JsonFields& fields, const std::string& key, int least, Need need, const Plan& plan) {
  const int most = 1000000;
  const bool isList = fields.source().count(key) > 0 && fields.source().at(key).is_array();
  std::vector<int> counts;
  if (isList) counts = fields.integers(key, least, most);
  else counts.assign(plan.batchSizes.size(), static_cast<int>(fields.integer(key, least, most, need).value_or(least)));
  const auto sizes = fields.source().find("batch_sizes");
  if (isList && sizes != fields.source().end() && sizes->size() != fields.source().at(key).size()) {
    fields.complain(key, "not as many as batch sizes", "a number, or one for each batch size");
  }
  std::map<int, int> byBatchSize;
  for (std::size_t i = 0; i < std::min(counts.size(), plan.batchSizes.size()); ++i) byBatchSize[plan.batchSizes[i]] = counts[i];
  return byBatchSize;
}

void readMeasuring(JsonFields& fields, Plan& plan) {
  const double dayS = 86400;
  plan.repetitions = static_cast<int>(fields.integer("repetitions", 1, 1000, Need::required).value_or(1));
  plan.iterations = readPerBatchSize(fields, "iterations", 1, Need::required, plan);
  plan.warmUpIterations = readPerBatchSize(fields, "warm_up_iterations", 0, Need::optional, plan);
  if (const auto order = fields.oneOf("order", {"interleaved", "blocked"}, Need::optional)) {
    plan.order = *order == "blocked" ? Order::blocked : Order::interleaved;
  }
  if (const auto seed = fields.integer("seed", 0, std::int64_t(1) << 53, Need::optional)) {
    plan.seed = static_cast<std::uint64_t>(*seed);
  }
  plan.timeoutS = fields.number("timeout_s", 0.1, dayS, Need::optional).value_or(plan.timeoutS);
  plan.coolDownC = fields.number("cool_down_c", 1, 120, Need::optional);
  plan.coolDownLimitS = fields.number("cool_down_limit_s", 0, dayS, Need::optional).value_or(plan.coolDownLimitS);
  plan.sampleIntervalMs = fields.number("sample_interval_ms", 10, 60000, Need::optional).value_or(plan.sampleIntervalMs);
  plan.outputLimitMb = fields.number("output_limit_mb", 0.01, 1024, Need::optional).value_or(plan.outputLimitMb);
  plan.typicalRunS = fields.number("typical_run_s", 0.001, dayS, Need::optional).value_or(plan.typicalRunS);
}

}  // namespace

Optional<Plan> readPlan(const std::string& text, const std::string& directory, Problems& problems) {
  const std::size_t before = problems.size();
  const Optional<json> source = parseStrictJson(text, problems);
  if (!source) return nothing;
  if (!source->is_object()) {
    problems.push_back({"/", "not an object", echo(*source), "an object"});
    return nothing;
  }
  JsonFields fields(*source, "", problems);
  Plan plan;
  plan.source = *source;
  plan.directory = directory;
  fields.any("$schema", Need::optional);
  if (const auto dataset = fields.object("dataset", Need::required)) plan.dataset = readDataset(*dataset);
  plan.factors = readFactors(fields);
  std::set<std::string> libraries;
  std::set<std::string> models;
  for (const JsonFields& entry : fields.objects("libraries", Need::required)) plan.libraries.push_back(readLibrary(entry, directory, plan.factors, libraries));
  for (const JsonFields& entry : fields.objects("models", Need::required)) plan.models.push_back(readModel(entry, directory, models));
  plan.batchSizes = fields.distinctIntegers("batch_sizes", 1, 65536);
  readMeasuring(fields, plan);
  readSkips(fields, plan, libraries, models);
  fields.rejectUnknown();
  if (problems.size() > before) return nothing;
  if (hasNoCase(plan)) {
    fields.complain("skip", "leaves no case of the plan", "skips that leave something to run");
    return nothing;
  }
  checkFactorsTaken(fields, plan);
  checkModelFiles(fields, plan);
  if (problems.size() > before) return nothing;
  return plan;
}

}  // namespace collector
