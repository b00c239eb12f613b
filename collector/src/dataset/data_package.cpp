#include "dataset/data_package.h"

#include <algorithm>

#include "base/version.h"
#include "dataset/home_free.h"
#include "dataset/iteration_columns.h"
#include "dataset/layer_columns.h"
#include "dataset/layer_differences.h"
#include "dataset/reported_facts.h"
#include "dataset/run_columns.h"
#include "dataset/unseen_library.h"
#include "dataset/whole_networks.h"
#include "run/program_call.h"

namespace collector {

using nlohmann::ordered_json;

namespace {

/// Of Data Package 2.0: what a descriptor conforms to.
std::string profile(const char* name) { return std::string("https://datapackage.org/profiles/2.0/") + name + ".json"; }

template <class Row>
ordered_json resource(const std::string& name, const std::string& description, const std::vector<Column<Row>>& columns,
                      const std::vector<std::string>& primaryKey) {
  ordered_json fields = ordered_json::array();
  for (const Column<Row>& column : columns) {
    ordered_json field = {{"name", column.name}, {"type", column.type}, {"description", column.description}};
    if (!column.constraints.is_null()) field["constraints"] = column.constraints;
    // What tells how a case was run is in the key: runs that differ in the rest are still repetitions.
    if (std::find(primaryKey.begin(), primaryKey.end(), column.name) == primaryKey.end()) field["measured"] = true;
    fields.push_back(field);
  }
  ordered_json schema = {{"$schema", profile("tableschema")}, {"fields", fields}, {"primaryKey", primaryKey}, {"missingValues", {""}}};
  return {{"$schema", profile("dataresource")},
          {"name", name},
          {"path", name + ".csv"},
          {"type", "table"},
          {"description", description},
          {"format", "csv"},
          {"mediatype", "text/csv"},
          {"encoding", "utf-8"},
          {"schema", schema}};
}

ordered_json resources(const Plan& plan, const JournalContent& journal) {
  std::vector<std::string> run = {"model", "library", "batch_size"};
  for (const Factor& factor : plan.factors) run.push_back(factor.name);
  run.push_back("repetition");
  const auto with = [&](const char* column) {
    std::vector<std::string> key = run;
    key.push_back(column);
    return key;
  };
  const auto ofRuns = [&](ordered_json table) {
    table["schema"]["foreignKeys"] = {{{"fields", run}, {"reference", {{"resource", "runs"}, {"fields", run}}}}};
    return table;
  };
  ordered_json list = {resource("runs", "One row per run of a benchmark program", runColumns(plan.factors), run),
                       ofRuns(resource("layers", "One row per layer of a run that is ok", layerColumns(plan.factors), with("layer_index")))};
  if (hasSingleTimes(journal)) {
    list.push_back(ofRuns(resource("iterations", "One row per timed iteration of a run that is ok, where its program tells single times",
                                   iterationColumns(plan.factors), with("iteration"))));
  }
  if (hasNetworks(journal)) {
    list.push_back(resource("networks", "One row per layer of a model", networkColumns(), {"model", "layer_index"}));
  }
  return list;
}

/// The platform as the last start found it; what was not recorded by an earlier one says until when.
nlohmann::json platformOf(const JournalContent& journal) {
  using nlohmann::json;
  json platform = journal.campaign.at("platform");
  json notRecorded = platform.value("not_recorded", json::object());
  json until = json::object();
  for (const json& start : journal.resumptions) {
    platform = start.at("platform");
    const json now = platform.value("not_recorded", json::object());
    for (auto missing = notRecorded.begin(); missing != notRecorded.end(); ++missing) {
      if (!now.count(missing.key()) && !until.count(missing.key())) until[missing.key()] = start.at("started_at");
    }
    for (auto missing = now.begin(); missing != now.end(); ++missing) until.erase(missing.key());
    notRecorded.update(now);
  }
  for (auto moment = until.begin(); moment != until.end(); ++moment) {
    notRecorded[moment.key()] = notRecorded[moment.key()].get<std::string>() + "; until " + moment.value().get<std::string>();
  }
  if (!notRecorded.empty()) platform["not_recorded"] = notRecorded;
  return platform;
}

/// Files without the names of who has them; those that could not be read say why.
ordered_json filesOf(const std::map<std::string, std::vector<UsedFile>>& recorded, const std::string& tag, const std::string& home) {
  ordered_json list = ordered_json::array();
  const auto files = recorded.find(tag);
  if (files == recorded.end()) return list;
  for (const UsedFile& file : files->second) {
    ordered_json entry = {{"role", file.role}, {"path", homeFree(file.path, home)}};
    if (!file.missing.empty()) entry["missing"] = file.missing;
    else entry.update(ordered_json{{"sha256", file.sha256}, {"bytes", file.bytes}});
    list.push_back(entry);
  }
  return list;
}

const char* wordFor(ProgramKind kind) {
  switch (kind) {
    case ProgramKind::caffe: return "caffe";
    case ProgramKind::tensorrt: return "tensorrt";
    case ProgramKind::lines: break;
  }
  return "lines";
}

/// What tells libraries apart that have one program: how it was started, and what it was and loaded.
ordered_json howStarted(const Library& library, const JournalContent& journal, const std::string& home) {
  ordered_json object = {{"kind", wordFor(library.kind)}, {"program", homeFree(library.program, home)}};
  if (const auto gpu = caffeGpu(library)) object["gpu"] = *gpu;
  object["arguments"] = ordered_json::array();
  for (const std::string& argument : library.arguments) object["arguments"].push_back(homeFree(argument, home));
  object["environment"] = ordered_json::object();
  for (const auto& variable : library.environment) object["environment"][variable.first] = homeFree(variable.second, home);
  object["files"] = filesOf(journal.libraryFiles, library.tag, home);
  if (isUnseen(journal.runs, library.tag)) {
    object["not_recorded"] = {{"loaded", "the program ended before the shared libraries that it loads could be seen; files may lack some"}};
  }
  return object;
}

ordered_json measuring(const Plan& plan, const JournalContent& journal) {
  ordered_json object = {{"collector", version},
                         {"order", plan.order == Order::blocked ? "blocked" : "interleaved"},
                         {"seed", journal.campaign.at("seed")},
                         {"repetitions", plan.repetitions},
                         {"batch_sizes", plan.batchSizes},
                         {"iterations_asked", plan.source.at("iterations")},
                         {"warm_up_iterations_asked", plan.source.value("warm_up_iterations", nlohmann::json(0))},
                         {"timeout_s", plan.timeoutS},
                         {"sample_interval_ms", plan.sampleIntervalMs}};
  if (plan.coolDownC) object["cool_down_c"] = *plan.coolDownC;
  const std::string home = journal.campaign.value("home", "");
  for (const nlohmann::json& change : journal.changes) {
    ordered_json entry = ordered_json::object();
    for (const char* key : {"at", "of", "role", "path", "before", "after"}) entry[key] = homeFree(change.at(key).get<std::string>(), home);
    object["changes"].push_back(entry);
  }
  return object;
}

/// A library as the plan describes it, with what its program said of itself, and whether its runs differ in their layers.
nlohmann::json describe(const Library& library, const JournalContent& journal) {
  nlohmann::json description = library.description;
  if (layerDifference(journal.runs, library.tag)) description["layersVary"] = true;
  const nlohmann::json reported = reportedFacts(journal, library.tag);
  if (reported.empty()) return description;
  const auto framework = reported.find("framework");
  if (!description.count("framework") && framework != reported.end() && framework->is_string()) description["framework"] = *framework;
  description["reported"] = reported;
  return description;
}

}  // namespace

ordered_json dataPackage(const Plan& plan, const JournalContent& journal) {
  const nlohmann::json& dataset = plan.dataset;
  ordered_json package = {{"$schema", profile("datapackage")}, {"name", dataset.at("name")}, {"title", dataset.at("title")}};
  if (dataset.count("description")) package["description"] = dataset.at("description");
  package["version"] = "1.0.0";
  package["created"] = journal.campaign.at("started_at");
  // The standard knows no empty list of licences.
  if (!dataset.at("licenses").empty()) package["licenses"] = dataset.at("licenses");
  package["sources"] = dataset.at("sources");
  if (package["sources"].empty()) package["sources"].push_back({{"title", "Measured with the native collector " + std::string(version)}});
  package["resources"] = resources(plan, journal);

  nlohmann::json platform = platformOf(journal);
  // What the plan says is a person's word and stands above what was found.
  if (dataset.count("platform")) platform.merge_patch(dataset.at("platform"));
  package["platform"] = platform;
  package["measuring"] = measuring(plan, journal);
  if (!plan.factors.empty()) package["factors"] = ordered_json::object();
  for (const Factor& factor : plan.factors) package["factors"][factor.name] = factor.description;
  package["libraries"] = ordered_json::object();
  const std::string home = journal.campaign.value("home", "");
  for (const Library& library : plan.libraries) {
    package["libraries"][library.tag] = describe(library, journal);
    package["libraries"][library.tag].update(howStarted(library, journal, home));
  }
  package["models"] = ordered_json::object();
  for (const Model& model : plan.models) {
    package["models"][model.tag] = model.description;
    package["models"][model.tag]["files"] = filesOf(journal.modelFiles, model.tag, home);
  }
  return package;
}

}  // namespace collector
