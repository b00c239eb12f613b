#include "temporary_folder.h"

#include <cstdlib>
#include <fstream>
#include <ftw.h>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

#include "base/durable_file.h"

namespace collector {

namespace {

int removeEntry(const char* path, const struct stat*, int, FTW*) { return remove(path); }

}  // namespace

TemporaryFolder::TemporaryFolder(const std::string& parent) : path_((access(parent.c_str(), W_OK) == 0 ? parent : "/tmp") + "/collector-test-XXXXXX") {
  if (!mkdtemp(&path_[0])) throw std::runtime_error("no temporary folder");
}

TemporaryFolder::~TemporaryFolder() { nftw(path_.c_str(), removeEntry, 16, FTW_DEPTH | FTW_PHYS); }

void TemporaryFolder::write(const std::string& name, const std::string& content) const {
  std::string error;
  makeFolders(folderOf(path_ + "/" + name), error);
  std::ofstream(path_ + "/" + name) << content;
}

std::string TemporaryFolder::read(const std::string& name) const {
  std::stringstream text;
  text << std::ifstream(path_ + "/" + name).rdbuf();
  return text.str();
}

}  // namespace collector
