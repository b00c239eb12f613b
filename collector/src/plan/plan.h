#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/optional.h"

namespace collector {

enum class ProgramKind { caffe, tensorrt };
enum class Device { cpu, gpu };
enum class Order { interleaved, blocked };

/// A benchmark program and how it is started.
struct Library {
  std::string tag;
  Device device = Device::gpu;
  ProgramKind kind = ProgramKind::caffe;
  std::string program;
  std::vector<std::string> arguments;
  std::map<std::string, std::string> environment;
  int gpu = 0;
  nlohmann::json description;  ///< label, precision, backend …: as it goes into datapackage.json
};

struct Model {
  std::string tag;
  std::string prototxt;
  std::string weights;  ///< empty: the program fills the network itself
  nlohmann::json description;
};

/// Leaves out every case that agrees with all the fields given.
struct Skip {
  Optional<std::string> library;
  Optional<std::string> model;
  Optional<int> batchSize;
  std::string reason;
};

/// What is to be measured, and how. Paths are absolute or relative to the current directory.
struct Plan {
  nlohmann::json dataset;  ///< name, title, licenses …: as it goes into datapackage.json
  std::vector<Library> libraries;
  std::vector<Model> models;
  std::vector<int> batchSizes;
  int repetitions = 3;
  int iterations = 10;
  int warmUpIterations = 0;
  Order order = Order::interleaved;
  Optional<std::uint64_t> seed;  ///< absent: drawn when the campaign starts
  double timeoutS = 600;
  Optional<double> coolDownC;
  double coolDownLimitS = 300;
  double sampleIntervalMs = 200;
  double outputLimitMb = 64;
  double typicalRunS = 15;
  std::vector<Skip> skips;
  nlohmann::json source;  ///< the plan as it was read, for the journal
};

}  // namespace collector
