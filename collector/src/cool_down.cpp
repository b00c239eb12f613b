#include "cool_down.h"

#include <cmath>

#include "csv.h"
#include "run_conditions.h"

namespace collector {

double coolDown(const Plan& plan, Device device, const Sensors& sensors, const SystemFiles& files, Clock& clock,
                const std::function<bool()>& endRequested, std::vector<std::string>& warnings) {
  if (!plan.coolDownC) return 0;
  const double lookAgainMs = 1000;
  const double startMs = clock.monotonicMs();
  for (;;) {
    const double nowMs = clock.monotonicMs();
    const double waitedS = std::round((nowMs - startMs) / 100) / 10;
    const Optional<double> temperature = temperatureOf(takeSample(sensors, files, nowMs), device);
    if (!temperature || *temperature <= *plan.coolDownC || endRequested()) return waitedS;
    if (waitedS >= plan.coolDownLimitS) {
      warnings.push_back("still at " + csvCell(*temperature) + " °C after " + csvCell(waitedS) +
                         " s of cooling; raise cool_down_limit_s or improve the cooling");
      return waitedS;
    }
    clock.sleepMs(lookAgainMs);
  }
}

}  // namespace collector
