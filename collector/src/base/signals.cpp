#include "base/signals.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace collector {

namespace {

volatile std::sig_atomic_t requested = 0;
int pipeEnds[2] = {-1, -1};

const int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGCHLD};
const int ignored[] = {SIGPIPE, SIGXFSZ};

void onSignal(int signal) {
  const int error = errno;
  if (signal != SIGCHLD) requested = signal;
  const char byte = 0;
  // A full pipe is readable already.
  if (write(pipeEnds[1], &byte, 1) < 0) errno = error;
  errno = error;
}

void setHandler(int signal, void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

bool isIgnored(int signal) {
  struct sigaction action = {};
  return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

void installSignals() {
  if (pipeEnds[0] >= 0 || pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0) return;
  for (int signal : caught) {
    if (signal == SIGCHLD || !isIgnored(signal)) setHandler(signal, onSignal);
  }
  for (int signal : ignored) setHandler(signal, SIG_IGN);
}

int endRequested() { return requested; }

int signalDescriptor() { return pipeEnds[0]; }

void drainSignals() {
  char bytes[64];
  while (read(pipeEnds[0], bytes, sizeof bytes) > 0) {
  }
}

void resetSignalsInChild() {
  for (int signal : caught) {
    if (!isIgnored(signal)) setHandler(signal, SIG_DFL);
  }
  for (int signal : ignored) setHandler(signal, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

}  // namespace collector
