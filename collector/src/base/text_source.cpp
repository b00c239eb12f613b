#include "base/text_source.h"

#include <fstream>
#include <sstream>
#include <sys/stat.h>

namespace collector {

using nlohmann::json;

TextSource TextSource::file(const std::string& path) {
  TextSource source;
  struct stat status;
  // Opening a pipe would wait for whoever writes to it.
  if (stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)) source.path_ = path;
  return source;
}

std::unique_ptr<std::istream> TextSource::open() const {
  if (path_.empty()) return std::make_unique<std::istringstream>(text_);
  return std::make_unique<std::ifstream>(path_, std::ios::binary);
}

bool TextSource::empty() const { return open()->peek() == std::istream::traits_type::eof(); }

bool nextLine(std::istream& text, std::size_t longest, std::string& line, bool& whole) {
  line.clear();
  whole = false;
  // Past the stream's own checks for each byte: a program may print megabytes.
  for (int c; (c = text.rdbuf()->sbumpc()) != std::istream::traits_type::eof();) {
    if (c == '\n') {
      whole = true;
      break;
    }
    if (line.size() <= longest) line += static_cast<char>(c);
  }
  if (whole && !line.empty() && line.back() == '\r') line.pop_back();
  return whole || !line.empty();
}

bool eachElement(std::istream& text, const std::function<void(const json& element)>& take, const std::string& key) {
  using Event = json::parse_event_t;
  const int arrayDepth = key.empty() ? 0 : 1;
  std::string lastKey;
  bool inArray = false;
  bool found = false;
  const json rest = json::parse(
      text,
      [&](int depth, Event event, json& parsed) {
        if (event == Event::key && depth == 1) lastKey = parsed.get<std::string>();
        if (event == Event::array_start && depth == arrayDepth && (key.empty() || lastKey == key)) inArray = found = true;
        if (event == Event::array_end && depth == arrayDepth) inArray = false;
        const bool isElement = inArray && depth == arrayDepth + 1 && (event == Event::value || event == Event::object_end || event == Event::array_end);
        if (isElement) take(parsed);
        return !isElement;
      },
      false);
  return found && !rest.is_discarded();
}

}  // namespace collector
