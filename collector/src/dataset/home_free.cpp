#include "dataset/home_free.h"

#include <cctype>

namespace collector {

namespace {

bool isOfName(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-' || c == '.'; }

/// The length of the home folder that a path begins with, 0 if with none.
std::size_t homeAt(const std::string& text, std::size_t at, const std::string& home) {
  const auto ends = [&](std::size_t end) { return end == text.size() || !isOfName(text[end]); };
  if (home.size() > 1 && text.compare(at, home.size(), home) == 0 && ends(at + home.size())) return home.size();
  const std::string root = "/root";
  if (text.compare(at, root.size(), root) == 0 && ends(at + root.size())) return root.size();
  for (const std::string parent : {"/home/", "/Users/"}) {
    if (text.compare(at, parent.size(), parent) != 0) continue;
    std::size_t end = at + parent.size();
    while (end < text.size() && isOfName(text[end])) ++end;
    if (end > at + parent.size()) return end - at;
  }
  return 0;
}

}  // namespace

std::string homeFree(const std::string& text, const std::string& home) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    // A path begins at a slash that is not within one.
    const bool begins = text[at] == '/' && (at == 0 || (!isOfName(text[at - 1]) && text[at - 1] != '/' && text[at - 1] != '~'));
    const std::size_t length = begins ? homeAt(text, at, home) : 0;
    if (length == 0) {
      out += text[at++];
      continue;
    }
    out += '~';
    at += length;
  }
  return out;
}

}  // namespace collector
