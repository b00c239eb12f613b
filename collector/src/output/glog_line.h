#pragma once

#include <string>

#include "base/optional.h"

namespace collector {

/// A line of Google's logging library: `I1207 02:01:22.100001  7401 caffe.cpp:347] message` (0.3), with the year
/// before the month since 0.6.
struct GlogLine {
  char severity = 'I';  ///< I, W, E or F
  std::string message;
};

/// Nothing if the line does not begin as glog's lines do.
Optional<GlogLine> parseGlogLine(const std::string& line);

}  // namespace collector
