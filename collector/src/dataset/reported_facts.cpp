#include "dataset/reported_facts.h"

#include <algorithm>

namespace collector {

using nlohmann::json;

json reportedFacts(const JournalContent& journal, const std::string& library) {
  json values = json::object();
  for (const auto& entry : journal.runs) {
    const RunRecord& run = entry.second;
    if (run.key.library != library || run.verdict.status != Status::ok) continue;
    for (auto fact = run.setUp.begin(); fact != run.setUp.end(); ++fact) {
      json& seen = values[fact.key()];
      if (std::find(seen.begin(), seen.end(), fact.value()) == seen.end()) seen.push_back(fact.value());
    }
  }
  for (auto fact = values.begin(); fact != values.end(); ++fact) {
    if (fact.value().size() == 1) fact.value() = json(fact.value()[0]);
  }
  return values;
}

}  // namespace collector
