#include "network/layer_types.h"

namespace collector {

namespace {

/// Caffe's V1LayerParameter names its types in capitals; those not listed differ by capitals and underscores alone.
std::string todaysType(const std::string& v1) {
  static const std::map<std::string, std::string> irregular = {
      {"ABSVAL", "AbsVal"},   {"ARGMAX", "ArgMax"},       {"BNLL", "BNLL"},        {"HDF5_DATA", "HDF5Data"},
      {"HDF5_OUTPUT", "HDF5Output"}, {"IM2COL", "Im2col"}, {"LRN", "LRN"},         {"MVN", "MVN"},
      {"RELU", "ReLU"},       {"SOFTMAX_LOSS", "SoftmaxWithLoss"}, {"TANH", "TanH"}, {"ELTWISE", "Eltwise"}};
  const auto found = irregular.find(v1);
  if (found != irregular.end()) return found->second;
  std::string type;
  bool capital = true;
  for (char c : v1) {
    if (c == '_') {
      capital = true;
      continue;
    }
    const bool upper = c >= 'A' && c <= 'Z';
    type += capital || !upper ? c : static_cast<char>(c - 'A' + 'a');
    capital = false;
  }
  return type;
}

}  // namespace

std::map<std::string, DefinedLayer> definedLayers(const TextField& net) {
  std::map<std::string, DefinedLayer> layers;
  for (const TextField* layer : net.all("layer")) {
    layers.insert({layer->scalar("name", ""), {layer->scalar("type", ""), layer}});
  }
  for (const TextField* layer : net.all("layers")) {
    layers.insert({layer->scalar("name", ""), {todaysType(layer->scalar("type", "")), layer}});
  }
  return layers;
}

}  // namespace collector
