#include "campaign/reporter.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include "base/csv.h"
#include "campaign/estimate.h"

namespace collector {

namespace {

std::size_t columnsOf(std::FILE* out) {
  winsize size = {};
  const bool known = ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

std::string counts(const Progress& progress) {
  return std::to_string(progress.done) + "/" + std::to_string(progress.all) + " done, " + std::to_string(progress.failed) + " failed, " +
         durationWords(progress.remainingS) + " left";
}

}  // namespace

Verbosity verbosityFor(std::FILE* out, bool quiet) {
  if (quiet) return Verbosity::quiet;
  return isatty(fileno(out)) ? Verbosity::terminal : Verbosity::lines;
}

void Reporter::clearLine() {
  if (!lineShown_) return;
  std::fputs("\r\033[K", out_);
  std::fflush(out_);
  lineShown_ = false;
}

void Reporter::showLine(const std::string& text) {
  if (verbosity_ != Verbosity::terminal) return;
  // A line that wraps could not be replaced in place.
  std::fprintf(out_, "\r\033[K%s", text.substr(0, columnsOf(out_) - 1).c_str());
  std::fflush(out_);
  lineShown_ = true;
}

void Reporter::starting(const Case& c, const Progress& progress) { showLine("[" + counts(progress) + "] " + describe(c)); }

void Reporter::cooling(const Case& c, const Progress& progress, double temperatureC) {
  showLine("[" + counts(progress) + "] cooling, " + csvCell(temperatureC) + " °C, before " + describe(c));
}

void Reporter::finished(const RunRecord& run, const Progress& progress) {
  const bool ok = run.verdict.status == Status::ok;
  if (verbosity_ == Verbosity::quiet && !ok) warning(describe(run.key) + ": " + nameOf(run.verdict.status) + ": " + run.verdict.failure);
  if (verbosity_ == Verbosity::quiet || (verbosity_ == Verbosity::terminal && ok)) return;
  clearLine();
  char forward[32] = "";
  if (ok) std::snprintf(forward, sizeof forward, "%.4g", *run.forwardMs);
  const std::string outcome = ok ? "ok, forward " + std::string(forward) + " ms" : nameOf(run.verdict.status) + ": " + run.verdict.failure;
  std::fprintf(out_, "[%s] %s: %s\n", counts(progress).c_str(), describe(run.key).c_str(), outcome.c_str());
  std::fflush(out_);
}

void Reporter::note(const std::string& text) { this->text(text + "\n"); }

void Reporter::text(const std::string& text) {
  if (verbosity_ == Verbosity::quiet) return;
  clearLine();
  std::fputs(text.c_str(), out_);
  std::fflush(out_);
}

void Reporter::warning(const std::string& text) {
  clearLine();
  std::fprintf(err_, "collector: %s\n", text.c_str());
}

}  // namespace collector
