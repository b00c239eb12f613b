#include "plan/cases.h"

#include <random>
#include <utility>

#include "plan/factors.h"

namespace collector {

namespace {

std::vector<Case> allCases(const Plan& plan) {
  std::vector<Case> cases;
  for (const Library& library : plan.libraries) {
    for (const Model& model : plan.models) {
      for (int batchSize : plan.batchSizes) {
        for (const Levels& levels : levelsOf(plan.factors, library)) {
          for (int repetition = 0; repetition < plan.repetitions; ++repetition) {
            cases.push_back({model.tag, library.tag, batchSize, repetition, levels});
          }
        }
      }
    }
  }
  return cases;
}

/// A number below `bound`, each equally likely. std::uniform_int_distribution differs between standard libraries.
std::uint64_t below(std::uint64_t bound, std::mt19937_64& random) {
  const std::uint64_t excess = (~std::uint64_t(0) % bound + 1) % bound;
  std::uint64_t drawn = random();
  while (drawn > ~std::uint64_t(0) - excess) drawn = random();
  return drawn % bound;
}

bool hasLevels(const Case& c, const Levels& levels) {
  for (const auto& level : levels) {
    const auto own = c.levels.find(level.first);
    if (own == c.levels.end() || own->second != level.second) return false;
  }
  return true;
}

}  // namespace

const Skip* skipOf(const Plan& plan, const Case& c) {
  for (const Skip& skip : plan.skips) {
    const bool agrees = (!skip.library || *skip.library == c.library) && (!skip.model || *skip.model == c.model) &&
                        (!skip.batchSize || *skip.batchSize == c.batchSize) && hasLevels(c, skip.levels);
    if (agrees) return &skip;
  }
  return nullptr;
}

std::string describe(const Case& c) { return describePoint(c) + " repetition " + std::to_string(c.repetition); }

std::string describePoint(const Case& c) {
  std::string text = c.model + " " + c.library + " batch " + std::to_string(c.batchSize);
  for (const auto& level : c.levels) text += " " + level.first + " " + level.second;
  return text;
}

std::vector<Case> firstRepetitions(const Plan& plan) {
  std::vector<Case> cases;
  for (const Model& model : plan.models) {
    for (const Library& library : plan.libraries) {
      for (int batchSize : plan.batchSizes) {
        for (const Levels& levels : levelsOf(plan.factors, library)) cases.push_back({model.tag, library.tag, batchSize, 0, levels});
      }
    }
  }
  return cases;
}

std::vector<Case> orderedCases(const Plan& plan, std::uint64_t seed) {
  std::vector<Case> wanted;
  for (const Case& c : allCases(plan)) {
    if (!skipOf(plan, c)) wanted.push_back(c);
  }
  if (plan.order == Order::blocked) return wanted;

  std::mt19937_64 random(seed);
  std::vector<Case> ordered;
  for (int repetition = 0; repetition < plan.repetitions; ++repetition) {
    std::vector<Case> round;
    for (const Case& c : wanted) {
      if (c.repetition == repetition) round.push_back(c);
    }
    for (std::size_t left = round.size(); left > 1; --left) std::swap(round[left - 1], round[below(left, random)]);
    ordered.insert(ordered.end(), round.begin(), round.end());
  }
  return ordered;
}

std::vector<std::pair<Case, std::string>> skippedCases(const Plan& plan) {
  std::vector<std::pair<Case, std::string>> skipped;
  for (const Case& c : allCases(plan)) {
    if (const Skip* skip = skipOf(plan, c)) skipped.emplace_back(c, skip->reason);
  }
  return skipped;
}

}  // namespace collector
