#include "campaign/export.h"

#include "base/durable_file.h"
#include "base/exit_status.h"
#include "campaign/journal_checks.h"
#include "campaign/sidecar_checks.h"
#include "dataset/dataset.h"
#include "plan/plan_reader.h"

namespace collector {

int exportCampaign(const std::string& outputFolder, const std::string& folder, Reporter& reporter) {
  std::string error;
  const auto text = readFile(journalPath(outputFolder), error);
  if (!text) {
    reporter.warning(error + "; expected the output folder of a campaign");
    return exitBadInput;
  }
  const std::string path = journalPath(outputFolder);
  JournalContent content = readJournal(*text);
  if (!checkJournal(content, path, reporter)) return exitBadInput;
  Problems problems;
  const auto plan = readPlan(content.campaign.at("plan").dump(), "", problems);
  for (const Problem& problem : problems) reporter.warning(path + ":1: /plan" + formatProblem(problem));
  if (!plan) return exitBadInput;
  const bool whole = leaveOutStrayRuns(content, *plan, path, reporter) && content.problems.empty();
  tellAlteredSidecars(content, outputFolder, reporter);
  const std::string target = folder.empty() ? outputFolder + "/dataset/" + plan->dataset.at("name").get<std::string>() : folder;
  if (!writeDataset(datasetFiles(*plan, content), target, error)) {
    reporter.warning("the dataset could not be written: " + error);
    return exitSomethingFailed;
  }
  reporter.note("dataset: " + target + " (" + std::to_string(content.runs.size()) + " runs)");
  return whole ? exitAllOk : exitSomethingFailed;
}

}  // namespace collector
