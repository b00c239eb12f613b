#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/optional.h"
#include "base/problem.h"

namespace collector {

enum class Need { required, optional };

/// Reads the fields of one JSON object, noting every problem with its path instead of stopping at the first.
class JsonFields {
 public:
  JsonFields(const nlohmann::json& object, std::string path, Problems& problems);

  Optional<std::string> text(const std::string& key, Need need);
  Optional<std::string> oneOf(const std::string& key, const std::vector<std::string>& words, Need need);
  Optional<double> number(const std::string& key, double atLeast, double atMost, Need need);
  Optional<std::int64_t> integer(const std::string& key, std::int64_t atLeast, std::int64_t atMost, Need need);
  std::vector<std::string> texts(const std::string& key);
  /// The whole numbers of an array that must not be empty.
  std::vector<int> integers(const std::string& key, int atLeast, int atMost);
  /// The same of one that names none twice.
  std::vector<int> distinctIntegers(const std::string& key, int atLeast, int atMost);
  /// The objects of an array, each with the path to it.
  std::vector<JsonFields> objects(const std::string& key, Need need);
  Optional<JsonFields> object(const std::string& key, Need need);
  /// An http or https address.
  Optional<std::string> link(const std::string& key);
  /// The value as it is, whatever its type.
  const nlohmann::json* any(const std::string& key, Need need);

  void complain(const std::string& key, const std::string& what, const std::string& expected);
  /// The same of a part of a field, which is named by its path.
  void complainAt(const std::string& path, const std::string& what, const std::string& value, const std::string& expected);
  std::string pathTo(const std::string& key) const;
  const nlohmann::json& source() const { return *object_; }
  /// Complains about each key that nobody asked for.
  void rejectUnknown();

 private:
  const nlohmann::json* object_;
  std::string path_;
  Problems* problems_;
  std::set<std::string> known_;
};

/// A value as a message echoes it: on one line and short.
std::string echo(const nlohmann::json& value);

}  // namespace collector
