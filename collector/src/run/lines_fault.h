#pragma once

#include <string>

#include "run/verdict.h"

namespace collector {

/// Why a run is not ok; both are empty if nothing speaks against it.
struct Fault {
  std::string reason;
  std::string detail;
};

/// The timed part of a program that speaks the lines protocol: by its own clock if it tells it, else by the arrival of its
/// lines; nothing where it wrote them to a file without telling.
Optional<TimedWindow> timedPartOfLines(const ToldFacts& told, const Optional<TimedWindow>& arrivals);

/// Holds what such a program told against what it was asked, and its times against those the collector saw.
Fault faultOfLines(const Expectation& expected, const BenchmarkOutput& output, const ProcessEnd& end, const Optional<TimedWindow>& arrivals);

}  // namespace collector
