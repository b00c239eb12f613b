#include "output/tensorrt_output.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "base/reported_number.h"
#include "base/text_lines.h"
#include "output/layer_names.h"
#include "output/trtexec_times.h"

namespace collector {

using nlohmann::json;

namespace {

bool isTime(double ms) { return std::isfinite(ms) && ms >= 0; }

void complain(BenchmarkOutput& output, const std::string& text) {
  ++output.complaintsInAll;
  if (output.complaints.size() < 20) output.complaints.push_back(text);
}

void takeLayer(BenchmarkOutput& output, const std::string& name, const Optional<double>& ms) {
  if (ms && isTime(*ms)) output.layers.push_back({name, ms, nothing, ""});
  else complain(output, name + " forward: not a time");
}

Optional<double> numberAt(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number()) return nothing;
  return found->get<double>();
}

std::string textAt(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

/// `[tensorrt-time] index: 0; name: conv1 + relu1; time: 0.7636 (ms)` and `[tensorrt-time] Total time: 20.5 (ms)`
void takeLine(BenchmarkOutput& output, const std::string& line) {
  const std::string prefix = "[tensorrt-time] ";
  const std::string unit = " (ms)";
  if (startsWith(line, "&&&& PASSED")) output.benchmarkEnded = true;
  if (!startsWith(line, prefix) || !endsWith(line, unit)) return;
  const std::string body = line.substr(prefix.size(), line.size() - prefix.size() - unit.size());
  const std::string total = "Total time: ";
  if (startsWith(body, total)) {
    output.forwardMs = parseNumber(body.substr(total.size()));
    if (!output.forwardMs || !isTime(*output.forwardMs)) {
      complain(output, "Total time: " + body.substr(total.size(), 40));
      output.forwardMs = nothing;
    }
    output.totalMs = output.forwardMs;
    output.benchmarkEnded = true;
    return;
  }
  const std::string nameLabel = "; name: ";
  const std::string timeLabel = "; time: ";
  const std::size_t name = body.find(nameLabel);
  const std::size_t time = body.rfind(timeLabel);
  if (!startsWith(body, "index: ") || name == std::string::npos || time == std::string::npos || time < name + nameLabel.size()) return;
  takeLayer(output, body.substr(name + nameLabel.size(), time - name - nameLabel.size()),
            parseNumber(body.substr(time + timeLabel.size())));
}

/// trtexec does not escape names, so an entry with a quote in its name is no JSON: it is taken apart by its keys.
void takeUnescapedProfile(BenchmarkOutput& output, std::istream& text) {
  const std::size_t longest = 65536;
  std::string line;
  for (bool whole = false; nextLine(text, longest, line, whole);) {
    const std::string nameLabel = "\"name\" : \"";
    const std::string timeLabel = "\", \"timeMs\" : ";
    const std::string meanLabel = "\"averageMs\" : ";
    const std::size_t name = line.find(nameLabel);
    const std::size_t time = line.rfind(timeLabel);
    const std::size_t mean = line.rfind(meanLabel);
    if (name == std::string::npos || time == std::string::npos || mean == std::string::npos) continue;
    const std::size_t start = name + nameLabel.size();
    if (time < start || mean < time) continue;
    const std::size_t number = mean + meanLabel.size();
    const std::string value = trimmed(line.substr(number, line.find_first_of(",}", number) - number));
    takeLayer(output, line.substr(start, time - start), parseNumber(value));
  }
}

void takeProfileEntry(BenchmarkOutput& output, const json& entry) {
  if (!entry.is_object()) return;
  const auto count = numberAt(entry, "count");
  if (!count) return takeLayer(output, textAt(entry, "name"), numberAt(entry, "averageMs"));
  const bool sane = *count >= 0 && *count < 1e12;
  if (sane) output.profiledIterations = static_cast<std::int64_t>(*count);
}

/// An array of entries, as trtexec writes it, or the timing program's object.
void takeProfile(BenchmarkOutput& output, const TextSource& text) {
  const BenchmarkOutput before = output;
  if (eachElement(*text.open(), [&](const json& entry) { takeProfileEntry(output, entry); })) return;
  output = before;
  const auto takeTiming = [&](const json& layer) {
    if (layer.is_object()) takeLayer(output, textAt(layer, "name"), numberAt(layer, "time_ms"));
  };
  if (eachElement(*text.open(), takeTiming, "per_layer_info")) return;
  output = before;
  takeUnescapedProfile(output, *text.open());
}

}  // namespace

BenchmarkOutput parseTensorRtOutput(const std::string& text, const TensorRtFiles& files) {
  BenchmarkOutput output;
  eachLine(text, [&](const std::string& line) { takeLine(output, line); });
  if (!files.profile.empty()) {
    output.layers.clear();  // the log and the file say the same
    takeProfile(output, files.profile);
  }
  if (!files.times.empty()) takeTrtexecTimes(output, *files.times.open(), trtexecWarmUpMs(text));
  settleLayerNames(output);
  return output;
}

}  // namespace collector
