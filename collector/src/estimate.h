#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cases.h"
#include "run_record.h"

namespace collector {

/// Guesses how long runs take from those already measured: the mean wall time of the same model, library and batch
/// size, else of the same model and library, else of all, else what the plan calls typical.
class Estimate {
 public:
  explicit Estimate(double typicalRunS) : typicalRunS_(typicalRunS) {}
  void add(const RunRecord& run);
  double secondsFor(const Case& c) const;
  double secondsFor(const std::vector<Case>& cases) const;
  bool fromMeasurements() const { return all_.count > 0; }

 private:
  struct Mean {
    double sumS = 0;
    int count = 0;
  };
  double typicalRunS_;
  std::map<std::string, Mean> exact_;
  std::map<std::string, Mean> similar_;
  Mean all_;
};

/// `2 h 05 min`, `3 min 20 s`, `12 s`
std::string durationWords(double seconds);

}  // namespace collector
