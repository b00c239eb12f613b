import { max, min, sum } from 'd3-array';
import { MEGABYTE } from '../memory.ts';
import type { Metric } from '../metric.ts';
import type { ConditionsRow } from '../rows.ts';
import type { RunQuantity } from '../run-quantities.ts';
import type { PointSummary, Summaries } from '../summaries.ts';
import { sampledPart, told } from './told.ts';

const HZ_PER_MHZ = 1e6;
const KHZ_PER_MHZ = 1e3;

/** Of these, one is enough for a row. */
const OBSERVED: readonly RunQuantity[] = [
  'gpuClockHz',
  'memoryClockHz',
  'cpuClockKhz',
  'temperatureC',
  'throttled',
  'belowMaxClock',
  'machineBusy',
  'loadAverage',
  'peakRssBytes',
];

/** In what conditions the runs of each point that measured the metric ran, as far as anything of them is known. */
export function conditionsRows({ points }: Summaries, metric: Metric): ConditionsRow[] {
  return points.flatMap((point) => {
    const { model, library, batchSize, repetitions, memoryBytes, timesMs } = point;
    if (timesMs[metric].length === 0 || OBSERVED.every((quantity) => told(point, quantity).length === 0))
      return [];
    const peakBytes = max(told(point, 'peakRssBytes'));
    const throttled = counted(point, 'throttled');
    const belowMaxClock = counted(point, 'belowMaxClock');
    const busy = counted(point, 'machineBusy');
    return [
      {
        model,
        library,
        batch_size: batchSize,
        repetitions: repetitions.length,
        gpu_clock_mhz: lowest(point, 'gpuClockHz', HZ_PER_MHZ),
        memory_clock_mhz: lowest(point, 'memoryClockHz', HZ_PER_MHZ),
        cpu_clock_mhz: lowest(point, 'cpuClockKhz', KHZ_PER_MHZ),
        sampled_part: sampledPart(point),
        temperature_c: max(told(point, 'temperatureC')) ?? null,
        throttled_runs: throttled.runs,
        throttled_of: throttled.of,
        below_max_clock_runs: belowMaxClock.runs,
        below_max_clock_of: belowMaxClock.of,
        busy_runs: busy.runs,
        busy_of: busy.of,
        load_average: max(told(point, 'loadAverage')) ?? null,
        peak_memory_mb: peakBytes === undefined ? null : peakBytes / MEGABYTE,
        memory_mb: memoryBytes === undefined ? null : memoryBytes / MEGABYTE,
      },
    ];
  });
}

function lowest(point: PointSummary, quantity: RunQuantity, unitsPerMhz: number): number | null {
  const least = min(told(point, quantity));
  return least === undefined ? null : least / unitsPerMhz;
}

/** In how many runs something was so, and how many tell: both null where none does. */
function counted(point: PointSummary, quantity: RunQuantity): { runs: number | null; of: number | null } {
  const flags = told(point, quantity);
  return flags.length === 0 ? { runs: null, of: null } : { runs: sum(flags), of: flags.length };
}
