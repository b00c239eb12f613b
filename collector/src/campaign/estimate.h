#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "plan/cases.h"
#include "run/run_record.h"

namespace collector {

/// Guesses how long runs take from those already measured, warm-up and cool-down included: the mean of the same model,
/// library and batch size, else of the same model and library, else of all, else what the plan calls typical. Failed runs
/// count only where no ok run of that model and library is nearer: how soon a program crashes says nothing of others.
/// Never more than a case can take.
class Estimate {
 public:
  explicit Estimate(const Plan& plan) : plan_(plan) {}
  void add(const RunRecord& run);
  double secondsFor(const Case& c) const;
  double secondsFor(const std::vector<Case>& cases) const;
  /// The most that a case can take: its timed process, the one that is thrown away, and the cooling.
  double longestS() const;
  bool fromMeasurements() const { return all_.count > 0 || !failed_.exact.empty(); }

 private:
  struct Mean {
    double sumS = 0;
    int count = 0;
  };
  struct Means {
    std::map<std::string, Mean> exact;
    std::map<std::string, Mean> similar;
  };
  static void add(Mean& mean, double seconds);

  double usualS(const Case& c) const;

  const Plan& plan_;
  Means ok_;
  Means failed_;
  Mean all_;
};

/// `2 h 05 min`, `3 min 20 s`, `12 s`
std::string durationWords(double seconds);

}  // namespace collector
