#pragma once

#include <string>

namespace collector {

/// A line that tells whether it is what was written: a JSON object whose last member, `check`, is the beginning of the
/// SHA-256 of the text before it. 64 bits of it: a line that came to be otherwise passes once in 2^64 times, where 32 bits
/// of a CRC would let one in four milliards pass, and the collector has SHA-256 anyway, for programs and models.
std::string sealed(const std::string& object);

/// Whether a line, without its end, is one that `sealed` made, to the last bit.
bool isSealed(const std::string& line);

}  // namespace collector
