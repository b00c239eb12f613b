#include "provenance/used_file.h"

#include <cerrno>
#include <cstring>
#include <sys/stat.h>

#include "base/sha256.h"

namespace collector {

using nlohmann::json;

namespace {

/// The beginning of a digest, which tells two of them apart for a reader.
std::string shortDigest(const UsedFile& file) {
  if (!file.missing.empty()) return file.missing;
  return file.sha256.empty() ? "no such file" : "sha256 " + file.sha256.substr(0, 12) + "…";
}

bool isSame(const UsedFile& a, const UsedFile& b) { return a.sha256 == b.sha256 && a.missing.empty() == b.missing.empty(); }

/// The n-th file of a role; null if there are fewer.
const UsedFile* nth(const std::vector<UsedFile>& files, const std::string& role, std::size_t n) {
  for (const UsedFile& file : files) {
    if (file.role == role && n-- == 0) return &file;
  }
  return nullptr;
}

const UsedFile* atPath(const std::vector<UsedFile>& files, const std::string& path) {
  for (const UsedFile& file : files) {
    if (file.path == path) return &file;
  }
  return nullptr;
}

}  // namespace

json toJson(const UsedFile& file) {
  json object = {{"role", file.role}, {"path", file.path}};
  if (!file.missing.empty()) object["missing"] = file.missing;
  else object.update({{"sha256", file.sha256}, {"bytes", file.bytes}});
  return object;
}

UsedFile usedFileFromJson(const json& object) {
  UsedFile file;
  file.role = object.at("role").get<std::string>();
  file.path = object.at("path").get<std::string>();
  if (object.count("missing")) {
    file.missing = object.at("missing").get<std::string>();
    return file;
  }
  file.sha256 = object.at("sha256").get<std::string>();
  file.bytes = object.at("bytes").get<std::int64_t>();
  return file;
}

UsedFile FileLooks::look(const std::string& role, const std::string& path) {
  struct stat status;
  UsedFile file;
  file.role = role;
  file.path = path;
  if (stat(path.c_str(), &status) != 0) {
    file.missing = std::strerror(errno);
    return file;
  }
  const std::vector<std::int64_t> state = {static_cast<std::int64_t>(status.st_dev), static_cast<std::int64_t>(status.st_ino), status.st_size,
                                           status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec};
  const auto seen = seen_.find(path);
  if (seen != seen_.end() && seen->second.state == state) {
    file = seen->second.file;
    file.role = role;
    return file;
  }
  std::string error;
  const auto digest = sha256OfFile(path, error);
  if (!digest) {
    file.missing = error.substr(path.size() + 2);
    return file;
  }
  file.sha256 = *digest;
  file.bytes = status.st_size;
  seen_[path] = {state, file};
  return file;
}

std::string wordsFor(const ChangedFile& change) {
  return change.of + ": " + change.role + " " + change.path + " is another: " + shortDigest(change.after) + "; expected " + shortDigest(change.before);
}

std::vector<ChangedFile> changedFiles(const std::string& of, const std::vector<UsedFile>& before, const std::vector<UsedFile>& now) {
  std::vector<ChangedFile> changes;
  std::map<std::string, std::size_t> count;
  for (const UsedFile& file : before) {
    const UsedFile* today = file.role == "loaded" ? atPath(now, file.path) : nth(now, file.role, count[file.role]++);
    if (today && isSame(file, *today)) continue;
    changes.push_back({of, file.role, today ? today->path : file.path, file, today ? *today : UsedFile()});
  }
  return changes;
}

}  // namespace collector
