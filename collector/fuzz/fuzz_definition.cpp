// A network's definition, and the set-up that a program printed for it: what gets a batch size can be read again, and
// holds it.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "network/batch_size.h"
#include "network/network_layers.h"
#include "output/caffe_output.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  using namespace collector;
  const std::string text(reinterpret_cast<const char*>(bytes), count);
  // The definition up to the first NUL, the program's output after it.
  const std::string definition = text.substr(0, text.find('\0'));
  const std::string output = definition.size() < text.size() ? text.substr(definition.size() + 1) : "";
  Problems problems;
  const auto sized = withBatchSize(definition, 16, "net", problems);
  if (!sized) return 0;
  const auto again = withBatchSize(*sized, 16, "net", problems);
  if (!again || *again != *sized) std::abort();
  networkLayers(parseCaffeOutput(output).setUp, parsePrototxt(*sized, "net", problems).value(), 2);
  return 0;
}
