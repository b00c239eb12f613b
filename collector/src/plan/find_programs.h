#pragma once

#include "plan/plan.h"

namespace collector {

/// The PATH that programs get, where a library's environment has none of its own.
constexpr const char* plainPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// Looks up each program that was given as a bare name and is not in the plan's folder in the PATH that it will get.
/// One that is in neither stays as it is: starting it fails, and says so.
void findPrograms(Plan& plan);

}  // namespace collector
