#pragma once

#include <nlohmann/json.hpp>

#include "campaign/reporter.h"
#include "journal/journal.h"
#include "run/bench.h"

namespace collector {

/// Puts results, and what they depend on, on the disk, each before the next run begins. Where there is no room for one,
/// measuring on would lose hours at the end: it waits for room, or says no.
class ResultKeeper {
 public:
  ResultKeeper(Journal& journal, bool waitsForRoom, World& world, Reporter& reporter)
      : journal_(journal), waitsForRoom_(waitsForRoom), world_(world), reporter_(reporter) {}

  /// First the files of a run that could not be written while it ran, then its line. False if it is not kept.
  bool keep(const Measurement& result, const nlohmann::json& line);

  /// A line of the journal that is no result; `what` names it. False if it is not kept.
  bool keep(const std::string& what, const nlohmann::json& line);

  /// After `what` could not be written: true, after a while, if it is to be tried again.
  bool shouldTryAgain(const std::string& what, const std::string& error);

 private:
  Journal& journal_;
  bool waitsForRoom_;
  World& world_;
  Reporter& reporter_;
  bool told_ = false;
};

}  // namespace collector
