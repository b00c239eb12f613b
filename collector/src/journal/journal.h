#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/optional.h"
#include "base/problem.h"
#include "network/network_layers.h"
#include "provenance/used_file.h"
#include "run/leftovers.h"
#include "run/run_record.h"

namespace collector {

/// What the lines of a journal add up to.
struct JournalContent {
  nlohmann::json campaign;                 ///< the first line, or its copy: plan, seed, platform; null if none is sound
  std::vector<nlohmann::json> resumptions; ///< later starts that found another platform: started_at, platform
  std::map<Case, RunRecord> runs;          ///< the last run of each case
  std::map<Case, std::string> lines;       ///< the number of its line
  std::map<Case, int> attempts;            ///< how often each case ran
  std::map<std::string, std::vector<NetworkLayer>> networks;
  std::map<std::string, std::vector<UsedFile>> libraryFiles;  ///< what each library ran with; loaded ones once they were seen
  std::map<std::string, std::vector<UsedFile>> modelFiles;
  std::vector<nlohmann::json> changes;     ///< of those files, which were accepted: at, of, role, path, before, after
  Optional<StartedProcess> lastStarted;    ///< the process in progress at the end, nothing if its run is recorded
  Problems problems;                       ///< lines that are not what was written; `where` is the line's number
  std::size_t soundBytes = 0;              ///< the length up to the end of the last whole line
};

/// Whether any run has the times of its iterations one by one.
bool hasSingleTimes(const JournalContent& content);

/// Reads a journal's text. A line that is not to the last bit what the collector wrote, or that a power cut left
/// unfinished, is left out and a problem, so that its case runs again.
JournalContent readJournal(const std::string& text);

/// Of the lines' format. A journal of another one is neither gone on with nor exported: before 3, lines had no check.
constexpr int journalVersion = 3;

/// Where a campaign's journal lies.
std::string journalPath(const std::string& outputFolder);

/// The line that says which files a library or a model is made of; `of` is `library` or `model`.
nlohmann::json filesToJson(const std::string& of, const std::string& tag, const std::vector<UsedFile>& files);

/// The line that accepts a change.
nlohmann::json toJson(const ChangedFile& change, const std::string& at);

/// What was put right in libraries and models none of whose runs was ok: those runs do not count any more.
struct PutRight {
  std::set<std::string> libraries;
  std::set<std::string> models;
};

/// The line that says so, with the plan as it is now.
nlohmann::json toJson(const PutRight& putRight, const nlohmann::json& plan);

/// Leaves the runs out that no longer count, and takes the plan. Returns how many runs there were.
std::size_t takePutRight(const PutRight& putRight, const nlohmann::json& plan, JournalContent& content);

/// The line that says which process runs for a case.
nlohmann::json startedToJson(const Case& c, const StartedProcess& process);

/// The member `network` of a run's line.
nlohmann::json networkToJson(const std::vector<NetworkLayer>& layers);

/// The file that a campaign cannot lose: one sealed JSON object per line, appended and synced. Locked, so that two
/// collectors cannot write to one.
class Journal {
 public:
  Journal() = default;
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Opens or makes the file, locks it and reads it; cuts off an unfinished last line.
  bool open(const std::string& path, JournalContent& content, std::string& error);

  /// Appends a line and waits until it is on the disk. What cannot be written (a full disk) is not there at all.
  bool append(const nlohmann::json& entry, std::string& error);

  /// Appends a line that may be lost in a power cut, without the disk's work disturbing a run that has just begun.
  void appendUnsynced(const nlohmann::json& entry);

 private:
  bool write(bool sync, std::string& error);

  std::string path_;
  int file_ = -1;
  long long bytes_ = 0;
  std::string unwritten_;  ///< lines that may be lost, and were not to be had on the disk yet
};

}  // namespace collector
