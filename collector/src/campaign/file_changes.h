#pragma once

#include <vector>

#include "base/clock.h"
#include "campaign/provenance.h"
#include "campaign/reporter.h"
#include "campaign/result_keeper.h"
#include "journal/journal.h"

namespace collector {

/// What a campaign does about files that changed under it.
class FileChanges {
 public:
  FileChanges(Provenance& provenance, ResultKeeper& keeper, JournalContent& content, bool accepted, Clock& clock, Reporter& reporter)
      : provenance_(provenance), keeper_(keeper), content_(content), accepted_(accepted), clock_(clock), reporter_(reporter) {}

  /// Whether to go on: nothing changed, or changes are accepted and are in the journal. Otherwise each is told.
  bool settle(const std::vector<ChangedFile>& changes);

  /// Before the first run of a start: settles what changed since the journal was written, and tells what the plan or a
  /// file `putRight`, which is then measured anew.
  bool settleStart(const Plan& plan, PutRight putRight);

  /// Puts into the journal what it does not know of files yet. False if it cannot be written.
  bool write();

 private:
  bool append(const nlohmann::json& line);
  bool takePutRightOf(const Plan& plan, const PutRight& putRight);

  Provenance& provenance_;
  ResultKeeper& keeper_;
  JournalContent& content_;
  bool accepted_;
  Clock& clock_;
  Reporter& reporter_;
};

}  // namespace collector
