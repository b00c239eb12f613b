#include "plan/placeholders.h"

#include <algorithm>

namespace collector {

const std::vector<std::string>& placeholders() {
  static const std::vector<std::string> names = {"prototxt", "weights", "batch_size", "iterations", "warm_up_iterations", "profile", "times"};
  return names;
}

bool hasPlaceholder(const Library& library, const std::string& name) {
  return std::any_of(library.arguments.begin(), library.arguments.end(),
                     [&](const std::string& argument) { return argument.find("{" + name + "}") != std::string::npos; });
}

}  // namespace collector
