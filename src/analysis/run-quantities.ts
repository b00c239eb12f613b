import { BOOLEANS } from '../dataset/parse-cell.ts';
import type { Run } from '../dataset/types.ts';

type Reader = (text: string) => number;

const number: Reader = (text) => (text.trim() === '' ? NaN : Number(text));

/** What is zero or less is no measurement of it. */
const positive: Reader = (text) => {
  const value = number(text);
  return value > 0 ? value : NaN;
};

/** 1 for what is so, 0 for what is not. */
const flag: Reader = (text) => Number(BOOLEANS.get(text) ?? NaN);

const PARTS: ReadonlyMap<string, number> = new Map([
  ['timed', 0],
  ['process', 1],
]);

/** What the analysis reads of a run beside its times, each from the further column of `runs.csv` that holds it. */
const COLUMNS = {
  /** First iterations that are in no mean. */
  iterationsLeftOut: ['iterations_left_out', number],
  /** Untimed passes of the same process before the timed ones. */
  warmUpIterations: ['warm_up_iterations', number],
  /** All that was timed of the first iteration, per batch. */
  firstIterationMs: ['first_iteration_ms', positive],
  /** The mean of the others, likewise. */
  laterIterationsMs: ['later_iterations_ms', positive],
  /** Place of the run in its campaign. */
  runOrder: ['run_order', number],
  /** Mean power at the board's supply, and of two of its rails. */
  powerMw: ['power_mw', positive],
  gpuPowerMw: ['gpu_power_mw', positive],
  cpuPowerMw: ['cpu_power_mw', positive],
  /** At the supply, of one timed iteration. */
  energyMjPerImage: ['energy_mj_per_image', positive],
  /** The lowest sampled. */
  gpuClockHz: ['gpu_clock_hz', positive],
  memoryClockHz: ['emc_clock_hz', positive],
  cpuClockKhz: ['cpu_clock_khz', positive],
  /** 1 where clocks and power are of the whole process rather than of its timed part. */
  wholeProcess: ['sampled_part', (text) => PARTS.get(text) ?? NaN],
  /** The highest sampled. */
  temperatureC: ['temperature_c', number],
  throttled: ['throttled', flag],
  belowMaxClock: ['below_max_clock', flag],
  machineBusy: ['machine_busy', flag],
  loadAverage: ['load_average', number],
  peakRssBytes: ['peak_rss_bytes', positive],
} as const satisfies Readonly<Record<string, readonly [column: string, read: Reader]>>;

export type RunQuantity = keyof typeof COLUMNS;

export const RUN_QUANTITIES = Object.keys(COLUMNS) as readonly RunQuantity[];

/** The column that holds the quantity. */
export function columnOfQuantity(quantity: RunQuantity): string {
  return COLUMNS[quantity][0];
}

/** What the run told of it, in the column's unit; NaN where it told nothing, or nothing that can be read. */
export function runQuantity({ further }: Run, quantity: RunQuantity): number {
  const [column, read] = COLUMNS[quantity];
  const text = further.get(column);
  return text === undefined ? NaN : read(text);
}
