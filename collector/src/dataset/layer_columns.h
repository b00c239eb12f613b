#pragma once

#include <string>
#include <vector>

#include "dataset/column.h"
#include "network/network_layers.h"
#include "run/run_record.h"

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
std::vector<Column<LayerRow>> layerColumns(const std::vector<Factor>& factors);
std::vector<Column<NetworkRow>> networkColumns();

}  // namespace collector
