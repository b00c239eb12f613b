#pragma once

#include <string>

#include "plan/cases.h"

namespace collector {

/// A case's place in the campaign.
struct Turn {
  Case key;
  int runOrder = 0;          ///< its place in the planned order
  int earlierAttempts = 0;   ///< how often it ran before, if it failed and is run once more
  bool networkIsKnown = false;  ///< from an earlier run of the model
};

/// The files that one run reads and writes. `log` and `samples` are relative to the output folder, as they are recorded;
/// the others are not.
struct RunFiles {
  std::string prototxt;   ///< the copy with the case's batch size
  std::string profile;    ///< TensorRT programs write these two
  std::string times;
  std::string results;    ///< a program that speaks the protocol may write its lines there
  std::string log;        ///< `logs/bvlc-alexnet/nvidia-cudnn/batch-2-repetition-0.log`
  std::string warmUpLog;  ///< of the discarded process
  std::string samples;
};

/// An attempt after the first gets files of its own: what the failed one printed stays.
RunFiles filesOf(const Turn& turn, const std::string& outputFolder);

}  // namespace collector
