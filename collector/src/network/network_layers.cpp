#include "network/network_layers.h"

#include <map>

#include "base/text_lines.h"
#include "network/layer_types.h"
#include "network/layer_work.h"
#include "output/layer_names.h"

namespace collector {

namespace {

std::string perImage(const Shape& shape) {
  std::string text;
  for (std::size_t axis = 1; axis < shape.size(); ++axis) text += (axis == 1 ? "" : "x") + std::to_string(shape[axis]);
  return text.empty() ? "1" : text;
}

/// The type of a layer that the definition does not list, because Caffe made it up.
std::string insertedType(const SetUpLayer& layer) {
  if (endsWith(layer.layer, "_split")) return "Split";
  return layer.bottoms.empty() ? "Input" : "";
}

bool holds(const Shape& shape, int batchSize) { return !shape.empty() && shape[0] == batchSize; }

Optional<std::int64_t> sum(const std::vector<Shape>& shapes) {
  std::int64_t total = 0;
  for (const Shape& shape : shapes) {
    const auto elements = elementsPerImage(shape);
    if (!elements) return nothing;
    total += *elements;
  }
  return total;
}

}  // namespace

Network networkLayers(const std::vector<SetUpLayer>& setUp, const TextField& net, int batchSize) {
  const auto defined = definedLayers(net);
  static const TextField noDefinition;
  std::map<std::string, Shape> blobs;
  Network network;
  DistinctNames names;
  for (const SetUpLayer& layer : setUp) {
    std::vector<Shape> bottoms;
    for (const std::string& bottom : layer.bottoms) {
      const auto blob = blobs.find(bottom);
      if (blob != blobs.end()) bottoms.push_back(blob->second);
    }
    for (std::size_t i = 0; i < layer.tops.size() && i < layer.topShapes.size(); ++i) blobs[layer.tops[i]] = layer.topShapes[i];
    const auto inputs = sum(bottoms);
    const auto outputs = sum(layer.topShapes);
    const bool whole = bottoms.size() == layer.bottoms.size() && !layer.topShapes.empty() && holds(layer.topShapes[0], batchSize);
    if (!whole || !inputs || !outputs) {
      network.leftOut.push_back(layer.layer);
      continue;
    }

    const auto definition = defined.find(layer.layer);
    const bool known = definition != defined.end();
    NetworkLayer row;
    row.layer = names.next(layer.layer);
    row.type = known ? definition->second.type : insertedType(layer);
    const TextField& text = known ? *definition->second.definition : noDefinition;
    if (row.type == "Pooling") {
      const TextField* pooling = text.last("pooling_param");
      row.pooling = pooling ? pooling->scalar("pool", "MAX") : "MAX";
    }
    row.outputShape = perImage(layer.topShapes[0]);
    row.inputElementsPerImage = *inputs;
    row.outputElementsPerImage = *outputs;
    if (const auto work = layerWork(row.type, text, bottoms.empty() ? Shape() : bottoms[0], layer.topShapes[0])) {
      row.parameters = work->parameters;
      row.macsPerImage = work->macsPerImage;
    }
    network.layers.push_back(row);
  }
  return network;
}

}  // namespace collector
