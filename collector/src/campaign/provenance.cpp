#include "campaign/provenance.h"

#include <algorithm>
#include <climits>
#include <cstdlib>

#include "campaign/journal_checks.h"
#include "provenance/loaded_files.h"
#include "provenance/plan_files.h"

namespace collector {

using nlohmann::json;

namespace {

const char* const loaded = "loaded";
const char* const argument = "argument";
const char* const written = "written";  ///< an argument that the program writes, whose content says nothing of it

template <class Tagged>
const Tagged& tagged(const std::vector<Tagged>& list, const std::string& tag) {
  return *std::find_if(list.begin(), list.end(), [&](const Tagged& item) { return item.tag == tag; });
}

std::string nameOf(const std::string& path) { return path.substr(path.rfind('/') + 1); }

/// Without links, as the kernel names what it executes.
std::string realPath(const std::string& path) {
  char real[PATH_MAX];
  return ::realpath(path.c_str(), real) ? real : path;
}

void append(std::vector<ChangedFile>& changes, const std::vector<ChangedFile>& more) { changes.insert(changes.end(), more.begin(), more.end()); }

}  // namespace

std::vector<UsedFile> Provenance::asTheyAre(const Library& library, const std::vector<UsedFile>& recorded) {
  std::vector<UsedFile> files = planFilesOf(library, plan_.directory, looks_);
  for (UsedFile& file : files) {
    const bool isWritten = std::any_of(recorded.begin(), recorded.end(), [&](const UsedFile& known) { return known.role == written && known.path == file.path; });
    if (isWritten) file = {written, file.path, "", 0, "written by the program itself"};
  }
  for (const UsedFile& file : recorded) {
    if (file.role == loaded) files.push_back(looks_.look(loaded, file.path));
  }
  return files;
}

std::vector<UsedFile> Provenance::asTheyAre(const Model& model, const std::vector<UsedFile>&) { return planFilesOf(model, looks_); }

template <class Tagged>
void Provenance::compareAtStart(const std::vector<Tagged>& list, const std::string& of, std::map<std::string, std::vector<UsedFile>>& recorded,
                                std::set<std::string>& putRight, std::vector<ChangedFile>& changes) {
  for (const Tagged& item : list) {
    if (recorded.count(item.tag)) inTheJournal_[of + " " + item.tag] = filesToJson(of, item.tag, recorded.at(item.tag)).dump();
    const auto changed = changedFiles(of + " " + item.tag, recorded[item.tag], asTheyAre(item, recorded[item.tag]));
    if (anyOk(content_, of, item.tag)) {
      append(changes, changed);
      continue;
    }
    if (!changed.empty()) putRight.insert(item.tag);
    if (putRight.count(item.tag)) recorded[item.tag].clear();  // what another program loaded, too
    recorded[item.tag] = asTheyAre(item, recorded[item.tag]);
  }
}

std::vector<ChangedFile> Provenance::changesAtStart(PutRight& putRight) {
  std::vector<ChangedFile> changes;
  isNews_ = true;
  compareAtStart(plan_.libraries, "library", content_.libraryFiles, putRight.libraries, changes);
  compareAtStart(plan_.models, "model", content_.modelFiles, putRight.models, changes);
  return changes;
}

std::vector<ChangedFile> Provenance::changesBefore(const Case& c) {
  const std::vector<UsedFile>& ofLibrary = content_.libraryFiles[c.library];
  const std::vector<UsedFile>& ofModel = content_.modelFiles[c.model];
  auto changes = changedFiles("library " + c.library, ofLibrary, asTheyAre(tagged(plan_.libraries, c.library), ofLibrary));
  append(changes, changedFiles("model " + c.model, ofModel, asTheyAre(tagged(plan_.models, c.model), ofModel)));
  return changes;
}

bool Provenance::isKnown(const std::string& library) const {
  const auto runs = okRuns_.find(library);
  return runs != okRuns_.end() && runs->second >= 3;
}

Optional<bool> Provenance::lookAt(const Case& c, int pid) {
  if (isKnown(c.library)) return nothing;
  const std::set<std::string> now = executedFiles(pid);
  executed_[c.library].insert(now.begin(), now.end());
  return !now.empty();
}

void Provenance::tellWritten(const Library& library, Reporter& reporter) {
  for (UsedFile& file : content_.libraryFiles[library.tag]) {
    if (file.role != argument || looks_.look(argument, file.path).sha256 == file.sha256) continue;
    file = {written, file.path, "", 0, "written by the program itself"};
    isNews_ = true;
    reporter.warning("library " + library.tag + ": " + file.path + " changed while the program ran: it is taken for one that the program writes, and not watched any more");
  }
}

std::vector<ChangedFile> Provenance::changesAfter(const Case& c, bool ok, Reporter& reporter) {
  const Library& library = tagged(plan_.libraries, c.library);
  tellWritten(library, reporter);
  std::vector<ChangedFile> changes;
  const std::set<std::string>& executed = executed_[c.library];
  if (isKnown(c.library)) return changes;
  std::vector<UsedFile>& files = content_.libraryFiles[c.library];
  const std::string program = realPath(library.program);
  for (const std::string& path : executed) {
    const bool isRecorded = std::any_of(files.begin(), files.end(), [&](const UsedFile& file) { return file.role == loaded && file.path == path; });
    if (path == program || isRecorded) continue;
    const UsedFile now = looks_.look(loaded, path);
    const auto former = std::find_if(files.begin(), files.end(), [&](const UsedFile& file) {
      return file.role == loaded && nameOf(file.path) == nameOf(path) && !executed.count(file.path);
    });
    if (former != files.end() && former->sha256 != now.sha256) changes.push_back({"library " + c.library, loaded, path, *former, now});
    else files.push_back(now);
    isNews_ = true;
  }
  if (ok) ++okRuns_[c.library];
  return changes;
}

template <class Tagged>
void Provenance::acceptAll(const std::vector<Tagged>& list, std::map<std::string, std::vector<UsedFile>>& recorded) {
  for (const Tagged& item : list) recorded[item.tag] = asTheyAre(item, recorded[item.tag]);
}

void Provenance::accept(const std::vector<ChangedFile>& changes) {
  isNews_ = true;
  acceptAll(plan_.libraries, content_.libraryFiles);
  acceptAll(plan_.models, content_.modelFiles);
  for (const ChangedFile& change : changes) {
    if (change.role != loaded) continue;
    const std::string library = change.of.substr(change.of.find(' ') + 1);
    std::vector<UsedFile>& files = content_.libraryFiles[library];
    files.erase(std::remove_if(files.begin(), files.end(), [&](const UsedFile& file) { return file.role == loaded && file.path == change.before.path; }), files.end());
    if (change.after.missing.empty()) files.push_back(change.after);
  }
}

std::vector<json> Provenance::newLines() {
  std::vector<json> lines;
  if (!isNews_) return lines;
  isNews_ = false;
  const auto take = [&](const std::string& of, const std::map<std::string, std::vector<UsedFile>>& recorded) {
    for (const auto& files : recorded) {
      const json line = filesToJson(of, files.first, files.second);
      std::string& known = inTheJournal_[of + " " + files.first];
      const std::string text = line.dump();
      if (known != text) lines.push_back(line);
      known = text;
    }
  };
  take("library", content_.libraryFiles);
  take("model", content_.modelFiles);
  return lines;
}

}  // namespace collector
