#include "output/caffe_output.h"

#include <cmath>
#include <cstring>
#include <unordered_map>

#include "base/reported_number.h"
#include "base/text_lines.h"
#include "output/caffe_words.h"
#include "output/glog_line.h"
#include "output/layer_names.h"

namespace collector {

namespace {

const std::size_t longestLine = 65536;
const std::size_t mostComplaints = 20;
const std::size_t mostDimensions = 32;

/// The text between `before` and `after`, where the message is exactly those three.
Optional<std::string> between(const std::string& message, const char* before, const char* after) {
  const std::size_t around = std::strlen(before) + std::strlen(after);
  if (message.size() < around || !startsWith(message, before) || !endsWith(message, after)) return nothing;
  return message.substr(std::strlen(before), message.size() - around);
}

/// Which directions of a layer were printed, valid or not.
struct Printed {
  bool forward;
  bool backward;
};

class CaffeReader {
 public:
  void take(const std::string& line) {
    if (line.size() > longestLine) return;
    const Optional<GlogLine> glog = parseGlogLine(line);
    if (!glog || glog->severity != 'I') return;
    const std::string& message = glog->message;
    if (takeLayerTime(message) || takeTotals(message) || takeProgress(message) || takeMemory(message)) return;
    takeSetUp(message);
  }

  BenchmarkOutput finish() {
    // Without whole passes, those layer by layer are the iterations.
    IterationTimes& times = output_.iterations;
    if (times.count() == 0) times.forwardMs.swap(output_.layerPassMs);
    if (!times.forwardMs.empty() && !times.forwardBackwardMs.empty()) {
      complain("iterations of two kinds", std::to_string(times.forwardMs.size()) + " forward, " + std::to_string(times.forwardBackwardMs.size()) + " forward-backward");
    }
    settleLayerNames(output_);
    return std::move(output_);
  }

 private:
  void complain(const std::string& what, const std::string& value) {
    ++output_.complaintsInAll;
    if (output_.complaints.size() < mostComplaints) output_.complaints.push_back(what + ": " + value);
  }

  Optional<double> timeOf(const std::string& what, const std::string& text) {
    const Optional<double> value = parseNumber(text);
    if (value && std::isfinite(*value) && *value >= 0) return value;
    complain(what, text.substr(0, 40) + " ms");
    return nothing;
  }

  /// `     conv1<TAB>forward: 16.007 ms.`
  bool takeLayerTime(const std::string& message) {
    const std::size_t tab = message.rfind('\t');
    if (tab == std::string::npos) return false;
    const std::string rest = message.substr(tab + 1);
    const Optional<std::string> forward = between(rest, "forward: ", " ms.");
    const Optional<std::string> backward = between(rest, "backward: ", " ms.");
    if (!forward && !backward) return false;
    const std::string layer = trimmed(message.substr(0, tab));
    if (layer.empty()) return false;
    const Optional<double> ms = timeOf(layer + (forward ? " forward" : " backward"), forward ? *forward : *backward);
    LayerTime& entry = layerFor(layer, static_cast<bool>(forward));
    (forward ? entry.forwardMs : entry.backwardMs) = ms;
    return true;
  }

  /// The entry that a line belongs to: a direction that it already has begins another layer of the same name.
  LayerTime& layerFor(const std::string& layer, bool forward) {
    const auto found = latest_.find(layer);
    if (found != latest_.end()) {
      Printed& printed = printed_[found->second];
      bool& taken = forward ? printed.forward : printed.backward;
      if (!taken) {
        taken = true;
        return output_.layers[found->second];
      }
    }
    latest_[layer] = output_.layers.size();
    printed_.push_back({forward, !forward});
    output_.layers.push_back({layer, nothing, nothing, ""});
    return output_.layers.back();
  }

  bool takeTotals(const std::string& message) {
    const struct {
      const char* beginning;
      Optional<double>* target;
    } totals[] = {{"Average Forward pass: ", &output_.forwardMs},
                  {"Average Backward pass: ", &output_.backwardMs},
                  {"Average Forward-Backward: ", &output_.forwardBackwardMs},
                  {"Total Time: ", &output_.totalMs}};
    for (const auto& total : totals) {
      if (const auto value = between(message, total.beginning, " ms.")) {
        *total.target = timeOf(message.substr(0, message.find(": ")), *value);
        return true;
      }
    }
    return false;
  }

  bool takeProgress(const std::string& message) {
    if (message == benchmarkBegins) output_.benchmarkBegan = true;
    else if (message == benchmarkEnds) output_.benchmarkEnded = true;
    else if (startsWith(message, "Initial loss: ")) output_.warmUpIterations = 1;
    else if (const auto asked = between(message, "Testing for ", " iterations.")) output_.iterationsAsked = parseCount(*asked);
    else if (startsWith(message, iteration) && endsWith(message, " ms.")) takeIteration(message);
    else return false;
    return true;
  }

  /// `Iteration: 1 forward-backward time: 1340 ms.` The fp16 tool first times the layers, `Iteration: 1 forward time
  /// (layer by layer): 35.7 ms.`, then as many whole passes, `Iteration: 1 forward time: 32.5 ms.`
  void takeIteration(const std::string& message) {
    const std::size_t colon = message.rfind(": ");
    const std::string words = message.substr(0, colon);
    const auto ms = timeOf(words, message.substr(colon + 2, message.size() - colon - 2 - 4));
    if (!ms) return;
    if (endsWith(words, layerByLayer)) output_.layerPassMs.push_back(*ms);
    else if (endsWith(words, "forward time")) output_.iterations.forwardMs.push_back(*ms);
    else output_.iterations.forwardBackwardMs.push_back(*ms);
  }

  /// `Memory required for data: N`, once per layer; `Top memory (TRAIN) required for data: N diff: N`; ` B` may follow.
  bool takeMemory(const std::string& message) {
    const std::string label = "emory ";
    const std::size_t at = message.find("required for data: ");
    if (at == std::string::npos || message.find(label) != (message[0] == 'T' ? 5u : 1u)) return false;
    const std::size_t start = at + 19;
    if (const auto bytes = parseCount(message.substr(start, message.find(' ', start) - start))) output_.memoryBytes = bytes;
    return true;
  }

  void takeSetUp(const std::string& message) {
    if (const auto name = between(message, "Creating Layer ", "")) return beginLayer(*name);
    if (startsWith(message, "Created Layer ") && endsWith(message, ")")) {
      return beginLayer(message.substr(14, message.rfind(" (") - 14));
    }
    if (output_.setUp.empty()) return;
    SetUpLayer& layer = output_.setUp.back();
    if (takeConnection(layer, message)) return;
    if (const auto shape = between(message, "Top shape: ", ")")) takeShape(layer, *shape);
    else if (message.find(" Top shape for layer ") != std::string::npos && endsWith(message, ")")) {
      takeShape(layer, message.substr(message.rfind('\'') + 1, message.size() - message.rfind('\'') - 2));
    }
  }

  /// `conv1 <- data`, `conv1 -> conv1`, `relu1 -> conv1 (in-place)`
  static bool takeConnection(SetUpLayer& layer, const std::string& message) {
    if (!startsWith(message, layer.layer)) return false;
    const std::string rest = message.substr(layer.layer.size());
    if (const auto bottom = between(rest, " <- ", "")) layer.bottoms.push_back(*bottom);
    else if (const auto inPlace = between(rest, " -> ", " (in-place)")) layer.tops.push_back(*inPlace);
    else if (const auto top = between(rest, " -> ", "")) layer.tops.push_back(*top);
    else return false;
    return true;
  }

  void beginLayer(const std::string& name) {
    output_.setUp.emplace_back();
    output_.setUp.back().layer = name;
  }

  /// `2 64 113 113 (1634432`: the dimensions, then their product.
  static void takeShape(SetUpLayer& layer, const std::string& text) {
    std::vector<std::int64_t> shape;
    std::size_t at = text.find_first_not_of(' ');
    while (at < text.size() && text[at] != '(') {
      const std::size_t end = text.find(' ', at);
      const auto dimension = parseCount(text.substr(at, end - at));
      if (!dimension || *dimension > 1000000000 || shape.size() == mostDimensions) return;
      shape.push_back(*dimension);
      at = end == std::string::npos ? text.size() : end + 1;
    }
    layer.topShapes.push_back(shape);
  }

  BenchmarkOutput output_;
  std::unordered_map<std::string, std::size_t> latest_;
  std::vector<Printed> printed_;
};

}  // namespace

BenchmarkOutput parseCaffeOutput(const std::string& text) {
  CaffeReader reader;
  eachLine(text, [&](const std::string& line) { reader.take(line); });
  return reader.finish();
}

}  // namespace collector
