#include "run/run_files.h"

namespace collector {

RunFiles filesOf(const Turn& turn, const std::string& outputFolder) {
  const Case& c = turn.key;
  const std::string work = outputFolder + "/work/";
  const std::string batch = "batch-" + std::to_string(c.batchSize);
  std::string levels;
  for (const auto& level : c.levels) levels += "-" + level.first + "-" + level.second;
  std::string run = "logs/" + c.model + "/" + c.library + "/" + batch + levels + "-repetition-" + std::to_string(c.repetition);
  if (turn.earlierAttempts > 0) run += "-attempt-" + std::to_string(turn.earlierAttempts + 1);
  RunFiles files;
  files.prototxt = work + c.model + "-" + batch + ".prototxt";
  files.profile = work + "profile.json";
  files.times = work + "times.json";
  files.results = work + "results.txt";
  files.log = run + ".log";
  files.warmUpLog = run + ".warm-up.log";
  files.samples = run + ".samples.jsonl";
  return files;
}

}  // namespace collector
