#include "base/system_files.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <glob.h>
#include <unistd.h>

#include "base/reported_number.h"
#include "base/text_lines.h"

namespace collector {

Optional<std::string> SystemFiles::read(const std::string& path, std::string* reason) const {
  const auto fail = [&]() -> Optional<std::string> {
    if (reason) *reason = path + ": " + std::strerror(errno);
    return nothing;
  };
  const int file = open((root_ + path).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return fail();
  std::string content;
  char buffer[4096];
  ssize_t count;
  while ((count = ::read(file, buffer, sizeof buffer)) > 0 && content.size() < 65536) {
    content.append(buffer, static_cast<std::size_t>(count));
  }
  const int error = errno;
  close(file);
  errno = error;
  if (count < 0) return fail();
  return trimmed(content);
}

Optional<std::int64_t> SystemFiles::readCount(const std::string& path, std::string* reason) const {
  const auto text = read(path, reason);
  if (!text) return nothing;
  const auto count = parseCount(*text);
  if (!count && reason) *reason = path + ": not a number: " + text->substr(0, 40);
  return count;
}

Optional<std::int64_t> SystemFiles::readInteger(const std::string& path) const {
  const auto text = read(path);
  if (!text || text->empty()) return nothing;
  const bool negative = (*text)[0] == '-';
  const auto count = parseCount(negative ? text->substr(1) : *text);
  if (!count) return nothing;
  return negative ? -*count : *count;
}

bool SystemFiles::write(const std::string& path, const std::string& value, std::string& reason) const {
  const int file = open((root_ + path).c_str(), O_WRONLY | O_CLOEXEC | O_TRUNC);
  const bool written = file >= 0 && ::write(file, value.data(), value.size()) == static_cast<ssize_t>(value.size());
  if (!written) reason = path + ": " + std::strerror(errno);
  if (file >= 0) close(file);
  return written;
}

bool SystemFiles::exists(const std::string& path) const { return access((root_ + path).c_str(), F_OK) == 0; }

std::vector<std::string> SystemFiles::list(const std::string& path) const {
  std::vector<std::string> names;
  DIR* folder = opendir((root_ + path).c_str());
  if (!folder) return names;
  while (const dirent* entry = readdir(folder)) names.push_back(entry->d_name);
  closedir(folder);
  return names;
}

std::vector<std::string> SystemFiles::match(const std::string& pattern) const {
  std::vector<std::string> paths;
  glob_t found = {};
  if (glob((root_ + pattern).c_str(), 0, nullptr, &found) == 0) {
    for (std::size_t i = 0; i < found.gl_pathc; ++i) paths.push_back(std::string(found.gl_pathv[i]).substr(root_.size()));
  }
  globfree(&found);
  return paths;
}

}  // namespace collector
