#include "definitions.h"

namespace collector {

namespace {

/// Writes a definition layer by layer.
class Definition {
 public:
  explicit Definition(const std::string& name, int channels, int side) {
    const std::string size = std::to_string(side);
    text_ = "name: \"" + name + "\"\nlayer {\n  name: \"data\"\n  type: \"Input\"\n  top: \"data\"\n  input_param { shape { dim: 10 dim: " +
            std::to_string(channels) + " dim: " + size + " dim: " + size + " } }\n}\n";
  }

  Definition& layer(const std::string& name, const std::string& type, const std::string& bottom, const std::string& top,
                    const std::string& parameters = "") {
    text_ += "layer { name: \"" + name + "\" type: \"" + type + "\"" + bottom + " top: \"" + top + "\" " + parameters + " }\n";
    return *this;
  }

  Definition& on(const std::string& name, const std::string& type, const std::string& bottom, const std::string& parameters = "") {
    return layer(name, type, from(bottom), name, parameters);
  }

  Definition& inPlace(const std::string& name, const std::string& type, const std::string& blob) { return layer(name, type, from(blob), blob); }

  Definition& convolution(const std::string& name, const std::string& bottom, int outputs, int kernel, const std::string& more = "") {
    return on(name, "Convolution", bottom,
              "convolution_param { num_output: " + std::to_string(outputs) + " kernel_size: " + std::to_string(kernel) + " " + more + " }");
  }

  Definition& pooling(const std::string& name, const std::string& bottom, const std::string& more) {
    return on(name, "Pooling", bottom, "pooling_param { " + more + " }");
  }

  Definition& innerProduct(const std::string& name, const std::string& bottom, int outputs) {
    return on(name, "InnerProduct", bottom, "inner_product_param { num_output: " + std::to_string(outputs) + " }");
  }

  static std::string from(const std::string& blob) { return " bottom: \"" + blob + "\""; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

const char* const maxOverlapping = "pool: MAX kernel_size: 3 stride: 2";

/// SqueezeNet's module: squeeze to few channels, expand with two kernels side by side.
void fire(Definition& net, const std::string& name, const std::string& bottom, int squeezed, int expanded) {
  const std::string squeeze = name + "/squeeze1x1";
  net.convolution(squeeze, bottom, squeezed, 1).inPlace(name + "/relu_squeeze1x1", "ReLU", squeeze);
  net.convolution(name + "/expand1x1", squeeze, expanded, 1).inPlace(name + "/relu_expand1x1", "ReLU", name + "/expand1x1");
  net.convolution(name + "/expand3x3", squeeze, expanded, 3, "pad: 1").inPlace(name + "/relu_expand3x3", "ReLU", name + "/expand3x3");
  net.layer(name + "/concat", "Concat", Definition::from(name + "/expand1x1") + Definition::from(name + "/expand3x3"), name + "/concat");
}

/// GoogleNet's module: the outputs of its 1x1, 3x3 (reduced first), 5x5 (reduced first) and pooled branches.
struct Inception {
  const char* name;
  int direct, reduced3, wide3, reduced5, wide5, pooled;
};

void inception(Definition& net, const Inception& module, const std::string& bottom) {
  const std::string at = "inception_" + std::string(module.name) + "/";
  const auto branch = [&](const std::string& kind, const std::string& from, int outputs, int kernel, const std::string& more) {
    net.convolution(at + kind, from, outputs, kernel, more).inPlace(at + "relu_" + kind, "ReLU", at + kind);
  };
  branch("1x1", bottom, module.direct, 1, "");
  branch("3x3_reduce", bottom, module.reduced3, 1, "");
  branch("3x3", at + "3x3_reduce", module.wide3, 3, "pad: 1");
  branch("5x5_reduce", bottom, module.reduced5, 1, "");
  branch("5x5", at + "5x5_reduce", module.wide5, 5, "pad: 2");
  net.pooling(at + "pool", bottom, "pool: MAX kernel_size: 3 stride: 1 pad: 1");
  branch("pool_proj", at + "pool", module.pooled, 1, "");
  std::string bottoms;
  for (const char* kind : {"1x1", "3x3", "5x5", "pool_proj"}) bottoms += Definition::from(at + kind);
  net.layer(at + "output", "Concat", bottoms, at + "output");
}

void squeezeNetClassifier(Definition& net, int pad) {
  net.inPlace("drop9", "Dropout", "fire9/concat");
  net.convolution("conv10", "fire9/concat", 1000, 1, "pad: " + std::to_string(pad)).inPlace("relu_conv10", "ReLU", "conv10");
  net.pooling("pool10", "conv10", "pool: AVE global_pooling: true").on("prob", "Softmax", "pool10");
}

}  // namespace

std::string alexNet() {
  Definition net("AlexNet", 3, 227);
  net.convolution("conv1", "data", 96, 11, "stride: 4").inPlace("relu1", "ReLU", "conv1").on("norm1", "LRN", "conv1");
  net.pooling("pool1", "norm1", maxOverlapping);
  net.convolution("conv2", "pool1", 256, 5, "pad: 2 group: 2").inPlace("relu2", "ReLU", "conv2").on("norm2", "LRN", "conv2");
  net.pooling("pool2", "norm2", maxOverlapping);
  net.convolution("conv3", "pool2", 384, 3, "pad: 1").inPlace("relu3", "ReLU", "conv3");
  net.convolution("conv4", "conv3", 384, 3, "pad: 1 group: 2").inPlace("relu4", "ReLU", "conv4");
  net.convolution("conv5", "conv4", 256, 3, "pad: 1 group: 2").inPlace("relu5", "ReLU", "conv5");
  net.pooling("pool5", "conv5", maxOverlapping);
  net.innerProduct("fc6", "pool5", 4096).inPlace("relu6", "ReLU", "fc6").inPlace("drop6", "Dropout", "fc6");
  net.innerProduct("fc7", "fc6", 4096).inPlace("relu7", "ReLU", "fc7").inPlace("drop7", "Dropout", "fc7");
  net.innerProduct("fc8", "fc7", 1000).on("prob", "Softmax", "fc8");
  return net.text();
}

std::string squeezeNet10() {
  Definition net("SqueezeNet 1.0", 3, 227);
  net.convolution("conv1", "data", 96, 7, "stride: 2").inPlace("relu_conv1", "ReLU", "conv1").pooling("pool1", "conv1", maxOverlapping);
  fire(net, "fire2", "pool1", 16, 64);
  fire(net, "fire3", "fire2/concat", 16, 64);
  fire(net, "fire4", "fire3/concat", 32, 128);
  net.pooling("pool4", "fire4/concat", maxOverlapping);
  fire(net, "fire5", "pool4", 32, 128);
  fire(net, "fire6", "fire5/concat", 48, 192);
  fire(net, "fire7", "fire6/concat", 48, 192);
  fire(net, "fire8", "fire7/concat", 64, 256);
  net.pooling("pool8", "fire8/concat", maxOverlapping);
  fire(net, "fire9", "pool8", 64, 256);
  squeezeNetClassifier(net, 1);
  return net.text();
}

std::string squeezeNet11() {
  Definition net("SqueezeNet 1.1", 3, 227);
  net.convolution("conv1", "data", 64, 3, "stride: 2").inPlace("relu_conv1", "ReLU", "conv1").pooling("pool1", "conv1", maxOverlapping);
  fire(net, "fire2", "pool1", 16, 64);
  fire(net, "fire3", "fire2/concat", 16, 64);
  net.pooling("pool3", "fire3/concat", maxOverlapping);
  fire(net, "fire4", "pool3", 32, 128);
  fire(net, "fire5", "fire4/concat", 32, 128);
  net.pooling("pool5", "fire5/concat", maxOverlapping);
  fire(net, "fire6", "pool5", 48, 192);
  fire(net, "fire7", "fire6/concat", 48, 192);
  fire(net, "fire8", "fire7/concat", 64, 256);
  fire(net, "fire9", "fire8/concat", 64, 256);
  squeezeNetClassifier(net, 0);
  return net.text();
}

std::string googleNet() {
  const Inception modules[] = {{"3a", 64, 96, 128, 16, 32, 32},    {"3b", 128, 128, 192, 32, 96, 64},  {"4a", 192, 96, 208, 16, 48, 64},
                               {"4b", 160, 112, 224, 24, 64, 64},  {"4c", 128, 128, 256, 24, 64, 64},  {"4d", 112, 144, 288, 32, 64, 64},
                               {"4e", 256, 160, 320, 32, 128, 128}, {"5a", 256, 160, 320, 32, 128, 128}, {"5b", 384, 192, 384, 48, 128, 128}};
  Definition net("GoogleNet", 3, 224);
  net.convolution("conv1/7x7_s2", "data", 64, 7, "stride: 2 pad: 3").inPlace("conv1/relu_7x7", "ReLU", "conv1/7x7_s2");
  net.pooling("pool1/3x3_s2", "conv1/7x7_s2", maxOverlapping).on("pool1/norm1", "LRN", "pool1/3x3_s2");
  net.convolution("conv2/3x3_reduce", "pool1/norm1", 64, 1).inPlace("conv2/relu_3x3_reduce", "ReLU", "conv2/3x3_reduce");
  net.convolution("conv2/3x3", "conv2/3x3_reduce", 192, 3, "pad: 1").inPlace("conv2/relu_3x3", "ReLU", "conv2/3x3");
  net.on("conv2/norm2", "LRN", "conv2/3x3").pooling("pool2/3x3_s2", "conv2/norm2", maxOverlapping);
  std::string bottom = "pool2/3x3_s2";
  for (const Inception& module : modules) {
    inception(net, module, bottom);
    bottom = "inception_" + std::string(module.name) + "/output";
    const char stage = module.name[0];
    const bool last = module.name == std::string("3b") || module.name == std::string("4e");
    if (!last) continue;
    const std::string pool = std::string("pool") + stage + "/3x3_s2";
    net.pooling(pool, bottom, maxOverlapping);
    bottom = pool;
  }
  net.pooling("pool5/7x7_s1", bottom, "pool: AVE kernel_size: 7 stride: 1").inPlace("pool5/drop_7x7_s1", "Dropout", "pool5/7x7_s1");
  net.innerProduct("loss3/classifier", "pool5/7x7_s1", 1000).on("prob", "Softmax", "loss3/classifier");
  return net.text();
}

std::string tinyNet() {
  Definition net("tiny", 3, 8);
  net.convolution("conv1", "data", 4, 3).inPlace("relu1", "ReLU", "conv1").innerProduct("fc2", "conv1", 10);
  return net.text();
}

}  // namespace collector
