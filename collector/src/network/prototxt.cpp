#include "network/prototxt.h"

namespace collector {

namespace {

const int deepest = 64;

bool isWord(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '+' ||
         c == '-' || c == '/';
}

class TextParser {
 public:
  TextParser(const std::string& text, const std::string& file, Problems& problems)
      : text_(text), file_(file), problems_(problems) {}

  bool parse(TextField& root) {
    root.isMessage = true;
    return fields(root, '\0', 0);
  }

 private:
  bool fail(const std::string& expected) {
    std::size_t line = 1;
    std::size_t column = 1;
    for (std::size_t i = 0; i < at_ && i < text_.size(); ++i) {
      column = text_[i] == '\n' ? 1 : column + 1;
      line += text_[i] == '\n';
    }
    std::string found = "the end of the file";
    if (at_ < text_.size()) found = text_[at_] == '\n' ? "the end of the line" : text_.substr(at_, 1);
    problems_.push_back({file_ + ":" + std::to_string(line) + ":" + std::to_string(column), "not a prototxt", found, expected});
    return false;
  }

  void skipSpace() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#') {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        ++at_;
      } else {
        return;
      }
    }
  }

  bool accept(char c) {
    skipSpace();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool fields(TextField& message, char close, int depth) {
    if (depth > deepest) return fail("at most " + std::to_string(deepest) + " messages inside each other");
    for (;;) {
      skipSpace();
      if (at_ >= text_.size()) return close == '\0' || fail(std::string("'") + close + "'");
      if (close != '\0' && accept(close)) return true;
      if (accept(';') || accept(',')) continue;
      if (!field(message, depth)) return false;
    }
  }

  bool field(TextField& message, int depth) {
    const std::size_t start = at_;
    while (at_ < text_.size() && isWord(text_[at_])) ++at_;
    if (at_ == start) return fail("a field's name");
    const std::string name = text_.substr(start, at_ - start);
    const bool colon = accept(':');
    if (accept('[')) {
      if (accept(']')) return true;
      do {
        if (!value(message, name, true, depth)) return false;
      } while (accept(','));
      return accept(']') || fail("',' or ']'");
    }
    return value(message, name, colon, depth);
  }

  bool value(TextField& message, const std::string& name, bool scalarAllowed, int depth) {
    message.fields.emplace_back();
    message.fields.back().name = name;
    if (accept('{')) return nested(message, '}', depth);
    if (accept('<')) return nested(message, '>', depth);
    if (!scalarAllowed) return fail("':' or '{'");
    return scalar(message.fields.back());
  }

  bool nested(TextField& message, char close, int depth) {
    TextField& field = message.fields.back();
    field.isMessage = true;
    return fields(field, close, depth + 1);
  }

  bool scalar(TextField& field) {
    skipSpace();
    field.start = at_;
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
      // Adjacent strings are one, as in C.
      do {
        if (!quoted(field)) return false;
        field.end = at_;
        skipSpace();
      } while (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\''));
      return true;
    }
    while (at_ < text_.size() && isWord(text_[at_])) ++at_;
    if (at_ == field.start) return fail("a value");
    field.end = at_;
    field.value = text_.substr(field.start, at_ - field.start);
    return true;
  }

  bool quoted(TextField& field) {
    const char quote = text_[at_++];
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      field.value += text_[at_++];
    }
    if (at_ >= text_.size() || text_[at_] != quote) return fail("the end of the string on its line");
    ++at_;
    return true;
  }

  const std::string& text_;
  const std::string& file_;
  Problems& problems_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<const TextField*> TextField::all(const std::string& field) const {
  std::vector<const TextField*> found;
  for (const TextField& candidate : fields) {
    if (candidate.name == field) found.push_back(&candidate);
  }
  return found;
}

const TextField* TextField::last(const std::string& field) const {
  const std::vector<const TextField*> found = all(field);
  return found.empty() ? nullptr : found.back();
}

std::string TextField::scalar(const std::string& field, const std::string& otherwise) const {
  const TextField* found = last(field);
  return found && !found->isMessage ? found->value : otherwise;
}

Optional<TextField> parsePrototxt(const std::string& text, const std::string& file, Problems& problems) {
  TextField root;
  if (!TextParser(text, file, problems).parse(root)) return nothing;
  return root;
}

}  // namespace collector
