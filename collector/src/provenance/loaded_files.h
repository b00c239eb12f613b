#pragma once

#include <set>
#include <string>

namespace collector {

/// The programs and shared libraries that a process, its group and its descendants execute right now, by path: files that
/// are mapped to be executed, from /proc/PID/maps. What the loader was asked for and what it took are two things, and
/// plug-ins come later; a file on the disk tells neither. Files that were deleted meanwhile and devices are left out.
std::set<std::string> executedFiles(int pid);

}  // namespace collector
