#include "campaign/file_changes.h"

#include "base/text_lines.h"

namespace collector {

bool FileChanges::append(const nlohmann::json& line) { return keeper_.keep("the record of the files", line); }

bool FileChanges::settle(const std::vector<ChangedFile>& changes) {
  if (changes.empty()) return true;
  for (const ChangedFile& change : changes) reporter_.warning(wordsFor(change));
  if (!accepted_) {
    reporter_.warning("the campaign began with other files; put those back, or go on with --resume --accept-changes, which the dataset will tell");
    return false;
  }
  provenance_.accept(changes);
  const std::string now = clock_.utcNow();
  for (const ChangedFile& change : changes) {
    content_.changes.push_back(toJson(change, now));
    if (!append(content_.changes.back())) return false;
  }
  return write();
}

bool FileChanges::takePutRightOf(const Plan& plan, const PutRight& putRight) {
  std::vector<std::string> names;
  for (const std::string& tag : putRight.libraries) names.push_back("library " + tag);
  for (const std::string& tag : putRight.models) names.push_back("model " + tag);
  if (names.empty()) return true;
  const std::size_t runs = takePutRight(putRight, plan.source, content_);
  reporter_.note("put right since none of its runs was ok: " + joined(names) + "; " + std::to_string(runs) + " failed runs happen again");
  return append(toJson(putRight, plan.source));
}

bool FileChanges::settleStart(const Plan& plan, PutRight putRight) {
  const std::vector<ChangedFile> changes = provenance_.changesAtStart(putRight);
  return settle(changes) && takePutRightOf(plan, putRight) && write();
}

bool FileChanges::write() {
  for (const nlohmann::json& line : provenance_.newLines()) {
    if (!append(line)) return false;
  }
  return true;
}

}  // namespace collector
