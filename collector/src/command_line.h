#pragma once

#include <string>

#include "base/optional.h"

namespace collector {

/// What the command line asks for.
struct CommandLine {
  std::string command;  ///< doctor, plan, run, export
  std::string planPath;
  std::string outputFolder;
  std::string exportFolder;
  std::string systemRoot;
  std::string initFolder;
  bool printExample = false;
  bool printSchema = false;
  bool resume = false;
  bool retryFailed = false;
  bool maxClocks = false;
  bool acceptChanges = false;
  bool keepGoing = false;
  bool waitForRoom = false;
  bool wait = false;
  std::string boardLock;
  bool quiet = false;
};

/// Parses the arguments. If the collector is to end at once (help, version, a mistake), prints what there is to say,
/// sets `exitStatus` and returns nothing.
Optional<CommandLine> parseCommandLine(int argc, const char* const* argv, int& exitStatus);

}  // namespace collector
