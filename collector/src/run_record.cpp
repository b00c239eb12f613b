#include "run_record.h"

#include "sample_json.h"

namespace collector {

using nlohmann::json;

namespace {

template <class T>
void put(json& object, const char* key, const Optional<T>& value) {
  if (value) object[key] = *value;
}

template <class T>
void take(const json& object, const char* key, Optional<T>& value) {
  const auto found = object.find(key);
  if (found != object.end()) value = found->get<T>();
}

Status statusNamed(const std::string& name) {
  if (name == "ok") return Status::ok;
  return name == "timeout" ? Status::timeout : Status::failed;
}

json conditionsToJson(const RunConditions& conditions) {
  json object = {{"note", conditions.note}, {"timed_samples", conditions.timedSamples}, {"whole_process", conditions.wholeProcess}};
  put(object, "gpu_hz", conditions.gpuHz);
  put(object, "emc_hz", conditions.emcHz);
  put(object, "cpu_khz", conditions.cpuKhz);
  put(object, "temperature_before_c", conditions.temperatureBeforeC);
  put(object, "temperature_c", conditions.temperatureC);
  put(object, "temperature_after_c", conditions.temperatureAfterC);
  put(object, "throttled", conditions.throttled);
  put(object, "below_max_clock", conditions.belowMaxClock);
  put(object, "power_mw", conditions.powerMw);
  put(object, "gpu_power_mw", conditions.gpuPowerMw);
  put(object, "cpu_power_mw", conditions.cpuPowerMw);
  if (conditions.before) object["before"] = toJson(*conditions.before);
  if (conditions.after) object["after"] = toJson(*conditions.after);
  return object;
}

RunConditions conditionsFromJson(const json& object) {
  RunConditions conditions;
  conditions.note = object.at("note").get<std::string>();
  conditions.timedSamples = object.at("timed_samples").get<std::size_t>();
  conditions.wholeProcess = object.at("whole_process").get<bool>();
  take(object, "gpu_hz", conditions.gpuHz);
  take(object, "emc_hz", conditions.emcHz);
  take(object, "cpu_khz", conditions.cpuKhz);
  take(object, "temperature_before_c", conditions.temperatureBeforeC);
  take(object, "temperature_c", conditions.temperatureC);
  take(object, "temperature_after_c", conditions.temperatureAfterC);
  take(object, "throttled", conditions.throttled);
  take(object, "below_max_clock", conditions.belowMaxClock);
  take(object, "power_mw", conditions.powerMw);
  take(object, "gpu_power_mw", conditions.gpuPowerMw);
  take(object, "cpu_power_mw", conditions.cpuPowerMw);
  if (object.count("before")) conditions.before = sampleFromJson(object.at("before"));
  if (object.count("after")) conditions.after = sampleFromJson(object.at("after"));
  return conditions;
}

json layersToJson(const std::vector<LayerTime>& layers) {
  json list = json::array();
  for (const LayerTime& layer : layers) {
    json entry = {{"layer", layer.layer}};
    put(entry, "forward_ms", layer.forwardMs);
    put(entry, "backward_ms", layer.backwardMs);
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
                 {"run_order", run.runOrder},
                 {"started_at", run.startedAt},
                 {"status", nameOf(run.verdict.status)},
                 {"reason", run.verdict.reason},
                 {"failure", run.verdict.failure},
                 {"signal", run.signal},
                 {"warm_up_iterations", run.warmUpIterations},
                 {"preceding_iterations", run.precedingIterations},
                 {"cool_down_s", run.coolDownS},
                 {"conditions", conditionsToJson(run.conditions)},
                 {"layers", layersToJson(run.layers)},
                 {"log", run.log},
                 {"samples", run.samples}};
  put(object, "forward_ms", run.forwardMs);
  put(object, "backward_ms", run.backwardMs);
  put(object, "forward_backward_ms", run.forwardBackwardMs);
  put(object, "memory_bytes", run.memoryBytes);
  put(object, "exit_status", run.exitStatus);
  put(object, "wall_ms", run.wallMs);
  put(object, "preceding_wall_ms", run.precedingWallMs);
  put(object, "peak_rss_bytes", run.peakRssBytes);
  put(object, "iterations", run.iterations);
  put(object, "first_iteration_ms", run.firstIterationMs);
  put(object, "later_iterations_ms", run.laterIterationsMs);
  put(object, "energy_mj_per_image", run.energyMjPerImage);
  return object;
}

RunRecord runFromJson(const json& object) {
  RunRecord run;
  run.key = {object.at("model").get<std::string>(), object.at("library").get<std::string>(),
             object.at("batch_size").get<int>(), object.at("repetition").get<int>()};
  run.runOrder = object.at("run_order").get<int>();
  run.startedAt = object.at("started_at").get<std::string>();
  run.verdict = {statusNamed(object.at("status").get<std::string>()), object.at("reason").get<std::string>(),
                 object.at("failure").get<std::string>()};
  run.signal = object.at("signal").get<std::string>();
  run.warmUpIterations = object.at("warm_up_iterations").get<int>();
  run.precedingIterations = object.at("preceding_iterations").get<int>();
  run.coolDownS = object.at("cool_down_s").get<double>();
  run.conditions = conditionsFromJson(object.at("conditions"));
  run.log = object.at("log").get<std::string>();
  run.samples = object.at("samples").get<std::string>();
  for (const json& entry : object.at("layers")) {
    LayerTime layer;
    layer.layer = entry.at("layer").get<std::string>();
    take(entry, "forward_ms", layer.forwardMs);
    take(entry, "backward_ms", layer.backwardMs);
    run.layers.push_back(layer);
  }
  take(object, "forward_ms", run.forwardMs);
  take(object, "backward_ms", run.backwardMs);
  take(object, "forward_backward_ms", run.forwardBackwardMs);
  take(object, "memory_bytes", run.memoryBytes);
  take(object, "exit_status", run.exitStatus);
  take(object, "wall_ms", run.wallMs);
  take(object, "preceding_wall_ms", run.precedingWallMs);
  take(object, "peak_rss_bytes", run.peakRssBytes);
  take(object, "iterations", run.iterations);
  take(object, "first_iteration_ms", run.firstIterationMs);
  take(object, "later_iterations_ms", run.laterIterationsMs);
  take(object, "energy_mj_per_image", run.energyMjPerImage);
  return run;
}

}  // namespace collector
