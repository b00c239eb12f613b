#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "board/machine_load.h"
#include "campaign/campaign.h"
#include "campaign/estimate.h"
#include "campaign/file_changes.h"
#include "campaign/first_failures.h"
#include "campaign/provenance.h"
#include "campaign/result_keeper.h"
#include "journal/journal.h"

namespace collector {

/// The cases of a campaign, one after the other, each recorded before the next.
class Measuring {
 public:
  Measuring(const Plan& plan, const CampaignOptions& options, World& world, Reporter& reporter, Journal& journal, JournalContent& content,
            Provenance& provenance, FileChanges& files, ResultKeeper& keeper);

  /// Runs what is left, until it is asked to end or there is a reason to stop.
  void runAll();

  /// Writes the dataset and sums up; false if it could not be written.
  bool finish();

  /// Whether it ended before its last case for a reason of its own.
  bool stopped() const { return stopped_; }
  bool anyFailed() const;

 private:
  /// The repetitions of one point that are still to run: they take as long as each other, as far as anybody knows.
  struct Point {
    Case example;
    int left = 0;
  };

  bool isDone(const Case& c) const;
  std::set<std::string> librariesToRun() const;
  /// One more case needs no more running.
  void countDone(const Case& c);
  /// Asked twice a run: it must not look at every case of the campaign.
  Progress progress() const;
  void runOne(const Case& c, int runOrder);
  Measurement measured(const Case& c, int runOrder);
  bool record(const Measurement& result);
  void stopIfPointless(const RunRecord& run);
  void tellNotes(const Case& c, const std::vector<std::string>& notes);
  void tellRivals(const RunRecord& run);
  void tellLeftOut(const std::string& model, const Network& network);

  const Plan& plan_;
  const CampaignOptions& options_;
  World& world_;
  Reporter& reporter_;
  Journal& journal_;
  JournalContent& content_;
  Provenance& provenance_;
  FileChanges& files_;
  std::vector<Case> cases_;
  std::vector<Point> points_;
  std::map<Case, std::size_t> pointOf_;
  Progress counted_;  ///< `done` and `failed` alone
  std::set<Case> retried_;
  std::set<std::string> noted_;
  FirstFailures firstFailures_;
  ResultKeeper& keeper_;
  Estimate estimate_;
  bool stopped_ = false;
  const SystemFiles system_;  ///< processes are real, whatever root the sensors are read below
  Rivals rivals_{system_};
  Optional<double> rivalsToldMs_;
};

}  // namespace collector
