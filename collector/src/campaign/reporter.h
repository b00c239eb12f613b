#pragma once

#include <cstdio>
#include <string>

#include "plan/cases.h"
#include "run/run_record.h"

namespace collector {

/// How far a campaign is.
struct Progress {
  std::size_t all = 0;
  std::size_t done = 0;
  std::size_t failed = 0;
  double remainingS = 0;
};

enum class Verbosity { terminal, lines, quiet };

/// Tells the person at the terminal what happens: one line that changes in place on a terminal, a line per run
/// elsewhere, only problems, failed runs among them, if quiet.
class Reporter {
 public:
  Reporter(std::FILE* out, std::FILE* err, Verbosity verbosity) : out_(out), err_(err), verbosity_(verbosity) {}
  ~Reporter() { clearLine(); }

  void starting(const Case& c, const Progress& progress);
  void cooling(const Case& c, const Progress& progress, double temperatureC);
  void finished(const RunRecord& run, const Progress& progress);
  void note(const std::string& text);     ///< left out if quiet
  void warning(const std::string& text);
  void text(const std::string& text);     ///< several lines; left out if quiet

 private:
  void showLine(const std::string& text);
  void clearLine();

  std::FILE* out_;
  std::FILE* err_;
  Verbosity verbosity_;
  bool lineShown_ = false;
};

/// The verbosity that suits a stream, unless quiet is asked for.
Verbosity verbosityFor(std::FILE* out, bool quiet);

}  // namespace collector
