#include "base/durable_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/invoker.h"

namespace collector {

namespace {

std::string systemError(const std::string& path) { return path + ": " + std::strerror(errno); }

bool writeAll(int file, const std::string& content) {
  std::size_t written = 0;
  while (written < content.size()) {
    const ssize_t count = write(file, content.data() + written, content.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    written += static_cast<std::size_t>(count);
  }
  return true;
}

}  // namespace

Optional<std::string> readFile(const std::string& path, std::string& error) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    error = systemError(path);
    return nothing;
  }
  std::string content;
  char buffer[65536];
  ssize_t count;
  while ((count = read(file, buffer, sizeof buffer)) != 0) {
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) break;
    content.append(buffer, static_cast<std::size_t>(count));
  }
  if (count < 0) error = systemError(path);
  close(file);
  if (count < 0) return nothing;
  return content;
}

bool replaceFile(const std::string& path, const std::string& content, std::string& error) {
  const std::string temporary = path + ".tmp";
  const int file = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) {
    error = systemError(temporary);
    return false;
  }
  giveToInvoker(file);
  bool done = writeAll(file, content) && fsync(file) == 0;
  if (!done) error = systemError(temporary);
  close(file);
  if (done && rename(temporary.c_str(), path.c_str()) != 0) {
    error = systemError(path);
    done = false;
  }
  if (!done) unlink(temporary.c_str());
  else syncFolder(folderOf(path));
  return done;
}

bool makeFolders(const std::string& path, std::string& error) {
  if (path.empty()) return true;
  struct stat status;
  if (stat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) return true;
    error = path + ": not a folder";
    return false;
  }
  const std::string parent = folderOf(path);
  if (parent != path && !makeFolders(parent, error)) return false;
  if (mkdir(path.c_str(), 0755) == 0) {
    giveToInvoker(path);
    syncFolder(parent);
    return true;
  }
  if (errno == EEXIST) return true;
  error = systemError(path);
  return false;
}

void syncFolder(const std::string& path) {
  const int folder = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  fsync(folder);
  close(folder);
}

std::string folderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string absolutePath(const std::string& path) {
  char folder[4096];
  if (path[0] == '/' || !getcwd(folder, sizeof folder)) return path;
  return path == "." ? folder : folder + ("/" + path);
}

}  // namespace collector
