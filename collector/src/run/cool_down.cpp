#include "run/cool_down.h"

#include <cmath>

#include "base/csv.h"
#include "run/run_conditions.h"

namespace collector {

double coolDown(const Plan& plan, Device device, World& world, const std::function<void(double temperatureC)>& onWait,
                std::vector<std::string>& warnings) {
  if (!plan.coolDownC) return 0;
  const double lookAgainMs = 1000;
  const double startMs = world.clock.monotonicMs();
  for (;;) {
    const double nowMs = world.clock.monotonicMs();
    const double waitedS = std::round((nowMs - startMs) / 100) / 10;
    const Optional<double> temperature = temperatureOf(takeSample(world.sensors, world.files, nowMs), device);
    if (!temperature || *temperature <= *plan.coolDownC || world.endRequested()) return waitedS;
    if (waitedS >= plan.coolDownLimitS) {
      warnings.push_back("still at " + csvCell(*temperature) + " °C after " + csvCell(waitedS) +
                         " s of cooling; raise cool_down_limit_s or improve the cooling");
      return waitedS;
    }
    onWait(*temperature);
    world.clock.sleepMs(lookAgainMs);
  }
}

}  // namespace collector
