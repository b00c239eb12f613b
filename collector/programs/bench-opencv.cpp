// Times an ONNX model with OpenCV's own DNN backend on the CPU, and its layers by OpenCV's profile. README.md beside this
// file says how it is built and called.
#include <opencv2/core/utility.hpp>
#include <opencv2/dnn.hpp>

#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "bench_lines.h"
#include "onnx_input_shape.h"

namespace {

/// The same as made-up-images.mjs makes.
cv::Mat madeUpImages(const std::vector<int>& shape) {
  cv::Mat images(shape, CV_32F);
  float* values = images.ptr<float>();
  for (std::uint32_t i = 0; i < images.total(); ++i) {
    std::uint32_t hash = i;
    hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
    hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
    hash ^= hash >> 16;
    values[i] = static_cast<float>(hash >> 8) / 8388608.0f - 1.0f;
  }
  return images;
}

struct Layer {
  int id;
  std::string name;
  std::string type;
  double ms;
};

/// Without what OpenCV puts before the names of an ONNX file's nodes; layers that it adds itself have it not.
std::string nodeName(const std::string& layer) {
  const std::string prefix = "onnx_node!";
  return layer.compare(0, prefix.size(), prefix) == 0 ? layer.substr(prefix.size()) : std::string();
}

/// Layers of the model, of which one that a convolution or another layer took over is named with it: "conv1 + relu1".
std::vector<Layer> layersOf(cv::dnn::Net& net, const std::vector<double>& ms) {
  std::vector<Layer> layers;
  const std::vector<std::string> names = net.getLayerNames();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const int id = net.getLayerId(names[i]);
    const std::string name = nodeName(names[i]);
    const std::string type = net.getLayer(id)->type;
    const bool fused = ms[i] == 0 && type == "ReLU";
    if (fused) {
      const int input = net.getLayerId(net.getLayerInputs(id).at(0)->name);
      for (Layer& layer : layers) {
        if (layer.id == input) layer.name += " + " + name;
      }
    } else if (!name.empty()) {
      layers.push_back({id, name, type, ms[i]});
    }
  }
  return layers;
}

void run(const cv::CommandLineParser& given) {
  const int batchSize = given.get<int>("batch-size");
  const int iterations = given.get<int>("iterations");
  const int warmUp = given.get<int>("warm-up");
  const std::string fusion = given.get<std::string>("fusion");
  cv::setNumThreads(given.get<int>("threads"));

  std::ifstream stream(given.get<std::string>("@model"), std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + given.get<std::string>("@model"));
  const std::vector<unsigned char> file((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  std::vector<int> shape = onnxInputShape(file);
  shape.at(0) = batchSize;
  cv::dnn::Net net = cv::dnn::readNetFromONNX(reinterpret_cast<const char*>(file.data()), file.size());
  net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
  net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
  net.enableFusion(fusion == "on");

  bench_event("setup");
  bench_whole("v", 1);
  bench_text("framework", "opencv");
  bench_text("version", cv::getVersionString().c_str());
  bench_whole("batch_size", batchSize);
  bench_whole("threads", cv::getNumThreads());
  bench_text("fusion", fusion.c_str());
  bench_send();

  const cv::Mat images = madeUpImages(shape);
  cv::Mat result;
  const auto pass = [&] {
    net.setInput(images);
    result = net.forward();
  };
  for (int i = 0; i < warmUp; ++i) pass();
  bench_event("begin");
  bench_whole("warm_up", warmUp);
  bench_number("monotonic_ms", bench_now_ms());
  bench_send();
  std::vector<double> layerMs;
  for (int i = 0; i < iterations; ++i) {
    const double start = bench_now_ms();
    pass();
    const double ms = bench_now_ms() - start;
    bench_event("iteration");
    bench_number("forward_ms", ms);
    bench_send();
    // OpenCV times the layers of every pass, asked or not.
    std::vector<double> ticks;
    net.getPerfProfile(ticks);
    layerMs.resize(ticks.size());
    for (std::size_t j = 0; j < ticks.size(); ++j) layerMs[j] += ticks[j] * 1e3 / cv::getTickFrequency() / iterations;
  }
  bench_event("end");
  bench_whole("iterations", iterations);
  bench_number("monotonic_ms", bench_now_ms());
  bench_send();
  for (const Layer& layer : layersOf(net, layerMs)) {
    bench_event("layer");
    bench_text("name", layer.name.c_str());
    bench_text("type", layer.type.c_str());
    bench_number("forward_ms", layer.ms);
    bench_send();
  }

  const std::string output = given.get<std::string>("output");
  if (output.empty()) return;
  std::ofstream kept(output, std::ios::binary);
  kept.write(result.ptr<char>(), static_cast<std::streamsize>(result.total() * result.elemSize()));
  if (!kept.flush()) throw std::runtime_error("cannot write " + output);
}

}  // namespace

int main(int count, char** values) {
  const cv::CommandLineParser given(count, values,
                                    "{@model      |<none>| ONNX file             }"
                                    "{batch-size  | 1    | images per batch      }"
                                    "{iterations  | 10   | timed ones            }"
                                    "{warm-up     | 1    | untimed ones before   }"
                                    "{threads     | 1    |                       }"
                                    "{fusion      | on   | on or off             }"
                                    "{output      |      | file for the last result, 32-bit little-endian }");
  if (!given.check()) {
    given.printErrors();
    return 2;
  }
  try {
    run(given);
  } catch (const std::exception& error) {
    bench_event("error");
    bench_text("reason", error.what());
    bench_send();
    return 1;
  }
  return 0;
}
