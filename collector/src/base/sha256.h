#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/optional.h"

namespace collector {

/// SHA-256 (FIPS 180-4), fed piece by piece.
class Sha256 {
 public:
  void add(const char* bytes, std::size_t count);
  /// 64 hexadecimal digits of all that was added; nothing may be added afterwards.
  std::string hex();

 private:
  void takeBlock(const unsigned char* block);

  std::array<std::uint32_t, 8> state_ = {
      {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
  std::array<unsigned char, 64> pending_ = {};
  std::uint64_t bytes_ = 0;
};

std::string sha256Of(const std::string& text);

/// Of a regular file's content, read as a stream; nothing and why where it cannot be read.
Optional<std::string> sha256OfFile(const std::string& path, std::string& error);

}  // namespace collector
