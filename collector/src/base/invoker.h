#pragma once

#include <string>

namespace collector {

/// Whoever called the collector through sudo keeps what it writes: without these two, a campaign begun as root could
/// not be gone on with, copied or removed without root. They do nothing where there is no sudo.
void giveToInvoker(int file);
void giveToInvoker(const std::string& folder);

}  // namespace collector
