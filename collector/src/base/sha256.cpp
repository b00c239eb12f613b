#include "base/sha256.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace collector {

namespace {

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
const std::uint32_t roundConstants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::uint32_t rotated(std::uint32_t word, unsigned bits) { return word >> bits | word << (32 - bits); }

/// One round; what was `d` is the next round's `e`, and `h` its `a`.
inline void takeRound(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t& d, std::uint32_t e, std::uint32_t f, std::uint32_t g,
                      std::uint32_t& h, std::uint32_t constantAndWord) {
  const std::uint32_t t1 = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) ^ (~e & g)) + constantAndWord;
  d += t1;
  h = t1 + (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
}

}  // namespace

void Sha256::takeBlock(const unsigned char* block) {
  std::uint32_t w[64];
  for (int i = 0; i < 16; ++i) {
    w[i] = static_cast<std::uint32_t>(block[4 * i]) << 24 | static_cast<std::uint32_t>(block[4 * i + 1]) << 16 |
           static_cast<std::uint32_t>(block[4 * i + 2]) << 8 | block[4 * i + 3];
  }
  for (int i = 16; i < 64; ++i) {
    const std::uint32_t s0 = rotated(w[i - 15], 7) ^ rotated(w[i - 15], 18) ^ w[i - 15] >> 3;
    const std::uint32_t s1 = rotated(w[i - 2], 17) ^ rotated(w[i - 2], 19) ^ w[i - 2] >> 10;
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  std::array<std::uint32_t, 8> s = state_;
  // Instead of moving the eight words on by one each round, eight rounds name them in turn: half the time.
  for (int i = 0; i < 64; i += 8) {
    takeRound(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], roundConstants[i] + w[i]);
    takeRound(s[7], s[0], s[1], s[2], s[3], s[4], s[5], s[6], roundConstants[i + 1] + w[i + 1]);
    takeRound(s[6], s[7], s[0], s[1], s[2], s[3], s[4], s[5], roundConstants[i + 2] + w[i + 2]);
    takeRound(s[5], s[6], s[7], s[0], s[1], s[2], s[3], s[4], roundConstants[i + 3] + w[i + 3]);
    takeRound(s[4], s[5], s[6], s[7], s[0], s[1], s[2], s[3], roundConstants[i + 4] + w[i + 4]);
    takeRound(s[3], s[4], s[5], s[6], s[7], s[0], s[1], s[2], roundConstants[i + 5] + w[i + 5]);
    takeRound(s[2], s[3], s[4], s[5], s[6], s[7], s[0], s[1], roundConstants[i + 6] + w[i + 6]);
    takeRound(s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[0], roundConstants[i + 7] + w[i + 7]);
  }
  for (std::size_t i = 0; i < 8; ++i) state_[i] += s[i];
}

void Sha256::add(const char* bytes, std::size_t count) {
  const auto* next = reinterpret_cast<const unsigned char*>(bytes);
  std::size_t filled = bytes_ % pending_.size();
  bytes_ += count;
  while (count > 0) {
    if (filled == 0 && count >= pending_.size()) {
      takeBlock(next);
      next += pending_.size();
      count -= pending_.size();
      continue;
    }
    const std::size_t taken = std::min(count, pending_.size() - filled);
    std::memcpy(pending_.data() + filled, next, taken);
    filled += taken;
    next += taken;
    count -= taken;
    if (filled < pending_.size()) return;
    takeBlock(pending_.data());
    filled = 0;
  }
}

std::string Sha256::hex() {
  const std::uint64_t bits = bytes_ * 8;
  const char end = static_cast<char>(0x80);
  const char zero = 0;
  add(&end, 1);
  while (bytes_ % pending_.size() != pending_.size() - 8) add(&zero, 1);
  char length[8];
  for (int i = 0; i < 8; ++i) length[i] = static_cast<char>(bits >> (56 - 8 * i) & 0xFF);
  add(length, sizeof length);
  std::string text;
  for (const std::uint32_t word : state_) {
    for (int shift = 28; shift >= 0; shift -= 4) text += "0123456789abcdef"[word >> shift & 0xF];
  }
  return text;
}

std::string sha256Of(const std::string& text) {
  Sha256 hash;
  hash.add(text.data(), text.size());
  return hash.hex();
}

Optional<std::string> sha256OfFile(const std::string& path, std::string& error) {
  // A pipe or a device in the file's place would be read for ever.
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  const auto fail = [&](const std::string& why) -> Optional<std::string> {
    error = path + ": " + why;
    if (file >= 0) close(file);
    return nothing;
  };
  if (file < 0) return fail(std::strerror(errno));
  struct stat status;
  if (fstat(file, &status) != 0) return fail(std::strerror(errno));
  if (!S_ISREG(status.st_mode)) return fail("not a file");
  Sha256 hash;
  std::vector<char> buffer(1 << 18);
  ssize_t count;
  while ((count = read(file, buffer.data(), buffer.size())) != 0) {
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail(std::strerror(errno));
    hash.add(buffer.data(), static_cast<std::size_t>(count));
  }
  close(file);
  return hash.hex();
}

}  // namespace collector
