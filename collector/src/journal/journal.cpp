#include "journal/journal.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <iterator>
#include <sys/file.h>
#include <unistd.h>

#include "base/durable_file.h"
#include "base/invoker.h"
#include "base/json_fields.h"
#include "base/sealed_line.h"

namespace collector {

using nlohmann::json;

namespace {

std::vector<NetworkLayer> networkFromJson(const json& list) {
  std::vector<NetworkLayer> layers;
  for (const json& item : list) {
    NetworkLayer layer;
    layer.layer = item.at("layer").get<std::string>();
    layer.type = item.at("type").get<std::string>();
    layer.pooling = item.at("pooling").get<std::string>();
    layer.outputShape = item.at("output_shape").get<std::string>();
    layer.inputElementsPerImage = item.at("input_elements_per_image").get<std::int64_t>();
    layer.outputElementsPerImage = item.at("output_elements_per_image").get<std::int64_t>();
    if (item.count("parameters")) layer.parameters = item.at("parameters").get<std::int64_t>();
    if (item.count("macs_per_image")) layer.macsPerImage = item.at("macs_per_image").get<std::int64_t>();
    layers.push_back(layer);
  }
  return layers;
}

std::string lineOf(const json& entry) { return sealed(entry.dump(-1, ' ', false, json::error_handler_t::replace)) + "\n"; }

/// Throws where it is no platform.
void checkPlatform(const json& platform) {
  const auto fields = platform.get<std::map<std::string, json>>();
  const auto notRecorded = fields.find("not_recorded");
  if (notRecorded != fields.end()) notRecorded->second.get<std::map<std::string, std::string>>();
}

/// What everything that reads a campaign relies on.
void takeCampaign(const json& entry, const std::string& line, JournalContent& content) {
  const struct {
    const char* field;
    bool (json::*isSound)() const;
    const char* expected;
  } fields[] = {{"version", &json::is_number_integer, "a whole number"},
                {"id", &json::is_string, "a text"},
                {"started_at", &json::is_string, "a time"},
                {"seed", &json::is_number_unsigned, "a whole number from 0"},
                {"plan", &json::is_object, "an object"},
                {"platform", &json::is_object, "an object"}};
  bool sound = true;
  for (const auto& field : fields) {
    const auto value = entry.find(field.field);
    if (value != entry.end() && ((*value).*field.isSound)()) continue;
    content.problems.push_back({line, std::string("campaign: ") + field.field + (value == entry.end() ? " missing" : " not understood"),
                                value == entry.end() ? "" : echo(*value), field.expected});
    sound = false;
  }
  if (sound && entry.at("version") != journalVersion) {
    content.problems.push_back({line, "campaign: version of another collector", echo(entry.at("version")), std::to_string(journalVersion)});
    sound = false;
  }
  if (!sound) return;
  checkPlatform(entry.at("platform"));
  if (entry.count("home")) entry.at("home").get<std::string>();
  content.campaign = entry;
}

/// Takes what a line says. False where it is of no kind that the collector writes.
bool takeEntry(const json& entry, const std::string& line, JournalContent& content) {
  const std::string type = entry.at("type").get<std::string>();
  if (type == "campaign") {
    // The second line is the first one's copy.
    if (content.campaign.is_null()) takeCampaign(entry, line, content);
    return content.campaign.is_null() || content.campaign == entry;
  }
  if (type == "resumed") {
    entry.at("started_at").get<std::string>();
    checkPlatform(entry.at("platform"));
    content.resumptions.push_back(entry);
    return true;
  }
  if (type == "run") {
    const RunRecord run = runFromJson(entry);
    if (entry.count("network")) content.networks[run.key.model] = networkFromJson(entry.at("network"));
    content.runs[run.key] = run;
    content.lines[run.key] = line;
    ++content.attempts[run.key];
    content.lastStarted = nothing;
    return true;
  }
  if (type == "files") {
    std::vector<UsedFile> files;
    for (const json& file : entry.at("files")) files.push_back(usedFileFromJson(file));
    (entry.at("of") == "library" ? content.libraryFiles : content.modelFiles)[entry.at("tag").get<std::string>()] = files;
    return true;
  }
  if (type == "changed") {
    for (const char* key : {"at", "of", "role", "path", "before", "after"}) entry.at(key).get<std::string>();
    content.changes.push_back(entry);
    return true;
  }
  if (type == "put right") {
    if (!entry.at("plan").is_object() || content.campaign.is_null()) return false;
    takePutRight({entry.at("libraries").get<std::set<std::string>>(), entry.at("models").get<std::set<std::string>>()}, entry.at("plan"), content);
    return true;
  }
  if (type != "started") return false;
  content.lastStarted = StartedProcess{entry.at("pid").get<int>(), entry.at("start_ticks").get<std::int64_t>(), entry.at("boot_id").get<std::string>()};
  return true;
}

/// The version of a journal whose lines have no check yet, or nothing.
Optional<json> versionOfUnsealed(const std::string& text) {
  const json entry = json::parse(text, nullptr, false);
  if (!entry.is_object() || entry.count("check") || entry.value("type", json()) != "campaign" || !entry.count("version")) return nothing;
  return entry.at("version");
}

void takeLine(const std::string& text, const std::string& line, JournalContent& content) {
  if (isSealed(text)) {
    try {
      if (takeEntry(json::parse(text), line, content)) return;
    } catch (const json::exception&) {
      // Sound, but of a collector that writes other lines.
    }
  }
  content.problems.push_back({line, "not what the collector wrote; the run happens again", "", ""});
}

}  // namespace

bool hasSingleTimes(const JournalContent& content) {
  return std::any_of(content.runs.begin(), content.runs.end(),
                     [](const std::pair<const Case, RunRecord>& run) { return run.second.singleTimes.count() > 0; });
}

std::string journalPath(const std::string& outputFolder) { return outputFolder + "/journal.jsonl"; }

json filesToJson(const std::string& of, const std::string& tag, const std::vector<UsedFile>& files) {
  json list = json::array();
  for (const UsedFile& file : files) list.push_back(toJson(file));
  return {{"type", "files"}, {"of", of}, {"tag", tag}, {"files", list}};
}

json toJson(const ChangedFile& change, const std::string& at) {
  return {{"type", "changed"}, {"at", at}, {"of", change.of}, {"role", change.role}, {"path", change.path},
          {"before", change.before.sha256}, {"after", change.after.sha256}};
}

json toJson(const PutRight& putRight, const json& plan) {
  return {{"type", "put right"}, {"libraries", putRight.libraries}, {"models", putRight.models}, {"plan", plan}};
}

std::size_t takePutRight(const PutRight& putRight, const json& plan, JournalContent& content) {
  const std::size_t before = content.runs.size();
  for (auto run = content.runs.begin(); run != content.runs.end();) {
    const bool counts = !putRight.libraries.count(run->first.library) && !putRight.models.count(run->first.model);
    run = counts ? std::next(run) : content.runs.erase(run);
  }
  content.campaign["plan"] = plan;
  return before - content.runs.size();
}

json startedToJson(const Case& c, const StartedProcess& process) {
  return {{"type", "started"}, {"case", describe(c)}, {"pid", process.pid}, {"start_ticks", process.startTicks}, {"boot_id", process.bootId}};
}

json networkToJson(const std::vector<NetworkLayer>& layers) {
  json list = json::array();
  for (const NetworkLayer& layer : layers) {
    json item = {{"layer", layer.layer},
                 {"type", layer.type},
                 {"pooling", layer.pooling},
                 {"output_shape", layer.outputShape},
                 {"input_elements_per_image", layer.inputElementsPerImage},
                 {"output_elements_per_image", layer.outputElementsPerImage}};
    if (layer.parameters) item["parameters"] = *layer.parameters;
    if (layer.macsPerImage) item["macs_per_image"] = *layer.macsPerImage;
    list.push_back(item);
  }
  return list;
}

JournalContent readJournal(const std::string& text) {
  JournalContent content;
  std::size_t number = 0;
  for (std::size_t start = 0; start < text.size();) {
    const std::string line = std::to_string(++number);
    const std::size_t end = text.find('\n', start);
    if (end == std::string::npos) {
      content.problems.push_back({line, "not finished, as a kill or a power cut leaves a line; the run happens again", "", ""});
      break;
    }
    const std::string entry = text.substr(start, end - start);
    if (const auto version = number == 1 ? versionOfUnsealed(entry) : Optional<json>()) {
      content.problems.push_back({line, "campaign: version of another collector", echo(*version), std::to_string(journalVersion)});
      content.soundBytes = text.size();  // nothing of it is this collector's to cut off
      return content;
    }
    takeLine(entry, line, content);
    start = end + 1;
    content.soundBytes = start;
  }
  return content;
}

Journal::~Journal() {
  if (file_ >= 0) close(file_);
}

bool Journal::open(const std::string& path, JournalContent& content, std::string& error) {
  path_ = path;
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  const auto fail = [&](const std::string& words) {
    error = path + ": " + words;
    return false;
  };
  if (file_ < 0) return fail(std::strerror(errno));
  giveToInvoker(file_);
  // A child between fork and exec may hold the lock of a collector just killed for a moment.
  for (int tries = 0; flock(file_, LOCK_EX | LOCK_NB) != 0; ++tries) {
    if (tries == 20) return fail("another collector is writing to it");
    usleep(100 * 1000);
  }
  const Optional<std::string> text = readFile(path, error);
  if (!text) return false;
  content = readJournal(*text);
  bytes_ = static_cast<long long>(content.soundBytes);
  if (content.soundBytes < text->size() && ftruncate(file_, bytes_) != 0) return fail(std::strerror(errno));
  syncFolder(folderOf(path));
  return true;
}

bool Journal::append(const json& entry, std::string& error) {
  const std::size_t before = unwritten_.size();
  unwritten_ += lineOf(entry);
  if (write(true, error)) return true;
  unwritten_.resize(before);
  return false;
}

void Journal::appendUnsynced(const json& entry) {
  unwritten_ += lineOf(entry);
  std::string error;  // the next synced line meets it again
  write(false, error);
}

bool Journal::write(bool sync, std::string& error) {
  std::size_t written = 0;
  while (written < unwritten_.size()) {
    const ssize_t count = ::write(file_, unwritten_.data() + written, unwritten_.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    written += static_cast<std::size_t>(count);
  }
  if (written == unwritten_.size() && (!sync || fdatasync(file_) == 0)) {
    bytes_ += static_cast<long long>(written);
    unwritten_.clear();
    return true;
  }
  error = path_ + ": " + std::strerror(errno);
  // Half a line would spoil the next one.
  if (ftruncate(file_, bytes_) != 0) error += "; the half-written line could not be removed";
  return false;
}

}  // namespace collector
