#include "network/batch_size.h"

#include <gtest/gtest.h>

namespace collector {
namespace {

std::string with16(const std::string& prototxt) {
  Problems problems;
  const auto text = withBatchSize(prototxt, 16, "net.prototxt", problems);
  return text ? *text : formatProblem(problems.at(0));
}

TEST(BatchSize, IsSetInAnInputLayerAndNothingElseChanges) {
  EXPECT_EQ(with16("# dim: 10\nlayer {\n  type: \"Input\" input_param { shape: { dim: 10 dim: 3 } }\n}\nlayer { type: \"Reshape\" p { shape { dim: 10 } } }\n"),
            "# dim: 10\nlayer {\n  type: \"Input\" input_param { shape: { dim: 16 dim: 3 } }\n}\nlayer { type: \"Reshape\" p { shape { dim: 10 } } }\n");
}

TEST(BatchSize, IsSetInAnInputShape) {
  EXPECT_EQ(with16("input: \"data\"\ninput_shape { dim: 1 dim: 3 dim: 227 dim: 227 }"), "input: \"data\"\ninput_shape { dim: 16 dim: 3 dim: 227 dim: 227 }");
}

TEST(BatchSize, IsSetInInputDims) {
  EXPECT_EQ(with16("input: \"data\"\ninput_dim: 10\ninput_dim: 3\ninput_dim: 227\ninput_dim: 227\n"),
            "input: \"data\"\ninput_dim: 16\ninput_dim: 3\ninput_dim: 227\ninput_dim: 227\n");
}

TEST(BatchSize, IsSetForEveryInput) {
  EXPECT_EQ(with16("input_dim: 1 input_dim: 3 input_dim: 8 input_dim: 8 input_dim: 1 input_dim: 1 input_dim: 1 input_dim: 1"),
            "input_dim: 16 input_dim: 3 input_dim: 8 input_dim: 8 input_dim: 16 input_dim: 1 input_dim: 1 input_dim: 1");
  EXPECT_EQ(with16("layer { type: \"Input\" input_param { shape { dim: [1, 3] } shape { dim: 1 } } }"),
            "layer { type: \"Input\" input_param { shape { dim: [16, 3] } shape { dim: 16 } } }");
}

TEST(BatchSize, NeedsAnInput) {
  EXPECT_EQ(with16("layer { type: \"Data\" data_param { batch_size: 4 } }"),
            "net.prototxt: no input whose batch size could be set; expected an Input layer with a shape, input_shape or input_dim");
  EXPECT_EQ(with16("input_dim: many"), "net.prototxt: first dimension of an input is not a number: many; expected the batch size");
}

}  // namespace
}  // namespace collector
