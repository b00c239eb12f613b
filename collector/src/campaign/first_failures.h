#pragma once

#include <set>
#include <string>

#include "plan/cases.h"
#include "run/run_record.h"

namespace collector {

/// Sees when going on is pointless: no run of the campaign is ok, and those of this start all failed for one reason, three
/// or more of them and of every library that is to run, or ten whatever their libraries (a blocked order has one library's
/// first).
class FirstFailures {
 public:
  /// `campaignHasOk`: whether a run is ok already. `libraries`: those with cases that are to run.
  FirstFailures(bool campaignHasOk, std::set<std::string> libraries) : anyOk_(campaignHasOk), libraries_(std::move(libraries)) {}

  void add(const RunRecord& run);

  /// `the first 3 runs all failed alike: …`, once there is no point in another run; empty until then.
  std::string whyPointless() const;

 private:
  bool anyOk_;
  std::set<std::string> libraries_;
  std::set<std::string> tried_;
  std::set<std::string> reasons_;
  std::string failure_;  ///< the first one's, with its particulars
  std::size_t runs_ = 0;
};

}  // namespace collector
