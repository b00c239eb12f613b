#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/optional.h"

namespace collector {

/// The system's small text files (/sys, /proc, /etc) below a root that tests replace.
class SystemFiles {
 public:
  explicit SystemFiles(std::string root = "") : root_(std::move(root)) {}

  /// The content without surrounding white space; at most 64 KiB. On failure `reason` says why.
  Optional<std::string> read(const std::string& path, std::string* reason = nullptr) const;
  Optional<std::int64_t> readCount(const std::string& path, std::string* reason = nullptr) const;
  Optional<std::int64_t> readInteger(const std::string& path) const;
  bool write(const std::string& path, const std::string& value, std::string& reason) const;
  bool exists(const std::string& path) const;
  /// The names in a folder, in no order.
  std::vector<std::string> list(const std::string& path) const;
  /// The paths that match a shell pattern, sorted.
  std::vector<std::string> match(const std::string& pattern) const;

 private:
  std::string root_;
};

}  // namespace collector
