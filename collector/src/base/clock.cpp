#include "base/clock.h"

#include <cstdio>
#include <ctime>
#include <poll.h>

#include "base/signals.h"

namespace collector {

double SystemClock::monotonicMs() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

std::string SystemClock::utcNow() {
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  tm parts;
  gmtime_r(&now.tv_sec, &parts);
  char date[32];
  std::strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &parts);
  char text[48];
  std::snprintf(text, sizeof text, "%s.%03ldZ", date, now.tv_nsec / 1000000);
  return text;
}

void SystemClock::sleepMs(double ms) {
  pollfd wake = {signalDescriptor(), POLLIN, 0};
  poll(&wake, 1, static_cast<int>(ms));
  drainSignals();
}

}  // namespace collector
