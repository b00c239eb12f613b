#pragma once

#include <functional>
#include <istream>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

namespace collector {

/// A text that is read piece by piece: a file that a program wrote, however long, or a text in memory.
class TextSource {
 public:
  TextSource(std::string text = "") : text_(std::move(text)) {}
  TextSource(const char* text) : text_(text) {}

  /// What is not there, or is a pipe or a device, is an empty text.
  static TextSource file(const std::string& path);

  /// From the beginning, each time.
  std::unique_ptr<std::istream> open() const;
  bool empty() const;

 private:
  std::string text_;
  std::string path_;  ///< empty: `text_` is it
};

/// The next line without its end; of one longer than `longest` bytes only the first `longest` + 1. `whole`: whether its end
/// was there. False at the end of the text.
bool nextLine(std::istream& text, std::size_t longest, std::string& line, bool& whole);

/// Calls `take` with each element of the array that a JSON text is, one after the other, so that a long text takes no
/// memory; `key`: of the array that an object has there. False where the text is no JSON, or not such an array: at the end
/// of what could be read.
bool eachElement(std::istream& text, const std::function<void(const nlohmann::json& element)>& take, const std::string& key = "");

}  // namespace collector
