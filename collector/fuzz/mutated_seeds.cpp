// Runs a fuzz target on its seeds and on thousands of random changes to them, the same ones every time: what can be had of
// fuzzing without clang, in the test suite.  mutations_TARGET FOLDER [CHANGES]
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "base/durable_file.h"
#include "base/system_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count);

namespace {

using Random = std::mt19937;

std::size_t below(std::size_t bound, Random& random) { return random() % bound; }

/// One change of the kinds that find most: a bit, a byte, a piece cut out, doubled, or put in from another seed.
void change(std::string& text, const std::vector<std::string>& seeds, Random& random) {
  const std::size_t at = below(text.size() + 1, random);
  const std::size_t length = below(40, random);
  const std::string& other = seeds[below(seeds.size(), random)];
  switch (below(6, random)) {
    case 0: if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << below(8, random))); break;
    case 1: if (at < text.size()) text[at] = "\0\n\t\"{}[]:,-+.0919eE"[below(19, random)]; break;
    case 2: text.erase(at, length); break;
    case 3: text.insert(at, text.substr(at, length)); break;
    case 4: text.insert(at, other.substr(below(other.size() + 1, random), length)); break;
    default: text.insert(at, std::to_string(static_cast<std::uint64_t>(random()) << below(40, random))); break;
  }
}

void run(const std::string& text) { LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()); }

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const long changes = argc > 2 ? std::atol(argv[2]) : 20000;
  std::vector<std::string> seeds;
  for (const std::string& path : collector::SystemFiles().match(std::string(argv[1]) + "/*")) {
    std::string error;
    seeds.push_back(collector::readFile(path, error).value());
    run(seeds.back());
  }
  if (seeds.empty()) return 1;
  Random random(1);
  for (long i = 0; i < changes; ++i) {
    std::string text = seeds[below(seeds.size(), random)];
    for (std::size_t count = 1 + below(4, random); count > 0; --count) change(text, seeds, random);
    run(text);
  }
  std::printf("%zu seeds, %ld changes\n", seeds.size(), changes);
  return 0;
}
