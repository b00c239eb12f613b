import type { LibraryInfo } from '../../dataset/types.ts';
import type { Analysis } from '../analysis.ts';
import { libraryAttributes } from '../library-attributes.ts';
import type { Metric } from '../metric.ts';
import type { RunQuantity } from '../run-quantities.ts';
import { sampleStatistics } from '../sample-statistics.ts';
import type { PointSummary } from '../summaries.ts';

/** A successful run in the order of its campaign; what is NaN was not measured, what is undefined not told. */
export interface OrderedRun {
  readonly point: PointSummary;
  readonly repetition: number;
  /** Place in the campaign, from 0. */
  readonly order: number;
  /** Time per batch, ms. */
  readonly timeMs: number;
  /** Time ÷ mean time of its point − 1; NaN where that has no other repetition. */
  readonly deviation: number;
  readonly temperatureC: number;
  /** The lowest clock of what the library runs on: of the GPU, or of a library for the CPU, or without a GPU's, of the CPU. */
  readonly clockMhz: number;
  readonly loadAverage: number;
  readonly isThrottled: boolean | undefined;
  readonly isBelowMaxClock: boolean | undefined;
  /** Whether others used the machine. */
  readonly isDisturbed: boolean | undefined;
}

const HZ_PER_MHZ = 1e6;
const KHZ_PER_MHZ = 1e3;

/** The runs of the points that tell their order, in that order. */
export function runsInOrder(
  analysis: Analysis,
  metric: Metric,
  models: readonly string[] = analysis.models,
  libraries: readonly string[] = analysis.libraries,
): readonly OrderedRun[] {
  const [wantedModels, wantedLibraries] = [new Set(models), new Set(libraries)];
  return analysis.summaries.points
    .filter(({ model, library }) => wantedModels.has(model) && wantedLibraries.has(library))
    .flatMap((point) => runsOf(point, metric, libraryAttributes(point.library, analysis.descriptor).device))
    .filter(({ order }) => !Number.isNaN(order))
    .sort((a, b) => a.order - b.order);
}

function runsOf(point: PointSummary, metric: Metric, device: LibraryInfo['device']): readonly OrderedRun[] {
  const times = point.timesMs[metric];
  const sample = sampleStatistics(times);
  return point.repetitions.map((repetition, run) => {
    const told = (quantity: RunQuantity): number => point.measured[quantity]?.[run] ?? NaN;
    const timeMs = times[run] ?? NaN;
    // A GPU that waits for the CPU has a low clock, which says nothing.
    const gpuMhz = device === 'cpu' ? NaN : told('gpuClockHz') / HZ_PER_MHZ;
    return {
      point,
      repetition,
      order: told('runOrder'),
      timeMs,
      deviation: sample !== undefined && sample.repetitions > 1 ? timeMs / sample.mean - 1 : NaN,
      temperatureC: told('temperatureC'),
      clockMhz: Number.isNaN(gpuMhz) ? told('cpuClockKhz') / KHZ_PER_MHZ : gpuMhz,
      loadAverage: told('loadAverage'),
      isThrottled: flagOf(told('throttled')),
      isBelowMaxClock: flagOf(told('belowMaxClock')),
      isDisturbed: flagOf(told('machineBusy')),
    };
  });
}

function flagOf(flag: number): boolean | undefined {
  return Number.isNaN(flag) ? undefined : flag === 1;
}
