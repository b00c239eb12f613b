#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/optional.h"

namespace collector {

enum class ProgramKind { caffe, tensorrt, lines };
enum class Device { cpu, gpu };
enum class Order { interleaved, blocked };

/// Something that is varied beside model, library and batch size. Its levels are text, as they stand in the dataset.
struct Factor {
  std::string name;
  std::vector<std::string> levels;
  nlohmann::json description;  ///< label, unit, of: as it goes into datapackage.json
};

/// A level for each factor that applies, by the factor's name.
using Levels = std::map<std::string, std::string>;

/// A benchmark program and how it is started.
struct Library {
  std::string tag;
  Device device = Device::gpu;
  ProgramKind kind = ProgramKind::caffe;
  std::string program;
  bool mayBeInPath = false;    ///< `program` was given as a bare name
  std::vector<std::string> arguments;
  std::vector<std::string> files;  ///< what the program reads besides, to be known by its content: modules, settings
  std::map<std::string, std::string> environment;
  int gpu = 0;
  Optional<int> threads;       ///< how many it always runs with; absent where they are a factor, or its own affair
  std::map<std::string, std::vector<std::string>> levels;  ///< of each factor that it takes
  nlohmann::json description;  ///< label, precision, backend …: as it goes into datapackage.json
};

struct Model {
  std::string tag;
  std::string prototxt;  ///< these three are empty where they are not given
  std::string weights;
  std::string file;      ///< any other definition of it: ONNX, TFLite, what a script reads
  nlohmann::json description;
};

/// Leaves out every case that agrees with all the fields given.
struct Skip {
  Optional<std::string> library;
  Optional<std::string> model;
  Optional<int> batchSize;
  Levels levels;
  std::string reason;
};

/// What is to be measured, and how. Paths are absolute or relative to the current directory.
struct Plan {
  std::string directory;   ///< the plan's folder, in which the programs run; empty: the current one
  nlohmann::json dataset;  ///< name, title, licenses …: as it goes into datapackage.json
  std::vector<Factor> factors;
  std::vector<Library> libraries;
  std::vector<Model> models;
  std::vector<int> batchSizes;
  int repetitions = 3;
  std::map<int, int> iterations;        ///< timed in a process, by batch size
  std::map<int, int> warmUpIterations;  ///< before them, by batch size
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
