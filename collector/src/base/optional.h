#pragma once

#include <experimental/optional>

namespace collector {

/// gcc 5.4 has no std::optional; the library fundamentals version is the same type.
template <class T>
using Optional = std::experimental::optional<T>;

constexpr std::experimental::nullopt_t nothing = std::experimental::nullopt;

}  // namespace collector
