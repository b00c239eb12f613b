#include "base/printable.h"

#include <cstdint>
#include <cstdio>

#include "base/text_lines.h"

namespace collector {

namespace {

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 0;  ///< 0: no UTF-8 begins here
};

/// The character that begins at `at`: the shortest form of a code point that is no surrogate (RFC 3629).
Character characterAt(const std::string& text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1};
  const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (bytes == 0 || first > 0xF4 || at + bytes > text.size()) return {};
  std::uint32_t code = first & (0xFFu >> (bytes + 1));
  for (std::size_t i = at + 1; i < at + bytes; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    code = code << 6 | (byte(i) & 0x3Fu);
  }
  const std::uint32_t least = bytes == 2 ? 0x80 : bytes == 3 ? 0x800 : 0x10000;
  if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
  return {code, bytes};
}

/// Control characters, the two that separate lines and paragraphs, and every kind of space but the plain one.
bool isInvisible(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0x1680 || (code >= 0x2000 && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202F) || code == 0x205F || code == 0x3000 || code == 0xFEFF;
}

std::string escaped(const char* format, unsigned value) {
  char text[16];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

}  // namespace

std::string printable(const std::string& text) {
  const std::string inner = trimmed(text);
  std::string out;
  for (std::size_t at = 0; at < inner.size();) {
    const Character character = characterAt(inner, at);
    if (character.bytes == 0) out += escaped("\\x%02x", static_cast<unsigned char>(inner[at]));
    else if (character.code < 0x80 && isInvisible(character.code)) out += escaped("\\x%02x", character.code);
    else if (isInvisible(character.code)) out += escaped("\\u%04x", character.code);
    else out += inner.substr(at, character.bytes);
    at += character.bytes == 0 ? 1 : character.bytes;
  }
  return out;
}

bool isUtf8(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = characterAt(text, at);
    if (character.bytes == 0) return false;
    at += character.bytes;
  }
  return true;
}

}  // namespace collector
