#include "campaign/journal_checks.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/json_fields.h"
#include "base/text_lines.h"

namespace collector {

using nlohmann::json;

namespace {

/// How a library or a model is found and started, which says nothing of what is measured.
const std::map<std::string, std::set<std::string>> correctable = {{"library", {"program", "arguments", "environment", "files"}},
                                                                  {"model", {"prototxt", "weights", "model"}}};

/// Whether a difference is in such a field of a library or model, the same one in both plans, none of whose runs was ok.
bool isPutRight(const std::string& path, const json& begun, const json& now, const JournalContent& journal, PutRight& putRight) {
  const std::vector<std::string> steps = splitAt(path, '/');  // "", libraries, 0, program …
  if (steps.size() < 4 || (steps[1] != "libraries" && steps[1] != "models")) return false;
  const std::string of = steps[1] == "libraries" ? "library" : "model";
  const json::json_pointer tagAt("/" + steps[1] + "/" + steps[2] + "/tag");
  if (!correctable.at(of).count(steps[3]) || !begun.contains(tagAt) || !now.contains(tagAt) || begun.at(tagAt) != now.at(tagAt)) return false;
  const std::string tag = now.at(tagAt).get<std::string>();
  if (anyOk(journal, of, tag)) return false;
  (of == "library" ? putRight.libraries : putRight.models).insert(tag);
  return true;
}

}  // namespace

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

bool anyOk(const JournalContent& journal, const std::string& of, const std::string& tag) {
  return std::any_of(journal.runs.begin(), journal.runs.end(), [&](const std::pair<const Case, RunRecord>& run) {
    return (of == "library" ? run.first.library : run.first.model) == tag && run.second.verdict.status == Status::ok;
  });
}

bool checkPlan(const JournalContent& journal, const Plan& plan, const std::string& path, PutRight& putRight, Reporter& reporter) {
  const json& begun = journal.campaign.at("plan");
  json refused = json::array();
  for (const json& change : json::diff(begun, plan.source)) {
    if (!isPutRight(change.at("path").get<std::string>(), begun, plan.source, journal, putRight)) refused.push_back(change);
  }
  if (refused.empty()) return true;
  reporter.warning(path + ": the plan is not the one that this campaign began with; expected the same plan, or another output folder");
  for (const json& change : refused) {
    const auto value = change.find("value");
    reporter.warning("  " + change.at("path").get<std::string>() + ": " + change.at("op").get<std::string>() + (value == change.end() ? "" : ": " + echo(*value)));
  }
  return false;
}

}  // namespace collector
