#include "test_setting.h"

#include <cstdlib>
#include <map>

namespace collector {

std::string testSetting(const std::string& name) {
  static const std::map<std::string, std::string> built = {{"COLLECTOR_STAND_IN", COLLECTOR_STAND_IN},
                                                           {"COLLECTOR_LINES_STAND_IN", COLLECTOR_LINES_STAND_IN},
                                                           {"COLLECTOR_COMMAND", COLLECTOR_COMMAND},
                                                           {"COLLECTOR_LOGS", COLLECTOR_LOGS},
                                                           {"COLLECTOR_SOURCE", COLLECTOR_SOURCE}};
  if (const char* value = std::getenv(name.c_str())) return value;
  const auto found = built.find(name);
  return found == built.end() ? "" : found->second;
}

}  // namespace collector
