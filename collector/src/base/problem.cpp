#include "base/problem.h"

namespace collector {

std::string formatProblem(const Problem& problem) {
  std::string text = problem.where + ": " + problem.what;
  if (!problem.value.empty()) text += ": " + problem.value;
  if (!problem.expected.empty()) text += "; expected " + problem.expected;
  return text;
}

}  // namespace collector
