#include "run/sample_json.h"

#include <cmath>

#include "run/run_conditions.h"

namespace collector {

using nlohmann::json;

namespace {

const char* phaseOf(std::size_t index, const std::vector<Sample>& samples, const Optional<TimedWindow>& window) {
  if (index == 0) return "before";
  if (index + 1 == samples.size()) return "after";
  return window && holds(*window, samples[index]) ? "timed" : "during";
}

}  // namespace

json toJson(const Sample& sample) {
  json object = {{"at_ms", sample.atMs}};
  if (sample.gpuHz) object["gpu_hz"] = *sample.gpuHz;
  if (sample.emcHz) object["emc_hz"] = *sample.emcHz;
  if (sample.cpuKhz) object["cpu_khz"] = *sample.cpuKhz;
  if (!sample.temperaturesC.empty()) object["temperatures_c"] = sample.temperaturesC;
  if (!sample.railsMw.empty()) object["rails_mw"] = sample.railsMw;
  if (!sample.throttling.empty()) object["throttling"] = sample.throttling;
  return object;
}

Sample sampleFromJson(const json& object) {
  Sample sample;
  sample.atMs = object.at("at_ms").get<double>();
  if (object.count("gpu_hz")) sample.gpuHz = object.at("gpu_hz").get<std::int64_t>();
  if (object.count("emc_hz")) sample.emcHz = object.at("emc_hz").get<std::int64_t>();
  if (object.count("cpu_khz")) sample.cpuKhz = object.at("cpu_khz").get<std::int64_t>();
  if (object.count("temperatures_c")) sample.temperaturesC = object.at("temperatures_c").get<std::map<std::string, double>>();
  if (object.count("rails_mw")) sample.railsMw = object.at("rails_mw").get<std::map<std::string, std::int64_t>>();
  if (object.count("throttling")) sample.throttling = object.at("throttling").get<std::vector<std::string>>();
  return sample;
}

std::string samplesText(const std::vector<Sample>& samples, const Optional<TimedWindow>& window) {
  std::string text;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    json object = toJson(samples[i]);
    object["at_ms"] = std::round((samples[i].atMs - samples.front().atMs) * 10) / 10;
    object["phase"] = phaseOf(i, samples, window);
    text += object.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
  }
  return text;
}

}  // namespace collector
