#include "dataset/layer_columns.h"

#include "base/csv.h"

namespace collector {

using nlohmann::json;

namespace {

const json required = {{"required", true}};
const json whole = {{"required", true}, {"minimum", 0}};
const json notNegative = {{"minimum", 0}};

/// A 0 is below the timer's resolution: not measured, so the cell stays empty.
std::string timeCell(const Optional<double>& ms) { return ms && *ms > 0 ? csvCell(ms) : std::string(); }

}  // namespace

const std::vector<Column<LayerRow>>& layerColumns() {
  using Row = LayerRow;
  static const std::vector<Column<Row>> columns = {
      {"model", "string", "Tag of the network", required, [](const Row& r) { return r.run->key.model; }},
      {"library", "string", "Tag of the library", required, [](const Row& r) { return r.run->key.library; }},
      {"batch_size", "integer", "Images per batch", {{"required", true}, {"minimum", 1}},
       [](const Row& r) { return csvCell(r.run->key.batchSize); }},
      {"repetition", "integer", "Which repetition, from 0", whole, [](const Row& r) { return csvCell(r.run->key.repetition); }},
      {"layer_index", "integer", "Place in the program's output, from 0; builds number differently", whole,
       [](const Row& r) { return csvCell(r.layerIndex); }},
      {"layer", "string", "Name of the layer", required, [](const Row& r) { return r.layer->layer; }},
      {"forward_ms", "number", "Forward, ms per batch, mean over iterations; empty also below the timer's resolution", notNegative,
       [](const Row& r) { return timeCell(r.layer->forwardMs); }},
      {"backward_ms", "number", "Backward, ms per batch, mean over iterations; empty also below the timer's resolution", notNegative,
       [](const Row& r) { return timeCell(r.layer->backwardMs); }},
  };
  return columns;
}

const std::vector<Column<NetworkRow>>& networkColumns() {
  using Row = NetworkRow;
  static const std::vector<Column<Row>> columns = {
      {"model", "string", "Tag of the network", required, [](const Row& r) { return r.model; }},
      {"layer_index", "integer", "Place in the network, from 0", whole, [](const Row& r) { return csvCell(r.layerIndex); }},
      {"layer", "string", "Name of the layer", required, [](const Row& r) { return r.layer->layer; }},
      {"type", "string", "Caffe's layer type", json(), [](const Row& r) { return r.layer->type; }},
      {"pooling", "string", "MAX or AVE, of a pooling layer", json(), [](const Row& r) { return r.layer->pooling; }},
      {"output_shape", "string", "Of the first output, per image: channels x height x width", required,
       [](const Row& r) { return r.layer->outputShape; }},
      {"input_elements_per_image", "integer", "Elements of all inputs, per image", whole,
       [](const Row& r) { return csvCell(r.layer->inputElementsPerImage); }},
      {"output_elements_per_image", "integer", "Elements of all outputs, per image", whole,
       [](const Row& r) { return csvCell(r.layer->outputElementsPerImage); }},
      {"parameters", "integer", "Weights and biases, counted from the definition", notNegative,
       [](const Row& r) { return csvCell(r.layer->parameters); }},
      {"macs_per_image", "integer", "Multiply-accumulates of convolutions and inner products, per image", notNegative,
       [](const Row& r) { return csvCell(r.layer->macsPerImage); }},
  };
  return columns;
}

}  // namespace collector
