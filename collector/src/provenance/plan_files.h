#pragma once

#include <vector>

#include "plan/plan.h"
#include "provenance/used_file.h"

namespace collector {

/// The files that the plan names for a library: its program, each argument that is a file or ends in `=` and one, and
/// `files`. Relative arguments are taken from the plan's folder, `directory`.
std::vector<UsedFile> planFilesOf(const Library& library, const std::string& directory, FileLooks& looks);

/// The files that the plan names for a model.
std::vector<UsedFile> planFilesOf(const Model& model, FileLooks& looks);

}  // namespace collector
