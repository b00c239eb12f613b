#include "stand_in_network.h"

#include <map>
#include <set>

#include "base/reported_number.h"
#include "network/layer_types.h"
#include "network/layer_work.h"

namespace collector {

namespace {

std::int64_t countOf(const TextField& parameters, const std::string& name, std::int64_t otherwise) {
  return parseCount(parameters.scalar(name, "")).value_or(otherwise);
}

Shape inputShape(const TextField& layer) {
  Shape shape;
  for (const TextField* dim : layer.last("input_param")->last("shape")->all("dim")) shape.push_back(parseCount(dim->value).value_or(0));
  return shape;
}

Shape convolved(const TextField& parameters, const Shape& bottom) {
  Shape top = {bottom[0], countOf(parameters, "num_output", 0)};
  for (std::size_t axis = 2; axis < bottom.size(); ++axis) {
    const std::int64_t padded = bottom[axis] + 2 * countOf(parameters, "pad", 0);
    top.push_back((padded - countOf(parameters, "kernel_size", 1)) / countOf(parameters, "stride", 1) + 1);
  }
  return top;
}

/// Pooling rounds up, and drops a last window that would lie wholly in the padding.
Shape pooled(const TextField& parameters, const Shape& bottom) {
  if (parameters.scalar("global_pooling", "") == "true") return {bottom[0], bottom[1], 1, 1};
  Shape top = {bottom[0], bottom[1]};
  const std::int64_t pad = countOf(parameters, "pad", 0);
  const std::int64_t stride = countOf(parameters, "stride", 1);
  for (std::size_t axis = 2; axis < bottom.size(); ++axis) {
    const std::int64_t reach = bottom[axis] + 2 * pad - countOf(parameters, "kernel_size", 1);
    std::int64_t size = (reach + stride - 1) / stride + 1;
    if (pad > 0 && (size - 1) * stride >= bottom[axis] + pad) --size;
    top.push_back(size);
  }
  return top;
}

Optional<Shape> topShape(const std::string& type, const TextField& layer, const std::vector<Shape>& bottoms) {
  static const std::set<std::string> sameShape = {"ReLU", "LRN", "Dropout", "Softmax", "Split"};
  if (type == "Input") return inputShape(layer);
  if (sameShape.count(type)) return bottoms[0];
  if (type == "Convolution") return convolved(*layer.last("convolution_param"), bottoms[0]);
  if (type == "Pooling") return pooled(*layer.last("pooling_param"), bottoms[0]);
  if (type == "InnerProduct") return Shape{bottoms[0][0], countOf(*layer.last("inner_product_param"), "num_output", 0)};
  if (type != "Concat") return nothing;
  Shape top = bottoms[0];
  for (std::size_t i = 1; i < bottoms.size(); ++i) top[1] += bottoms[i][1];
  return top;
}

/// One writing of a blob: an in-place layer writes its blob anew.
struct Writing {
  std::size_t layer;
  int readers = 0;
};

std::string textOf(const TextField* field) { return field ? field->value : ""; }

/// The layer that Caffe makes of an input without one: `input: "data"` with `input_dim` or `input_shape`.
Optional<TextField> inputLayer(const TextField& net) {
  const TextField* input = net.last("input");
  if (!input) return nothing;
  const TextField* shape = net.last("input_shape");
  std::string text = "name: \"input\" type: \"Input\" top: \"" + input->value + "\" input_param { shape {";
  for (const TextField* dim : shape ? shape->all("dim") : net.all("input_dim")) text += " dim: " + dim->value;
  Problems problems;
  return parsePrototxt(text + " } }", "", problems);
}

/// The layers as Caffe upgrades them before it builds the net: types in today's words, inputs as layers.
std::vector<TextField> upgradedLayers(const TextField& net) {
  std::vector<TextField> layers;
  if (const auto input = inputLayer(net)) layers.push_back(*input);
  const auto defined = definedLayers(net);
  for (const char* syntax : {"layer", "layers"}) {
    for (const TextField* layer : net.all(syntax)) {
      layers.push_back(*layer);
      for (TextField& field : layers.back().fields) {
        if (field.name == "type") field.value = defined.at(layer->scalar("name", "")).type;
      }
    }
  }
  return layers;
}

}  // namespace

Optional<std::vector<BuiltLayer>> buildNetwork(const TextField& net) {
  const std::vector<TextField> upgraded = upgradedLayers(net);
  std::vector<const TextField*> definitions;
  for (const TextField& layer : upgraded) definitions.push_back(&layer);
  std::map<std::string, std::size_t> lastWriting;
  std::vector<Writing> writings;
  std::vector<std::vector<std::size_t>> reads(definitions.size());
  std::vector<std::size_t> writingOf(definitions.size());
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    for (const TextField* bottom : definitions[i]->all("bottom")) {
      const auto writing = lastWriting.find(bottom->value);
      if (writing == lastWriting.end()) return nothing;
      ++writings[writing->second].readers;
      reads[i].push_back(writing->second);
    }
    writingOf[i] = lastWriting[textOf(definitions[i]->last("top"))] = writings.size();
    writings.push_back({i, 0});
  }

  std::vector<BuiltLayer> built;
  std::map<std::string, Shape> blobs;
  std::vector<int> handedOut(writings.size());
  const auto splitOf = [&](std::size_t writing) {
    const TextField& writer = *definitions[writings[writing].layer];
    return textOf(writer.last("top")) + "_" + writer.scalar("name", "") + "_0_split";
  };
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    const TextField& definition = *definitions[i];
    BuiltLayer layer;
    layer.setUp.layer = definition.scalar("name", "");
    std::vector<Shape> bottomShapes;
    const auto bottoms = definition.all("bottom");
    for (std::size_t b = 0; b < bottoms.size(); ++b) {
      const std::size_t writing = reads[i][b];
      const bool split = writings[writing].readers > 1;
      const std::string blob = split ? splitOf(writing) + "_" + std::to_string(handedOut[writing]++) : bottoms[b]->value;
      layer.setUp.bottoms.push_back(blob);
      bottomShapes.push_back(blobs[blob]);
    }
    const std::string type = definition.scalar("type", "");
    const auto shape = topShape(type, definition, bottomShapes);
    if (!shape) return nothing;
    const std::string top = textOf(definition.last("top"));
    layer.inPlace = !bottoms.empty() && bottoms[0]->value == top;
    layer.setUp.tops = {top};
    layer.setUp.topShapes = {*shape};
    blobs[top] = *shape;
    if (const auto work = layerWork(type, definition, bottomShapes.empty() ? Shape() : bottomShapes[0], *shape)) {
      layer.macsPerImage = static_cast<double>(work->macsPerImage);
    }
    built.push_back(layer);

    const std::size_t writing = writingOf[i];
    if (writings[writing].readers < 2) continue;
    BuiltLayer split;
    split.setUp.layer = splitOf(writing);
    split.setUp.bottoms = {top};
    for (int reader = 0; reader < writings[writing].readers; ++reader) {
      split.setUp.tops.push_back(splitOf(writing) + "_" + std::to_string(reader));
      split.setUp.topShapes.push_back(*shape);
      blobs[split.setUp.tops.back()] = *shape;
    }
    built.push_back(split);
  }
  return built;
}

}  // namespace collector
