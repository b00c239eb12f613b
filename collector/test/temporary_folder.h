#pragma once

#include <string>

namespace collector {

/// A folder that lives as long as the object.
class TemporaryFolder {
 public:
  /// `parent`: where it is made; /tmp if there is no such folder.
  explicit TemporaryFolder(const std::string& parent = "/tmp");
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  /// Writes a file below it, making the folders on the way.
  void write(const std::string& name, const std::string& content) const;
  /// The content of a file below it; empty if there is none.
  std::string read(const std::string& name) const;

 private:
  std::string path_;
};

}  // namespace collector
