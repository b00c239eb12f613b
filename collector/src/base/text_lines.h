#pragma once

#include <cstring>
#include <string>
#include <vector>

namespace collector {

/// Calls `take` with each line of a text, without its end (`\n` or `\r\n`). A last line without an end counts.
template <class Take>
void eachLine(const std::string& text, Take take) {
  for (std::size_t start = 0; start < text.size();) {
    std::size_t end = text.find('\n', start);
    if (end == std::string::npos) end = text.size();
    const bool carriageReturn = end > start && text[end - 1] == '\r';
    take(text.substr(start, end - start - (carriageReturn ? 1 : 0)));
    start = end + 1;
  }
}

inline bool startsWith(const std::string& text, const std::string& beginning) {
  return text.compare(0, beginning.size(), beginning) == 0;
}

inline bool startsWith(const std::string& text, const char* beginning) { return text.compare(0, std::strlen(beginning), beginning) == 0; }

inline bool endsWith(const std::string& text, const std::string& ending) {
  return text.size() >= ending.size() && text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

inline bool endsWith(const std::string& text, const char* ending) {
  const std::size_t size = std::strlen(ending);
  return text.size() >= size && text.compare(text.size() - size, size, ending) == 0;
}

inline std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// At most so many bytes, then `…`; a UTF-8 sequence is not cut in two.
inline std::string shortened(const std::string& text, std::size_t longest) {
  if (text.size() <= longest) return text;
  while (longest > 0 && (static_cast<unsigned char>(text[longest]) & 0xC0) == 0x80) --longest;
  return text.substr(0, longest) + "…";
}

/// The parts between separators; one more than there are of these.
inline std::vector<std::string> splitAt(const std::string& text, char separator) {
  std::vector<std::string> parts = {""};
  for (const char c : text) {
    if (c == separator) parts.push_back("");
    else parts.back() += c;
  }
  return parts;
}

/// `a, b, c`
inline std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace collector
