#ifndef ONNX_INPUT_SHAPE_H
#define ONNX_INPUT_SHAPE_H

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <vector>

/// Bytes of a protobuf message that has not been read yet.
class Message {
 public:
  Message(const unsigned char* begin, std::size_t size) : next_(begin), end_(begin + size) {}

  /// Goes on to the next field; false at the end.
  bool nextField() {
    if (next_ == end_) return false;
    const std::uint64_t tag = varint();
    number_ = static_cast<int>(tag >> 3);
    switch (tag & 7) {
      case 0: value_ = varint(); break;
      case 1: skip(8); break;
      case 2: value_ = varint(); content_ = next_; skip(value_); break;
      case 5: skip(4); break;
      default: throw std::runtime_error("not an ONNX file");
    }
    return true;
  }
  int number() const { return number_; }
  std::uint64_t value() const { return value_; }
  Message content() const { return Message(content_, value_); }

  /// The first field of a number, which is a message.
  Message field(int number) const {
    Message copy = *this;
    while (copy.nextField()) {
      if (copy.number_ == number) return copy.content();
    }
    throw std::runtime_error("the ONNX file does not tell the shape of its input");
  }

 private:
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const unsigned char* byte = next_;
      skip(1);
      value |= static_cast<std::uint64_t>(*byte & 0x7f) << shift;
      if (*byte < 0x80) return value;
    }
    throw std::runtime_error("not an ONNX file");
  }
  void skip(std::uint64_t bytes) {
    if (bytes > static_cast<std::uint64_t>(end_ - next_)) throw std::runtime_error("the ONNX file is cut off");
    next_ += bytes;
  }

  const unsigned char* next_;
  const unsigned char* end_;
  int number_ = 0;
  std::uint64_t value_ = 0;
  const unsigned char* content_ = nullptr;
};

/// The shape of the first input of an ONNX model, of which OpenCV tells nothing; 0 where a size is open.
inline std::vector<int> onnxInputShape(const std::vector<unsigned char>& file) {
  // ModelProto.graph, its first .input, its .type.tensor_type.shape, whose .dim has a .dim_value
  Message shape = Message(file.data(), file.size()).field(7).field(11).field(2).field(1).field(2);
  std::vector<int> sizes;
  while (shape.nextField()) {
    if (shape.number() != 1) continue;
    Message size = shape.content();
    sizes.push_back(0);
    while (size.nextField()) {
      if (size.number() == 1) sizes.back() = static_cast<int>(size.value());
    }
  }
  return sizes;
}

#endif
