#include "network/batch_size.h"

#include <algorithm>
#include <vector>

#include "base/reported_number.h"
#include "network/prototxt.h"

namespace collector {

namespace {

void addFirstDimension(const TextField& shape, std::vector<const TextField*>& dimensions) {
  const auto all = shape.all("dim");
  if (!all.empty()) dimensions.push_back(all.front());
}

/// The scalars that hold the batch size, in the order of the source.
std::vector<const TextField*> batchDimensions(const TextField& net) {
  const std::size_t dimensionsPerInput = 4;  // the older syntax knows only N, C, H, W
  std::vector<const TextField*> dimensions;
  const auto inputDims = net.all("input_dim");
  for (std::size_t i = 0; i < inputDims.size(); i += dimensionsPerInput) dimensions.push_back(inputDims[i]);
  for (const TextField* shape : net.all("input_shape")) addFirstDimension(*shape, dimensions);
  for (const TextField* layer : net.all("layer")) {
    if (layer->scalar("type", "") != "Input") continue;
    for (const TextField* parameters : layer->all("input_param")) {
      for (const TextField* shape : parameters->all("shape")) addFirstDimension(*shape, dimensions);
    }
  }
  std::sort(dimensions.begin(), dimensions.end(),
            [](const TextField* a, const TextField* b) { return a->start < b->start; });
  return dimensions;
}

}  // namespace

Optional<std::string> withBatchSize(const std::string& prototxt, int batchSize, const std::string& file, Problems& problems) {
  const Optional<TextField> net = parsePrototxt(prototxt, file, problems);
  if (!net) return nothing;
  const auto dimensions = batchDimensions(*net);
  if (dimensions.empty()) {
    problems.push_back({file, "no input whose batch size could be set", "", "an Input layer with a shape, input_shape or input_dim"});
    return nothing;
  }
  std::string out;
  std::size_t copied = 0;
  for (const TextField* dimension : dimensions) {
    if (dimension->isMessage || !parseCount(dimension->value)) {
      problems.push_back({file, "first dimension of an input is not a number", dimension->value, "the batch size"});
      return nothing;
    }
    out += prototxt.substr(copied, dimension->start - copied) + std::to_string(batchSize);
    copied = dimension->end;
  }
  return out + prototxt.substr(copied);
}

}  // namespace collector
