#pragma once

#include <string>

namespace collector {

/// `SIGSEGV`; `signal 99` for one without a name.
std::string signalName(int signal);

/// `exit 139 (SIGSEGV)`: the status a shell would show for a process that a signal ended.
std::string wordsForSignal(int signal);

/// `exit 3`; `exit 134 (SIGABRT)` where a wrapping shell passed a signal on as its status.
std::string wordsForExit(int status);

}  // namespace collector
