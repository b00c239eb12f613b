#pragma once

#include <string>

namespace collector {

/// Whether a text can name files and columns: letters, digits, `.`, `_`, `+`, `-`, beginning with a letter or a digit.
inline bool isTag(const std::string& text) {
  const std::string first = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  return !text.empty() && text.size() <= 100 && first.find(text[0]) != std::string::npos &&
         text.find_first_not_of(first + "._+-") == std::string::npos;
}

}  // namespace collector
