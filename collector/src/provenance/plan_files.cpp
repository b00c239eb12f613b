#include "provenance/plan_files.h"

#include <sys/stat.h>

namespace collector {

namespace {

bool isFile(const std::string& path) {
  struct stat status;
  return !path.empty() && stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

std::vector<UsedFile> planFilesOf(const Library& library, FileLooks& looks) {
  std::vector<UsedFile> files = {looks.look("program", library.program)};
  for (const std::string& argument : library.arguments) {
    const std::string value = argument.substr(argument.find('=') + 1);
    if (isFile(argument)) files.push_back(looks.look("argument", argument));
    else if (isFile(value)) files.push_back(looks.look("argument", value));
  }
  return files;
}

std::vector<UsedFile> planFilesOf(const Model& model, FileLooks& looks) {
  std::vector<UsedFile> files = {looks.look("definition", model.prototxt)};
  if (!model.weights.empty()) files.push_back(looks.look("weights", model.weights));
  return files;
}

}  // namespace collector
