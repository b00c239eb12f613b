#include "plan/placeholders.h"

namespace collector {

const std::vector<std::string>& placeholders(ProgramKind kind) {
  static const std::vector<std::string> ofCaffe = {"batch_size", "iterations"};
  static const std::vector<std::string> ofTensorRt = {"prototxt",   "weights",            "model",   "model_tag", "batch_size",
                                                      "iterations", "warm_up_iterations", "profile", "times"};
  static const std::vector<std::string> ofLines = {"model", "model_tag", "batch_size", "iterations", "warm_up_iterations", "results"};
  switch (kind) {
    case ProgramKind::caffe: return ofCaffe;
    case ProgramKind::tensorrt: return ofTensorRt;
    case ProgramKind::lines: break;
  }
  return ofLines;
}

bool hasPlaceholder(const Library& library, const std::string& name) {
  const std::string placeholder = "{" + name + "}";
  for (const std::string& argument : library.arguments) {
    if (argument.find(placeholder) != std::string::npos) return true;
  }
  for (const auto& variable : library.environment) {
    if (variable.second.find(placeholder) != std::string::npos) return true;
  }
  return false;
}

std::string filledIn(const std::string& text, const std::map<std::string, std::string>& values) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t close = text[at] == '{' ? text.find('}', at) : std::string::npos;
    const auto value = close == std::string::npos ? values.end() : values.find(text.substr(at + 1, close - at - 1));
    if (value == values.end()) {
      out += text[at++];
    } else {
      out += value->second;
      at = close + 1;
    }
  }
  return out;
}

}  // namespace collector
