#include "journal.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "durable_file.h"

namespace collector {

using nlohmann::json;

namespace {

std::vector<NetworkLayer> networkFromJson(const json& entry) {
  std::vector<NetworkLayer> layers;
  for (const json& item : entry.at("layers")) {
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

std::string lineOf(const json& entry) { return entry.dump(-1, ' ', false, json::error_handler_t::replace) + "\n"; }

void takeEntry(const json& entry, JournalContent& content) {
  const std::string type = entry.at("type").get<std::string>();
  if (type == "campaign") {
    content.campaign = entry;
  } else if (type == "run") {
    const RunRecord run = runFromJson(entry);
    content.runs[run.key] = run;
    content.lastStarted = nullptr;
  } else if (type == "network") {
    content.networks[entry.at("model").get<std::string>()] = networkFromJson(entry);
  } else if (type == "started") {
    content.lastStarted = entry;
  }
}

}  // namespace

json networkToJson(const std::string& model, const std::vector<NetworkLayer>& layers) {
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
  return {{"type", "network"}, {"model", model}, {"layers", list}};
}

JournalContent readJournal(const std::string& text) {
  JournalContent content;
  std::size_t line = 0;
  for (std::size_t start = 0; start < text.size();) {
    ++line;
    const std::size_t end = text.find('\n', start);
    if (end == std::string::npos) break;
    try {
      takeEntry(json::parse(text.begin() + static_cast<std::ptrdiff_t>(start), text.begin() + static_cast<std::ptrdiff_t>(end)), content);
    } catch (const json::exception&) {
      content.warnings.push_back("journal line " + std::to_string(line) + " cannot be read; what it held runs again");
    }
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
  unwritten_ += lineOf(entry);
  return write(true, error);
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
