#include "campaign/result_keeper.h"

#include "base/durable_file.h"

namespace collector {

namespace {

bool writeFiles(const std::map<std::string, std::string>& files, std::string& error) {
  for (const auto& file : files) {
    if (!makeFolders(folderOf(file.first), error) || !replaceFile(file.first, file.second, error)) return false;
  }
  return true;
}

}  // namespace

bool ResultKeeper::shouldTryAgain(const std::string& what, const std::string& error) {
  const double lookAgainMs = 2000;
  if (!waitsForRoom_) {
    reporter_.warning(what + " cannot be kept: " + error + "; measuring stops: make room and go on with --resume");
    return false;
  }
  if (!told_) reporter_.warning(what + " cannot be kept yet: " + error + "; waiting for room");
  told_ = true;
  if (!world_.endRequested()) world_.clock.sleepMs(lookAgainMs);
  return !world_.endRequested();
}

bool ResultKeeper::keep(const Measurement& result, const nlohmann::json& line) {
  std::string error;
  while (!writeFiles(result.unkept, error) || !journal_.append(line, error)) {
    if (!shouldTryAgain(describe(result.run.key) + ": the result", error)) return false;
  }
  told_ = false;
  return true;
}

bool ResultKeeper::keep(const std::string& what, const nlohmann::json& line) {
  std::string error;
  while (!journal_.append(line, error)) {
    if (!shouldTryAgain(what, error)) return false;
  }
  told_ = false;
  return true;
}

}  // namespace collector
