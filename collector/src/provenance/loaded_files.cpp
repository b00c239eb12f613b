#include "provenance/loaded_files.h"

#include <sstream>

#include "base/durable_file.h"
#include "base/system_files.h"
#include "base/text_lines.h"
#include "board/process_table.h"

namespace collector {

namespace {

/// `7f1c2a000000-7f1c2a028000 r-xp 00026000 fe:00 131 /lib/x86_64-linux-gnu/libc.so.6`
void takeMaps(int pid, std::set<std::string>& files) {
  std::string ignored;  // a process may end at any time
  eachLine(readFile("/proc/" + std::to_string(pid) + "/maps", ignored).value_or(""), [&](const std::string& line) {
    const std::size_t permissions = line.find(' ');
    const std::size_t path = line.find('/');
    if (permissions == std::string::npos || path == std::string::npos || line.compare(permissions + 3, 1, "x") != 0) return;
    const std::string file = line.substr(path);
    const bool isNone = endsWith(file, " (deleted)") || startsWith(file, "/dev/") || startsWith(file, "/memfd:") || startsWith(file, "/SYSV");
    if (!isNone) files.insert(file);
  });
}

/// A process and its descendants, as far as the kernel lists children; that is quick, and they may end at any time.
void takeFamily(int pid, std::set<std::string>& files, std::set<int>& family) {
  if (!family.insert(pid).second) return;
  takeMaps(pid, files);
  const std::string number = std::to_string(pid);
  std::istringstream children(SystemFiles().read("/proc/" + number + "/task/" + number + "/children").value_or(""));
  for (int child; children >> child;) takeFamily(child, files, family);
}

}  // namespace

std::set<std::string> executedFiles(int pid) {
  std::set<std::string> files;
  std::set<int> family;
  takeFamily(pid, files, family);
  const auto processes = allProcesses(SystemFiles());
  for (bool grown = true; grown;) {
    const std::size_t before = family.size();
    for (const Process& process : processes) {
      if (process.group == pid || family.count(process.parent)) takeFamily(process.pid, files, family);
    }
    grown = family.size() > before;
  }
  return files;
}

}  // namespace collector
