#pragma once

#include <string>

#include "base/optional.h"

namespace collector {

/// The whole content of a file, or nothing and why: `path: No such file or directory`.
Optional<std::string> readFile(const std::string& path, std::string& error);

/// Replaces a file as a whole: a temporary file beside it, synced, then renamed. Whoever reads sees the old or the
/// new content, also after a power cut.
bool replaceFile(const std::string& path, const std::string& content, std::string& error);

/// Makes a folder and those above it, so that they survive a power cut.
bool makeFolders(const std::string& path, std::string& error);

/// Makes the names in a folder survive a power cut.
void syncFolder(const std::string& path);

/// The folder that a path lies in, `.` for a bare name.
std::string folderOf(const std::string& path);

/// A path that means the same wherever a program runs.
std::string absolutePath(const std::string& path);

}  // namespace collector
