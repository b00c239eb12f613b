#include "provenance/plan_files.h"

#include <sys/stat.h>

namespace collector {

namespace {

bool isFile(const std::string& path) {
  struct stat status;
  return !path.empty() && stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

std::vector<UsedFile> planFilesOf(const Library& library, const std::string& directory, FileLooks& looks) {
  // The program runs there.
  const auto fromPlan = [&](const std::string& path) { return directory.empty() || path.empty() || path[0] == '/' ? path : directory + "/" + path; };
  std::vector<UsedFile> files = {looks.look("program", library.program)};
  for (const std::string& argument : library.arguments) {
    const std::string value = argument.substr(argument.find('=') + 1);
    for (const std::string& path : {fromPlan(argument), fromPlan(value)}) {
      if (!isFile(path)) continue;
      files.push_back(looks.look("argument", path));
      break;
    }
  }
  for (const std::string& path : library.files) files.push_back(looks.look("file", path));
  return files;
}

std::vector<UsedFile> planFilesOf(const Model& model, FileLooks& looks) {
  std::vector<UsedFile> files;
  if (!model.prototxt.empty()) files.push_back(looks.look("definition", model.prototxt));
  if (!model.file.empty()) files.push_back(looks.look("model", model.file));
  if (!model.weights.empty()) files.push_back(looks.look("weights", model.weights));
  return files;
}

}  // namespace collector
