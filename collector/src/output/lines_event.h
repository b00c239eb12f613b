#pragma once

#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "base/optional.h"

namespace collector {

/// The longest time per batch, ms: an hour. Beyond it a timer is broken.
constexpr double longestMs = 3600000;

/// One object of the lines protocol, whose fields are asked for one by one. The first that is wrong is kept as `fault`;
/// whoever reads on gets nothing.
class LinesEvent {
 public:
  explicit LinesEvent(const nlohmann::json& object) : object_(object) {}

  bool has(const std::string& key) const { return object_.count(key) > 0; }
  /// A time of a whole pass, above 0; of a layer 0 is below the timer's resolution, and a time as well.
  Optional<double> timeMs(const std::string& key, bool mayBeZero = false);
  Optional<double> number(const std::string& key);
  Optional<std::int64_t> whole(const std::string& key, std::int64_t atLeast);
  Optional<std::string> text(const std::string& key);
  /// Says that a field is missing, if it is.
  void require(const std::string& key);
  void complain(const std::string& words);
  const std::string& fault() const { return fault_; }
  /// The fields that nobody asked for. None of them may be null.
  nlohmann::json takeRest();

 private:
  const nlohmann::json* field(const std::string& key);
  void complain(const std::string& key, const std::string& expected);

  const nlohmann::json& object_;
  std::set<std::string> known_ = {"event"};
  std::string fault_;
};

}  // namespace collector
