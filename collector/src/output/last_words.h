#pragma once

#include <string>

namespace collector {

/// The exception that ended a Python or a Node program, from its trace: `ModuleNotFoundError: No module named 'torch'`;
/// empty if there is none.
std::string exceptionIn(const std::string& output);

/// The last line that a program printed as log: not blank, and none of the lines protocol.
std::string lastLogLine(const std::string& output);

}  // namespace collector
