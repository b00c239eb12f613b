#pragma once

#include <string>

namespace collector {

/// A text that others wrote as one that can stand in a table: bytes that are no UTF-8, and characters that cannot be seen
/// or would end a line, become `\xff` or `\u2028`; white space around it goes.
std::string printable(const std::string& text);

/// Whether all of a text is UTF-8.
bool isUtf8(const std::string& text);

}  // namespace collector
