#include "campaign/sidecar_checks.h"

#include "base/sha256.h"

namespace collector {

void tellAlteredSidecars(const JournalContent& journal, const std::string& outputFolder, Reporter& reporter) {
  const auto check = [&](const std::string& file, const Optional<std::string>& written) {
    if (!written) return;
    std::string error;
    const std::string path = outputFolder + "/" + file;
    const auto now = sha256OfFile(path, error);
    if (now && *now != *written) reporter.warning(path + ": not what the collector wrote: sha256 " + *now + "; expected " + *written);
  };
  for (const auto& entry : journal.runs) {
    const RunRecord& run = entry.second;
    check(run.log, run.logSha256);
    check(run.samples, run.samplesSha256);
  }
}

}  // namespace collector
