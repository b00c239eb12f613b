#include "output/lines_output.h"

#include <algorithm>
#include <numeric>
#include <sstream>

#include "base/json_fields.h"
#include "base/printable.h"
#include "base/strict_json.h"
#include "base/text_lines.h"
#include "output/layer_names.h"
#include "output/lines_event.h"

namespace collector {

using nlohmann::json;

namespace {

const std::size_t longestLine = 65536;

Optional<double> meanOf(const std::vector<double>& values) {
  if (values.empty()) return nothing;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// What a layer's line said of its place.
struct PlacedLayer {
  LayerTime times;
  std::int64_t index;
};

class LinesReader {
 public:
  /// A line that may be log; `whole` if its end was printed too.
  void take(const std::string& line, bool whole) {
    ++lineNumber_;
    if (done()) return;
    const std::size_t at = line.find(linesPrefix);
    if (at == std::string::npos) return;
    const bool begins = at == 0;
    // Text that only speaks of the protocol is no line of it.
    if (!begins && line.compare(at + prefixLength(), 1, "{") != 0) return;
    if (!begins) return fail(" does not begin with " + quoted(linesPrefix) + ", but with " + quoted(line.substr(0, at)));
    any_ = true;
    if (line.size() > longestLine) return fail(" is longer than " + std::to_string(longestLine) + " bytes");
    takeObject(line.substr(prefixLength()), whole);
  }

  void beginFile() {
    lineNumber_ = 0;
    place_ = "results file";
  }

  bool any() const { return any_; }

  BenchmarkOutput finish() {
    if (!done()) checkComplete();
    std::stable_sort(layers_.begin(), layers_.end(), [](const PlacedLayer& a, const PlacedLayer& b) { return a.index < b.index; });
    for (const PlacedLayer& layer : layers_) output_.layers.push_back(layer.times);
    settleLayerNames(output_);
    const IterationTimes& times = output_.iterations;
    output_.forwardMs = meanOf(times.forwardMs);
    output_.backwardMs = meanOf(times.backwardMs);
    output_.forwardBackwardMs = meanOf(times.forwardBackwardMs);
    return std::move(output_);
  }

 private:
  static std::size_t prefixLength() { return std::string(linesPrefix).size(); }
  static std::string quoted(const std::string& text) { return echo(json(text)); }
  bool done() const { return !output_.told.fault.empty(); }

  void fail(const std::string& words) { output_.told.fault = "line " + std::to_string(lineNumber_) + " of the " + place_ + words; }

  void takeObject(const std::string& text, bool whole) {
    if (!isUtf8(text)) return fail(" is not UTF-8: " + printable(shortened(text, 80)));
    Problems problems;
    const auto object = parseStrictJson(text, problems);
    if (!problems.empty()) return fail(whole ? wordsFor(problems.front(), text) : " is cut off: " + shortened(text, 80));
    const auto name = object->is_object() ? object->find("event") : object->end();
    if (!object->is_object() || name == object->end() || !name->is_string()) return fail(" has no event: " + shortened(text, 80));
    LinesEvent event(*object);
    takeEvent(name->get<std::string>(), event);
  }

  static std::string wordsFor(const Problem& problem, const std::string& text) {
    for (const char* word : {"NaN", "Infinity"}) {
      if (text.find(word) != std::string::npos) return std::string(" has ") + word + ", which is no number in JSON: " + shortened(text, 80);
    }
    if (problem.what == "given twice") return " has a key twice: " + problem.where.substr(1);
    return " is not understood: " + problem.what + (problem.value.empty() ? "" : ": " + problem.value) + ": " + shortened(text, 80);
  }

  void takeEvent(const std::string& name, LinesEvent& event) {
    const struct Known {
      const char* name;
      void (LinesReader::*take)(LinesEvent&);
    } known[] = {{"setup", &LinesReader::takeSetUp}, {"begin", &LinesReader::takeBegin},   {"iteration", &LinesReader::takeIteration},
                 {"end", &LinesReader::takeEnd},     {"layer", &LinesReader::takeLayer},   {"memory", &LinesReader::takeMemory},
                 {"error", &LinesReader::takeError}};
    const auto found = std::find_if(std::begin(known), std::end(known), [&](const Known& entry) { return name == entry.name; });
    if (found == std::end(known)) return note("an event that this version does not know is ignored: " + printable(shortened(name, 80)));
    const bool needsSetUp = name != "setup" && name != "error";
    if (needsSetUp && !output_.told.batchSize) event.complain("comes before setup");
    const bool timed = output_.benchmarkBegan && !output_.benchmarkEnded;
    if (timed && (name == "layer" || name == "memory" || name == "setup")) event.complain("comes between begin and end, where times are taken");
    (this->*found->take)(event);
    const json rest = event.takeRest();
    if (!event.fault().empty()) return fail(": " + name + ": " + event.fault());
    for (auto field = rest.begin(); field != rest.end(); ++field) {
      note("a field that this version does not know is ignored: " + printable(shortened(field.key(), 80)) + " of " + name);
    }
  }

  void note(const std::string& words) {
    auto& notes = output_.notes;
    if (notes.size() < 20 && !std::count(notes.begin(), notes.end(), words)) notes.push_back(words);
  }

  void takeSetUp(LinesEvent& event) {
    ToldFacts& told = output_.told;
    if (told.batchSize) event.complain("comes twice");
    for (const char* key : {"v", "batch_size"}) event.require(key);
    const auto version = event.whole("v", 1);
    if (version && *version != linesVersion) {
      event.complain("version " + std::to_string(*version) + " of the protocol; expected " + std::to_string(linesVersion));
    }
    told.batchSize = event.whole("batch_size", 1);
    told.threads = event.whole("threads", 1);
    if (told.threads) told.setUp["threads"] = *told.threads;
    for (const char* key : {"framework", "version"}) {
      if (const auto text = event.text(key)) told.setUp[key] = *text;
    }
    // Whatever else it tells is a fact as well.
    told.setUp.update(event.takeRest());
  }

  void takeBegin(LinesEvent& event) {
    if (output_.benchmarkBegan) event.complain("comes twice");
    output_.benchmarkBegan = true;
    output_.warmUpIterations = event.whole("warm_up", 0);
    output_.told.beginMonotonicMs = event.number("monotonic_ms");
  }

  void takeIteration(LinesEvent& event) {
    if (!output_.benchmarkBegan) event.complain("comes before begin");
    if (output_.benchmarkEnded) event.complain("comes after end");
    event.require("forward_ms");
    const auto forward = event.timeMs("forward_ms");
    const auto backward = event.timeMs("backward_ms");
    auto both = event.timeMs("forward_backward_ms");
    if (!event.fault().empty()) return;
    if (forward && backward && !both) both = *forward + *backward;
    IterationTimes& times = output_.iterations;
    const bool first = times.forwardMs.empty();
    const auto put = [&](const char* key, const Optional<double>& value, std::vector<double>& list) {
      if (!first && static_cast<bool>(value) == list.empty()) event.complain(std::string(key) + (value ? " was not given before" : " is missing") + "; expected it in every iteration or in none");
      else if (value) list.push_back(*value);
    };
    // The time of the forward pass last: it tells whether this is the first iteration.
    put("backward_ms", backward, times.backwardMs);
    put("forward_backward_ms", both, times.forwardBackwardMs);
    put("forward_ms", forward, times.forwardMs);
  }

  void takeEnd(LinesEvent& event) {
    if (!output_.benchmarkBegan) event.complain("comes before begin");
    if (output_.benchmarkEnded) event.complain("comes twice");
    output_.benchmarkEnded = true;
    event.require("iterations");
    output_.told.iterations = event.whole("iterations", 1);
    output_.told.endMonotonicMs = event.number("monotonic_ms");
  }

  void takeLayer(LinesEvent& event) {
    event.require("name");
    const auto name = event.text("name");
    const auto forward = event.timeMs("forward_ms", true);
    const auto backward = event.timeMs("backward_ms", true);
    if (!event.has("forward_ms") && !event.has("backward_ms")) event.complain("has neither forward_ms nor backward_ms");
    const auto type = event.text("type");
    const auto index = event.whole("index", 0);
    if (!event.fault().empty()) return;
    if (!layers_.empty() && static_cast<bool>(index) != indexed_) return event.complain("index in some layers; expected it in all or in none");
    indexed_ = static_cast<bool>(index);
    layers_.push_back({{*name, forward, backward, type.value_or("")}, index.value_or(0)});
  }

  void takeMemory(LinesEvent& event) {
    if (output_.memoryBytes) event.complain("comes twice");
    event.require("bytes");
    output_.memoryBytes = event.whole("bytes", 1);
  }

  void takeError(LinesEvent& event) {
    event.require("reason");
    if (const auto reason = event.text("reason")) output_.told.error = printable(shortened(*reason, 200));
  }

  void checkComplete() {
    std::string& fault = output_.told.fault;
    const auto& told = output_.told;
    const std::size_t ran = output_.iterations.count();
    if (!any_) fault = "no line begins with " + quoted(linesPrefix);
    else if (!told.batchSize) fault = "no setup";
    else if (!output_.benchmarkBegan) fault = "no begin";
    else if (!output_.benchmarkEnded) fault = "no end";
    else if (static_cast<bool>(told.beginMonotonicMs) != static_cast<bool>(told.endMonotonicMs)) fault = "monotonic_ms in one of begin and end; expected it in both or in neither";
    else if (told.iterations && static_cast<std::size_t>(*told.iterations) != ran) {
      fault = "end tells " + std::to_string(*told.iterations) + " iterations, but there are lines of " + std::to_string(ran);
    }
  }

  BenchmarkOutput output_;
  std::vector<PlacedLayer> layers_;
  bool indexed_ = false;
  bool any_ = false;
  std::size_t lineNumber_ = 0;
  std::string place_ = "output";
};

void takeAll(LinesReader& reader, std::istream& text) {
  std::string line;
  for (bool whole = false; nextLine(text, longestLine, line, whole);) reader.take(line, whole);
}

}  // namespace

BenchmarkOutput parseLinesOutput(const std::string& text, const TextSource& results) {
  LinesReader printed;
  std::istringstream output(text);
  takeAll(printed, output);
  LinesReader written;
  written.beginFile();
  takeAll(written, *results.open());
  if (!written.any()) return printed.finish();
  BenchmarkOutput fromFile = written.finish();
  fromFile.told.inFile = true;
  if (printed.any()) fromFile.told.fault = "some lines were printed, others written to the results file; expected one of the two";
  return fromFile;
}

}  // namespace collector
