#include "base/sealed_line.h"

#include "base/sha256.h"

namespace collector {

namespace {

const std::size_t digits = 16;

std::string sealOf(const std::string& text) { return ",\"check\":\"" + sha256Of(text).substr(0, digits) + "\"}"; }

}  // namespace

std::string sealed(const std::string& object) {
  const std::string open = object.substr(0, object.empty() ? 0 : object.size() - 1);
  return open + sealOf(open);
}

bool isSealed(const std::string& line) {
  const std::size_t length = sealOf("").size();
  if (line.size() < length) return false;
  const std::size_t end = line.size() - length;
  return line.compare(end, length, sealOf(line.substr(0, end))) == 0;
}

}  // namespace collector
