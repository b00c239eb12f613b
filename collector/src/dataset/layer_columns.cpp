#include "dataset/layer_columns.h"

namespace collector {

using nlohmann::json;

std::vector<Column<LayerRow>> layerColumns(const std::vector<Factor>& factors) {
  using Row = LayerRow;
  std::vector<Column<Row>> columns = keyColumns<Row>(factors, [](const Row& row) { return row.run->key; });
  const std::vector<Column<Row>> own = {
      {"layer_index", "integer", "Place in the program's output, from 0; builds number differently", requiredAtLeast(0),
       [](const Row& r) { return csvCell(r.layerIndex); }},
      {"layer", "string", "Name of the layer", required(), [](const Row& r) { return r.layer->layer; }},
      {"forward_ms", "number", "Forward, ms per batch, mean over passes; 0 is below the timer's resolution", atLeast(0),
       [](const Row& r) { return csvCell(r.layer->forwardMs); }},
      {"backward_ms", "number", "Backward, ms per batch, mean over passes; 0 is below the timer's resolution", atLeast(0),
       [](const Row& r) { return csvCell(r.layer->backwardMs); }},
  };
  columns.insert(columns.end(), own.begin(), own.end());
  return columns;
}

std::vector<Column<NetworkRow>> networkColumns() {
  using Row = NetworkRow;
  return {
      {"model", "string", "Tag of the network", required(), [](const Row& r) { return r.model; }},
      {"layer_index", "integer", "Place in the network, from 0", requiredAtLeast(0), [](const Row& r) { return csvCell(r.layerIndex); }},
      {"layer", "string", "Name of the layer", required(), [](const Row& r) { return r.layer->layer; }},
      {"type", "string", "Caffe's layer type", json(), [](const Row& r) { return r.layer->type; }},
      {"pooling", "string", "MAX or AVE, of a pooling layer", json(), [](const Row& r) { return r.layer->pooling; }},
      {"output_shape", "string", "Of the first output, per image: channels x height x width", required(),
       [](const Row& r) { return r.layer->outputShape; }},
      {"input_elements_per_image", "integer", "Elements of all inputs, per image", requiredAtLeast(0),
       [](const Row& r) { return csvCell(r.layer->inputElementsPerImage); }},
      {"output_elements_per_image", "integer", "Elements of all outputs, per image", requiredAtLeast(0),
       [](const Row& r) { return csvCell(r.layer->outputElementsPerImage); }},
      {"parameters", "integer", "Weights and biases, counted from the definition", atLeast(0),
       [](const Row& r) { return csvCell(r.layer->parameters); }},
      {"macs_per_image", "integer", "Multiply-accumulates of convolutions and inner products, per image", atLeast(0),
       [](const Row& r) { return csvCell(r.layer->macsPerImage); }},
  };
}

}  // namespace collector
