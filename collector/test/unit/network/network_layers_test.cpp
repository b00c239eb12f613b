#include "network/network_layers.h"

#include <gtest/gtest.h>
#include <numeric>

#include "definitions.h"
#include "network/layer_types.h"
#include "network/layer_work.h"
#include "stand_in_network.h"

namespace collector {
namespace {

TextField parsed(const std::string& text) {
  Problems problems;
  return parsePrototxt(text, "net", problems).value();
}

/// The network as a program would have set it up; the definitions have batch size 10.
std::vector<NetworkLayer> layersOf(const std::string& definition) {
  const TextField net = parsed(definition);
  std::vector<SetUpLayer> setUp;
  const auto built = buildNetwork(net);
  for (const BuiltLayer& layer : *built) setUp.push_back(layer.setUp);
  return networkLayers(setUp, net, 10).layers;
}

std::int64_t parametersOf(const std::vector<NetworkLayer>& layers) {
  return std::accumulate(layers.begin(), layers.end(), std::int64_t(0), [](std::int64_t sum, const NetworkLayer& layer) { return sum + *layer.parameters; });
}

std::int64_t macsOf(const std::vector<NetworkLayer>& layers) {
  return std::accumulate(layers.begin(), layers.end(), std::int64_t(0), [](std::int64_t sum, const NetworkLayer& layer) { return sum + *layer.macsPerImage; });
}

// Golden figures: the parameters and multiply-accumulates that the original campaign's networks are stated to have.
TEST(NetworkLayers, CountAlexNetAsStated) {
  const auto layers = layersOf(alexNet());
  EXPECT_EQ(layers.size(), 24u);
  EXPECT_EQ(parametersOf(layers), 60965224);
  EXPECT_EQ(macsOf(layers), 724406816);
}

TEST(NetworkLayers, CountGoogleNetAsStated) {
  const auto layers = layersOf(googleNet());
  EXPECT_EQ(layers.size(), 152u);
  EXPECT_EQ(parametersOf(layers), 6998552);
  EXPECT_EQ(macsOf(layers), 1582671872);
}

TEST(NetworkLayers, CountSqueezeNetsAsStated) {
  EXPECT_EQ(parametersOf(layersOf(squeezeNet10())), 1248424);
  EXPECT_EQ(macsOf(layersOf(squeezeNet10())), 861339936);
  EXPECT_EQ(parametersOf(layersOf(squeezeNet11())), 1235496);
  EXPECT_EQ(macsOf(layersOf(squeezeNet11())), 387747520);
}

TEST(NetworkLayers, DescribeEachKindOfLayer) {
  const auto layers = layersOf(squeezeNet11());
  const NetworkLayer& split = layers[6];
  EXPECT_EQ(split.layer, "fire2/squeeze1x1_fire2/relu_squeeze1x1_0_split");
  EXPECT_EQ(split.type, "Split");
  EXPECT_EQ(split.inputElementsPerImage, 50176);
  EXPECT_EQ(split.outputElementsPerImage, 100352);
  const NetworkLayer& concat = layers[11];
  EXPECT_EQ(concat.type, "Concat");
  EXPECT_EQ(concat.outputShape, "128x56x56");
  EXPECT_EQ(concat.inputElementsPerImage, 401408);
  EXPECT_EQ(layers[0].type, "Input");
  EXPECT_EQ(layers[0].inputElementsPerImage, 0);
  EXPECT_EQ(layers[3].pooling, "MAX");
  EXPECT_EQ(layers[73].pooling, "AVE");
  EXPECT_EQ(layers[73].outputShape, "1000x1x1");
}

TEST(NetworkLayers, LeaveOutWhatDoesNotHoldTheBatch) {
  const TextField net = parsed("layer { name: \"a\" type: \"ReLU\" }");
  EXPECT_TRUE(networkLayers({{"a", {}, {"a"}, {{3, 5}}}}, net, 4).layers.empty());
  EXPECT_TRUE(networkLayers({{"a", {"never printed"}, {"a"}, {{4, 5}}}}, net, 4).layers.empty());
  EXPECT_TRUE(networkLayers({{"a", {}, {"a"}, {}}}, net, 4).layers.empty());
  EXPECT_EQ(networkLayers({{"a", {}, {"a"}, {{4, 5}}}}, net, 4).layers.size(), 1u);
  EXPECT_EQ(networkLayers({{"a", {}, {"a"}, {{3, 5}}}}, net, 4).leftOut, std::vector<std::string>{"a"}) << "left out without a word";
}

TEST(NetworkLayers, CallTheInputOfAnOlderDefinitionInput) {
  const auto layers = networkLayers({{"input", {}, {"data"}, {{2, 3, 8, 8}}}}, parsed("input: \"data\" input_dim: 2"), 2).layers;
  ASSERT_EQ(layers.size(), 1u);
  EXPECT_EQ(layers[0].type, "Input");
}

TEST(LayerTypes, TranslateTheOlderSyntax) {
  const TextField net = parsed("layers { name: \"c\" type: CONVOLUTION } layers { name: \"r\" type: RELU } layers { name: \"i\" type: INNER_PRODUCT }"
                               "layers { name: \"l\" type: SOFTMAX_LOSS } layers { name: \"s\" type: SOFTMAX }");
  const auto layers = definedLayers(net);
  EXPECT_EQ(layers.at("c").type, "Convolution");
  EXPECT_EQ(layers.at("r").type, "ReLU");
  EXPECT_EQ(layers.at("i").type, "InnerProduct");
  EXPECT_EQ(layers.at("l").type, "SoftmaxWithLoss");
  EXPECT_EQ(layers.at("s").type, "Softmax");
}

LayerWork workOf(const std::string& type, const std::string& parameters, const Shape& bottom, const Shape& top) {
  return layerWork(type, parsed(parameters), bottom, top).value();
}

TEST(LayerWork, CountsEveryWayToGiveAKernel) {
  const Shape bottom = {1, 8, 20, 20};
  const Shape top = {1, 16, 10, 10};
  for (const char* kernel : {"kernel_size: 3", "kernel_size: 3 kernel_size: 3", "kernel_h: 3 kernel_w: 3", "kernel_h: 1 kernel_w: 9"}) {
    const LayerWork work = workOf("Convolution", "convolution_param { num_output: 16 " + std::string(kernel) + " }", bottom, top);
    EXPECT_EQ(work.parameters, 16 * 8 * 9 + 16) << kernel;
    EXPECT_EQ(work.macsPerImage, 16 * 8 * 9 * 100) << kernel;
  }
  EXPECT_EQ(workOf("Convolution", "convolution_param { kernel_size: 3 bias_term: false group: 4 }", bottom, top).parameters, 16 * 2 * 9);
}

TEST(LayerWork, CountsATransposedConvolutionByItsInput) {
  const LayerWork work = workOf("Deconvolution", "convolution_param { kernel_size: 2 bias_term: false }", {1, 8, 5, 5}, {1, 4, 10, 10});
  EXPECT_EQ(work.parameters, 8 * 4 * 4);
  EXPECT_EQ(work.macsPerImage, 8 * 4 * 4 * 25);
}

TEST(LayerWork, IsUnknownForTypesItDoesNotKnow) {
  EXPECT_FALSE(layerWork("LSTM", parsed(""), {1, 2}, {1, 2}));
  EXPECT_FALSE(layerWork("Convolution", parsed("convolution_param { kernel_size: 999999999999999 }"), {1, 100, 9, 9}, {1, 100, 9, 9}));
  EXPECT_FALSE(layerWork("Convolution", parsed("convolution_param { group: 0 }"), {1, 8, 9, 9}, {1, 8, 9, 9}));
}

}  // namespace
}  // namespace collector
