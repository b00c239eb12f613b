#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "campaign/reporter.h"
#include "journal/journal.h"
#include "plan/plan.h"
#include "provenance/used_file.h"

namespace collector {

/// Keeps watch over the files that a campaign depends on: programs, what their arguments name, the shared libraries that
/// they load, and models. What they are to be stands in the journal's content. Each is read once per start; later looks
/// compare its size, times and place on the disk.
class Provenance {
 public:
  Provenance(const Plan& plan, JournalContent& content) : plan_(plan), content_(content) {}

  /// Files that are not those of the journal, of libraries and models with runs that are ok. Those of the others go into
  /// `putRight`, and what the journal does not know yet is taken as it is.
  std::vector<ChangedFile> changesAtStart(PutRight& putRight);

  /// Files of a case that have changed since.
  std::vector<ChangedFile> changesBefore(const Case& c);

  /// Takes what a process of a case executes at this moment, until that is known of its library: over three runs that were
  /// ok, since a look may come too early or too late. Whether there was anything; nothing where it is known already.
  Optional<bool> lookAt(const Case& c, int pid);

  /// After a run of a case, `ok` or not: libraries that were loaded in place of others of the same name. Takes what was
  /// loaded, and leaves out of watch what the program itself wrote, which is told.
  std::vector<ChangedFile> changesAfter(const Case& c, bool ok, Reporter& reporter);

  /// Takes changed files as they are now, for what is measured from here on.
  void accept(const std::vector<ChangedFile>& changes);

  /// The journal's lines of libraries and models whose files stand in it otherwise, or not at all; each once.
  std::vector<nlohmann::json> newLines();

 private:
  bool isKnown(const std::string& library) const;
  /// The files of a library or model as they are now, the recorded ones of other roles than the plan's among them.
  std::vector<UsedFile> asTheyAre(const Library& library, const std::vector<UsedFile>& recorded);
  std::vector<UsedFile> asTheyAre(const Model& model, const std::vector<UsedFile>& recorded);
  template <class Tagged>
  void acceptAll(const std::vector<Tagged>& list, std::map<std::string, std::vector<UsedFile>>& recorded);
  template <class Tagged>
  void compareAtStart(const std::vector<Tagged>& list, const std::string& of, std::map<std::string, std::vector<UsedFile>>& recorded,
                      std::set<std::string>& putRight, std::vector<ChangedFile>& changes);
  void tellWritten(const Library& library, Reporter& reporter);

  const Plan& plan_;
  JournalContent& content_;
  FileLooks looks_;
  std::map<std::string, std::set<std::string>> executed_;  ///< library → paths seen in this start
  std::map<std::string, int> okRuns_;                      ///< of a library, in this start
  std::map<std::string, std::string> inTheJournal_;        ///< `library a` → its line, as text
  bool isNews_ = false;                                    ///< whether a line may be due
};

}  // namespace collector
