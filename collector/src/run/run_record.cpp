#include "run/run_record.h"

#include "run/sample_json.h"

namespace collector {

using nlohmann::json;

namespace {

/// Writes a field that may be absent, which is then left out.
struct Put {
  json& object;
  template <class T>
  void operator()(const char* key, const Optional<T>& value) const {
    if (value) object[key] = *value;
  }
};

/// Reads such a field back.
struct Take {
  const json& object;
  template <class T>
  void operator()(const char* key, Optional<T>& value) const {
    const auto found = object.find(key);
    if (found != object.end()) value = found->get<T>();
  }
};

/// Calls `field` with each field that may be absent and its key; one list for both ways.
template <class Conditions, class Field>
void eachConditionThatMayBeAbsent(Conditions& conditions, const Field& field) {
  field("gpu_hz", conditions.gpuHz);
  field("emc_hz", conditions.emcHz);
  field("cpu_khz", conditions.cpuKhz);
  field("temperature_before_c", conditions.temperatureBeforeC);
  field("temperature_c", conditions.temperatureC);
  field("temperature_after_c", conditions.temperatureAfterC);
  field("throttled", conditions.throttled);
  field("below_max_clock", conditions.belowMaxClock);
  field("power_mw", conditions.powerMw);
  field("gpu_power_mw", conditions.gpuPowerMw);
  field("cpu_power_mw", conditions.cpuPowerMw);
}

template <class Run, class Field>
void eachValueThatMayBeAbsent(Run& run, const Field& field) {
  field("forward_ms", run.forwardMs);
  field("backward_ms", run.backwardMs);
  field("forward_backward_ms", run.forwardBackwardMs);
  field("memory_bytes", run.memoryBytes);
  field("exit_status", run.exitStatus);
  field("wall_ms", run.wallMs);
  field("preceding_wall_ms", run.precedingWallMs);
  field("peak_rss_bytes", run.peakRssBytes);
  field("iterations", run.iterations);
  field("warm_up_iterations", run.warmUpIterations);
  field("first_iteration_ms", run.firstIterationMs);
  field("later_iterations_ms", run.laterIterationsMs);
  field("energy_mj_per_image", run.energyMjPerImage);
  field("user_cpu_ms", run.userCpuMs);
  field("system_cpu_ms", run.systemCpuMs);
  field("voluntary_context_switches", run.voluntarySwitches);
  field("involuntary_context_switches", run.involuntarySwitches);
  field("load_average", run.others.loadAverage);
  field("other_cpu_ms", run.others.otherCpuMs);
  field("stolen_cpu_ms", run.others.stolenCpuMs);
  field("machine_busy", run.machineBusy);
  field("looked_at", run.lookedAt);
  field("log_sha256", run.logSha256);
  field("samples_sha256", run.samplesSha256);
}

/// Throws where there is no status of that name.
Status statusNamed(const std::string& name) {
  static const json numbers = [] {
    json all = json::object();
    for (const Status status : {Status::ok, Status::failed, Status::timeout}) all[nameOf(status)] = static_cast<int>(status);
    return all;
  }();
  return static_cast<Status>(numbers.at(name).get<int>());
}

json conditionsToJson(const RunConditions& conditions) {
  json object = {{"note", conditions.note}, {"timed_samples", conditions.timedSamples}, {"whole_process", conditions.wholeProcess}};
  eachConditionThatMayBeAbsent(conditions, Put{object});
  if (conditions.before) object["before"] = toJson(*conditions.before);
  if (conditions.after) object["after"] = toJson(*conditions.after);
  return object;
}

RunConditions conditionsFromJson(const json& object) {
  RunConditions conditions;
  conditions.note = object.at("note").get<std::string>();
  conditions.timedSamples = object.at("timed_samples").get<std::size_t>();
  conditions.wholeProcess = object.at("whole_process").get<bool>();
  eachConditionThatMayBeAbsent(conditions, Take{object});
  if (object.count("before")) conditions.before = sampleFromJson(object.at("before"));
  if (object.count("after")) conditions.after = sampleFromJson(object.at("after"));
  return conditions;
}

json layersToJson(const std::vector<LayerTime>& layers) {
  json list = json::array();
  for (const LayerTime& layer : layers) {
    json entry = {{"layer", layer.layer}};
    Put{entry}("forward_ms", layer.forwardMs);
    Put{entry}("backward_ms", layer.backwardMs);
    if (!layer.type.empty()) entry["type"] = layer.type;
    list.push_back(entry);
  }
  return list;
}

}  // namespace

json toJson(const RunRecord& run) {
  json object = {{"type", "run"},
                 {"model", run.key.model},
                 {"library", run.key.library},
                 {"batch_size", run.key.batchSize},
                 {"repetition", run.key.repetition},
                 {"levels", run.key.levels},
                 {"run_order", run.runOrder},
                 {"started_at", run.startedAt},
                 {"status", nameOf(run.verdict.status)},
                 {"reason", run.verdict.reason},
                 {"failure", run.verdict.failure},
                 {"signal", run.signal},
                 {"preceding_iterations", run.precedingIterations},
                 {"cool_down_s", run.coolDownS},
                 {"conditions", conditionsToJson(run.conditions)},
                 {"layers", layersToJson(run.layers)},
                 {"single_times",
                  {{"forward_ms", run.singleTimes.forwardMs},
                   {"backward_ms", run.singleTimes.backwardMs},
                   {"forward_backward_ms", run.singleTimes.forwardBackwardMs}}},
                 {"left_out", run.leftOut},
                 {"set_up", run.setUp},
                 {"log", run.log},
                 {"samples", run.samples}};
  eachValueThatMayBeAbsent(run, Put{object});
  return object;
}

RunRecord runFromJson(const json& object) {
  RunRecord run;
  run.key = {object.at("model").get<std::string>(), object.at("library").get<std::string>(),
             object.at("batch_size").get<int>(), object.at("repetition").get<int>(), object.at("levels").get<Levels>()};
  run.runOrder = object.at("run_order").get<int>();
  run.startedAt = object.at("started_at").get<std::string>();
  run.verdict = {statusNamed(object.at("status").get<std::string>()), object.at("reason").get<std::string>(),
                 object.at("failure").get<std::string>()};
  run.signal = object.at("signal").get<std::string>();
  run.precedingIterations = object.at("preceding_iterations").get<int>();
  run.coolDownS = object.at("cool_down_s").get<double>();
  run.conditions = conditionsFromJson(object.at("conditions"));
  run.log = object.at("log").get<std::string>();
  run.samples = object.at("samples").get<std::string>();
  for (const json& entry : object.at("layers")) {
    LayerTime layer;
    layer.layer = entry.at("layer").get<std::string>();
    Take{entry}("forward_ms", layer.forwardMs);
    Take{entry}("backward_ms", layer.backwardMs);
    layer.type = entry.value("type", "");
    run.layers.push_back(layer);
  }
  const json& times = object.at("single_times");
  run.singleTimes.forwardMs = times.at("forward_ms").get<std::vector<double>>();
  run.singleTimes.backwardMs = times.at("backward_ms").get<std::vector<double>>();
  run.singleTimes.forwardBackwardMs = times.at("forward_backward_ms").get<std::vector<double>>();
  run.leftOut = object.at("left_out").get<std::size_t>();
  run.setUp = object.at("set_up").get<json::object_t>();
  eachValueThatMayBeAbsent(run, Take{object});
  // Whoever reads an ok run relies on its time.
  if (run.verdict.status == Status::ok) object.at("forward_ms");
  return run;
}

}  // namespace collector
