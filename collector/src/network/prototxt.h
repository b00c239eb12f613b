#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/optional.h"
#include "base/problem.h"

namespace collector {

/// A field of a protocol buffer in text format. A repeated field stands once per value.
struct TextField {
  std::string name;
  bool isMessage = false;
  std::string value;               ///< of a scalar: a string's content, otherwise the token
  std::size_t start = 0;           ///< of a scalar: where its token begins in the source, in bytes
  std::size_t end = 0;
  std::vector<TextField> fields;   ///< of a message

  /// All direct fields of that name.
  std::vector<const TextField*> all(const std::string& field) const;
  /// The last direct field of that name, as protocol buffers take it; null if there is none.
  const TextField* last(const std::string& field) const;
  /// The last scalar of that name, or `otherwise`.
  std::string scalar(const std::string& field, const std::string& otherwise) const;
};

/// Parses a network's definition. The result is a message without a name. A syntax error is located as
/// `file:line:column`.
Optional<TextField> parsePrototxt(const std::string& text, const std::string& file, Problems& problems);

}  // namespace collector
