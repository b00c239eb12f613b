#include "base/exit_words.h"

#include <csignal>

namespace collector {

namespace {

const struct {
  int number;
  const char* name;
} names[] = {{SIGHUP, "SIGHUP"},   {SIGINT, "SIGINT"},   {SIGQUIT, "SIGQUIT"}, {SIGILL, "SIGILL"},
             {SIGTRAP, "SIGTRAP"}, {SIGABRT, "SIGABRT"}, {SIGBUS, "SIGBUS"},   {SIGFPE, "SIGFPE"},
             {SIGKILL, "SIGKILL"}, {SIGSEGV, "SIGSEGV"}, {SIGPIPE, "SIGPIPE"}, {SIGALRM, "SIGALRM"},
             {SIGTERM, "SIGTERM"}, {SIGXCPU, "SIGXCPU"}, {SIGXFSZ, "SIGXFSZ"}, {SIGSYS, "SIGSYS"}};

const char* nameOf(int signal) {
  for (const auto& entry : names) {
    if (entry.number == signal) return entry.name;
  }
  return nullptr;
}

}  // namespace

std::string signalName(int signal) {
  const char* name = nameOf(signal);
  return name ? name : "signal " + std::to_string(signal);
}

std::string wordsForSignal(int signal) {
  return "exit " + std::to_string(128 + signal) + " (" + signalName(signal) + ")";
}

std::string wordsForExit(int status) {
  if (status > 128 && nameOf(status - 128)) return wordsForSignal(status - 128);
  return "exit " + std::to_string(status);
}

}  // namespace collector
