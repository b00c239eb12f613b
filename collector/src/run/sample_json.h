#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "board/sensors.h"
#include "run/timed_part.h"

namespace collector {

nlohmann::json toJson(const Sample& sample);

/// Throws nlohmann::json::exception where a field is missing or of another type.
Sample sampleFromJson(const nlohmann::json& json);

/// A JSON object per line: a run's samples in order, each with `phase`: `before` the program, `during` it, `timed` if its
/// times were being taken, `after` it. `at_ms` counts from the first.
std::string samplesText(const std::vector<Sample>& samples, const Optional<TimedWindow>& window);

}  // namespace collector
