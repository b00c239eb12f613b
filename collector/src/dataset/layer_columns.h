#pragma once

#include <vector>

#include "dataset/run_columns.h"
#include "network/network_layers.h"

namespace collector {

struct LayerRow {
  const RunRecord* run;
  int layerIndex;
  const LayerTime* layer;
};

struct NetworkRow {
  std::string model;
  int layerIndex;
  const NetworkLayer* layer;
};

/// The columns of layers.csv and of networks.csv, in order.
const std::vector<Column<LayerRow>>& layerColumns();
const std::vector<Column<NetworkRow>>& networkColumns();

}  // namespace collector
