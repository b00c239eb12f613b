#pragma once

#include <string>

#include "base/text_source.h"
#include "output/benchmark_output.h"

namespace collector {

/// What begins each line of the protocol.
constexpr const char* linesPrefix = "@bench ";

/// Of the protocol; another one is refused.
constexpr int linesVersion = 1;

/// Reads what a program that speaks the lines protocol (docs/protocol.md) printed, and what it wrote to its results file,
/// empty if it wrote none. Times are means over all iterations; the first thing that is wrong is `told.fault`, and what
/// comes after it is not read.
BenchmarkOutput parseLinesOutput(const std::string& text, const TextSource& results);

}  // namespace collector
