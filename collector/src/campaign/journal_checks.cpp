#include "campaign/journal_checks.h"

#include "base/json_fields.h"

namespace collector {

using nlohmann::json;

bool checkJournal(const JournalContent& journal, const std::string& path, Reporter& reporter) {
  for (const Problem& problem : journal.problems) reporter.warning(path + ":" + formatProblem(problem));
  if (!journal.campaign.is_null()) return true;
  reporter.warning(path + ":1: no campaign; expected its plan, seed and platform");
  return false;
}

bool checkSamePlan(const JournalContent& journal, const Plan& plan, const std::string& path, Reporter& reporter) {
  const json& begun = journal.campaign.at("plan");
  if (begun == plan.source) return true;
  reporter.warning(path + ": the plan is not the one that this campaign began with; expected the same plan, or another output folder");
  for (const json& change : json::diff(begun, plan.source)) {
    const std::string where = change.at("path").get<std::string>();
    const auto value = change.find("value");
    reporter.warning("  " + where + ": " + change.at("op").get<std::string>() + (value == change.end() ? "" : ": " + echo(*value)));
  }
  return false;
}

}  // namespace collector
