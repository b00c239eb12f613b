#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "temporary_folder.h"

namespace collector {

/// How a collector process ended.
struct CollectorEnd {
  int exitStatus = -1;  ///< 128 + signal if a signal ended it
  std::string out;
  std::string err;
};

/// A folder with a plan for the stand-in program, in which the real collector is started.
class CampaignFolder {
 public:
  CampaignFolder();

  /// Adds a library whose program behaves so; see stand_in_caffe.cpp. Returns its entry in the plan.
  nlohmann::json& addLibrary(const std::string& tag, const std::string& behaviour, const std::string& device = "cpu");

  /// Adds a library whose program speaks the lines protocol so; see stand_in_lines.cpp.
  nlohmann::json& addLines(const std::string& tag, const std::string& behaviour);

  /// Starts the collector and waits for its end.
  CollectorEnd collect(const std::vector<std::string>& arguments);
  /// `run --plan … --out …` and more.
  CollectorEnd run(const std::vector<std::string>& more = {});
  /// Starts `run`, and sends it a signal as soon as `when` holds, or after so many microseconds.
  CollectorEnd runAndSignal(int signal, const std::function<bool()>& when, const std::vector<std::string>& more = {});
  /// Starts `run`, and asks `done` with its process again and again until that holds or the run has ended.
  CollectorEnd runAndDo(const std::function<bool(int pid)>& done, const std::vector<std::string>& more = {});
  CollectorEnd runAndSignalAfter(int signal, unsigned microseconds, const std::vector<std::string>& more = {});

  std::string output(const std::string& file) const { return folder.read("out/" + file); }
  std::string runsCsv() const { return output("dataset/e2e/runs.csv"); }
  /// The cells of a column of runs.csv, in order.
  std::vector<std::string> column(const std::string& name) const;
  /// runs.csv without the columns that no two campaigns share.
  std::string comparableRuns() const;

  TemporaryFolder folder;
  nlohmann::json plan;
  /// Largest file that the collector may write, 0 for no limit: a full disk in miniature.
  unsigned long fileSizeLimit = 0;
  /// A signal that the collector is started with ignored, as nohup does; 0 for none.
  int ignoredSignal = 0;
  /// Variables for the collector beside the inherited ones.
  std::map<std::string, std::string> environment;

 private:
  int start(const std::vector<std::string>& arguments);
  CollectorEnd wait(int pid);
  std::vector<std::string> runArguments(const std::vector<std::string>& more);
};

}  // namespace collector
