#pragma once

#include <string>
#include <vector>

namespace collector {

/// One thing that is wrong with an input. `where` is a file position or a path into its JSON.
struct Problem {
  std::string where;
  std::string what;      ///< lower case, naming the field
  std::string value;     ///< the offending text, empty where there is none to echo
  std::string expected;
};

using Problems = std::vector<Problem>;

/// `where: what is wrong: the offending value; expected what was expected`
std::string formatProblem(const Problem& problem);

}  // namespace collector
