#include "network/layer_work.h"

#include <algorithm>
#include <set>

#include "base/reported_number.h"

namespace collector {

namespace {

const std::int64_t most = std::int64_t(1) << 53;

/// a · b, or nothing beyond what a double holds exactly, or for a negative factor.
Optional<std::int64_t> times(Optional<std::int64_t> a, Optional<std::int64_t> b) {
  if (!a || !b || *a < 0 || *b < 0 || (*b != 0 && *a > most / *b)) return nothing;
  return *a * *b;
}

const TextField& parametersOf(const TextField& definition, const std::string& name) {
  static const TextField none;
  const TextField* found = definition.last(name);
  return found ? *found : none;
}

Optional<std::int64_t> count(const TextField& parameters, const std::string& name, std::int64_t otherwise) {
  const TextField* field = parameters.last(name);
  return field ? parseCount(field->value) : Optional<std::int64_t>(otherwise);
}

bool flag(const TextField& parameters, const std::string& name, bool otherwise) {
  return parameters.scalar(name, otherwise ? "true" : "false") != "false";
}

/// Elements of the kernel per pair of channels: `kernel_size` once or per axis, or `kernel_h` and `kernel_w`.
Optional<std::int64_t> kernelElements(const TextField& parameters, std::size_t spatialAxes) {
  if (parameters.last("kernel_h")) return times(count(parameters, "kernel_h", 0), count(parameters, "kernel_w", 0));
  const auto sizes = parameters.all("kernel_size");
  if (sizes.empty()) return nothing;
  Optional<std::int64_t> product = std::int64_t(1);
  for (std::size_t axis = 0; axis < spatialAxes; ++axis) {
    product = times(product, parseCount(sizes[sizes.size() == 1 ? 0 : std::min(axis, sizes.size() - 1)]->value));
  }
  return product;
}

Optional<LayerWork> convolution(const TextField& definition, const Shape& bottom, const Shape& top, bool transposed) {
  const TextField& parameters = parametersOf(definition, "convolution_param");
  const Optional<std::int64_t> group = count(parameters, "group", 1);
  if (bottom.size() < 3 || top.size() < 3 || !group || *group < 1) return nothing;
  const auto weights = times(times(top[1], bottom[1] / *group), kernelElements(parameters, top.size() - 2));
  // A transposed convolution uses its weights once per input position.
  const Shape& positions = transposed ? bottom : top;
  Optional<std::int64_t> macs = weights;
  for (std::size_t axis = 2; axis < positions.size(); ++axis) macs = times(macs, positions[axis]);
  if (!weights || !macs) return nothing;
  return LayerWork{*weights + (flag(parameters, "bias_term", true) ? top[1] : 0), *macs};
}

Optional<LayerWork> innerProduct(const TextField& definition, const Shape& bottom, const Shape& top) {
  const TextField& parameters = parametersOf(definition, "inner_product_param");
  const Optional<std::int64_t> outputs = count(parameters, "num_output", 0);
  // Along another axis than the channels, each position of the axes before it is a row of the product.
  const Optional<std::int64_t> axis = count(parameters, "axis", 1);
  if (!axis || *axis < 1 || *axis >= static_cast<std::int64_t>(bottom.size()) || top.empty()) return nothing;
  Optional<std::int64_t> inputs = std::int64_t(1);
  Optional<std::int64_t> rows = std::int64_t(1);
  for (std::int64_t i = 1; i < static_cast<std::int64_t>(bottom.size()); ++i) {
    Optional<std::int64_t>& product = i < *axis ? rows : inputs;
    product = times(product, bottom[static_cast<std::size_t>(i)]);
  }
  const auto weights = times(outputs, inputs);
  const auto macs = times(weights, rows);
  if (!weights || !macs) return nothing;
  return LayerWork{*weights + (flag(parameters, "bias_term", true) ? *outputs : 0), *macs};
}

}  // namespace

Optional<std::int64_t> elementsPerImage(const Shape& shape) {
  Optional<std::int64_t> product = std::int64_t(1);
  for (std::size_t axis = 1; axis < shape.size(); ++axis) product = times(product, shape[axis]);
  return product;
}

Optional<LayerWork> layerWork(const std::string& type, const TextField& definition, const Shape& bottom, const Shape& top) {
  static const std::set<std::string> weightless = {
      "AbsVal", "Accuracy", "ArgMax", "BNLL", "Clip", "Concat", "Crop", "Data", "Dropout", "DummyData", "ELU", "Eltwise",
      "Exp", "Flatten", "Im2col", "Input", "Log", "LRN", "MVN", "MemoryData", "Permute", "Pooling", "Power", "ReLU",
      "Reduction", "Reshape", "SPP", "Sigmoid", "Silence", "Slice", "Softmax", "SoftmaxWithLoss", "Split", "Swish",
      "TanH", "Threshold", "Tile"};
  if (weightless.count(type)) return LayerWork{};
  if (type == "Convolution") return convolution(definition, bottom, top, false);
  if (type == "Deconvolution") return convolution(definition, bottom, top, true);
  if (type == "InnerProduct") return innerProduct(definition, bottom, top);
  if (bottom.size() < 2) return nothing;
  const std::int64_t channels = bottom[1];
  // Mean and variance per channel and one scale factor.
  if (type == "BatchNorm") return LayerWork{2 * channels + 1, 0};
  if (type == "Bias") return LayerWork{channels, 0};
  if (type == "Scale") return LayerWork{channels * (flag(parametersOf(definition, "scale_param"), "bias_term", false) ? 2 : 1), 0};
  if (type == "PReLU") return LayerWork{flag(parametersOf(definition, "prelu_param"), "channel_shared", false) ? 1 : channels, 0};
  return nothing;
}

}  // namespace collector
