#include "dataset/unseen_library.h"

namespace collector {

bool isUnseen(const std::map<Case, RunRecord>& runs, const std::string& library) {
  bool looked = false;
  for (const auto& entry : runs) {
    const RunRecord& run = entry.second;
    if (run.key.library != library || run.verdict.status != Status::ok || !run.lookedAt) continue;
    if (*run.lookedAt) return false;
    looked = true;
  }
  return looked;
}

}  // namespace collector
