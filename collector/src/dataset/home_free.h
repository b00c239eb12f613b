#pragma once

#include <string>

namespace collector {

/// A path, or a text with paths in it, that tells nobody's name: each home folder (`home`, and any below /home, /Users and
/// /root) becomes `~`.
std::string homeFree(const std::string& text, const std::string& home);

}  // namespace collector
