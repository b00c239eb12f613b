#include "campaign/journal_checks.h"

#include <set>

#include "base/json_fields.h"

namespace collector {

using nlohmann::json;

bool checkJournal(const JournalContent& journal, const std::string& path, Reporter& reporter) {
  for (const Problem& problem : journal.problems) reporter.warning(path + ":" + formatProblem(problem));
  if (!journal.campaign.is_null()) return true;
  reporter.warning(path + ":1: no campaign; expected its plan, seed and platform");
  return false;
}

bool leaveOutStrayRuns(JournalContent& journal, const Plan& plan, const std::string& path, Reporter& reporter) {
  const std::vector<Case> planned = orderedCases(plan, 0);
  const std::set<Case> known(planned.begin(), planned.end());
  bool stray = false;
  for (auto run = journal.runs.begin(); run != journal.runs.end();) {
    const Case& c = run->first;
    if (known.count(c)) {
      ++run;
      continue;
    }
    reporter.warning(path + ":" + journal.lines.at(c) + ": a case that the plan lacks: " + describe(c) + "; it is left out");
    run = journal.runs.erase(run);
    stray = true;
  }
  return !stray;
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
