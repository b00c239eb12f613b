#include "plan/find_programs.h"

#include <algorithm>
#include <unistd.h>

namespace collector {

namespace {

bool canRun(const std::string& path) { return access(path.c_str(), X_OK) == 0; }

}  // namespace

void findPrograms(Plan& plan) {
  for (Library& library : plan.libraries) {
    if (!library.mayBeInPath || access(library.program.c_str(), F_OK) == 0) continue;
    const std::string name = library.program.substr(library.program.rfind('/') + 1);
    const auto own = library.environment.find("PATH");
    const std::string path = own == library.environment.end() ? plainPath : own->second;
    for (std::size_t start = 0; start <= path.size();) {
      const std::size_t end = std::min(path.find(':', start), path.size());
      const std::string candidate = path.substr(start, end - start) + "/" + name;
      start = end + 1;
      if (candidate[0] != '/' || !canRun(candidate)) continue;
      library.program = candidate;
      break;
    }
  }
}

}  // namespace collector
