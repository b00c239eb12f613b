#pragma once

#include <string>

namespace collector {

/// The definitions of the four networks of the original campaign, made from their papers' and authors' tables of
/// layers; batch size 10 throughout.
std::string alexNet();
std::string googleNet();
std::string squeezeNet10();
std::string squeezeNet11();

/// A network of four layers, for tests that run many cases.
std::string tinyNet();

}  // namespace collector
