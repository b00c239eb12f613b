#pragma once

namespace collector {

constexpr const char* version = "1.0.0";

}  // namespace collector
