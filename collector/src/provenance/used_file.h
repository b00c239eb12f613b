#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/optional.h"

namespace collector {

/// A file that a measurement depends on, as it was when it was looked at.
struct UsedFile {
  std::string role;        ///< program, argument, file, loaded; definition, model, weights
  std::string path;
  std::string sha256;      ///< empty if it could not be read
  std::int64_t bytes = 0;
  std::string missing;     ///< why it could not be read, in the system's words
};

nlohmann::json toJson(const UsedFile& file);

/// Throws nlohmann::json::exception where a field is missing or of another type.
UsedFile usedFileFromJson(const nlohmann::json& object);

/// Looks at files, and reads each again only if device, inode, size or a time of it has changed since.
class FileLooks {
 public:
  UsedFile look(const std::string& role, const std::string& path);

 private:
  struct Seen {
    std::vector<std::int64_t> state;
    UsedFile file;
  };
  std::map<std::string, Seen> seen_;
};

/// A file of a library or model that is not what it was.
struct ChangedFile {
  std::string of;    ///< `library a`, `model m`
  std::string role;
  std::string path;
  UsedFile before;   ///< with neither SHA-256 nor reason if there was none
  UsedFile after;
};

/// `library a: program /opt/caffe is another: sha256 1a2b3c4d5e6f…; expected 9f8e7d6c5b4a…`
std::string wordsFor(const ChangedFile& change);

/// The files of `before` that are others now. Programs, arguments and models are told apart by their role and order,
/// loaded files by their path; more files than before are no change.
std::vector<ChangedFile> changedFiles(const std::string& of, const std::vector<UsedFile>& before, const std::vector<UsedFile>& now);

}  // namespace collector
