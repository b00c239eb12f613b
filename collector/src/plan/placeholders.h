#pragma once

#include <map>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace collector {

/// The names in braces that stand for a case's values in the arguments and the environment of a program of a kind,
/// beside those of factors and threads.
const std::vector<std::string>& placeholders(ProgramKind kind);

/// Whether a library's arguments or environment have a placeholder.
bool hasPlaceholder(const Library& library, const std::string& name);

/// Replaces each `{name}` by its value, from left to right; what was put in is not looked at again.
std::string filledIn(const std::string& text, const std::map<std::string, std::string>& values);

}  // namespace collector
