import type { Analysis } from '../../../src/analysis/analysis.ts';
import { createAnalysis } from '../../../src/analysis/create-analysis.ts';
import { createSummariser } from '../../../src/analysis/summarise.ts';
import type { Run } from '../../../src/dataset/types.ts';
import { emptyDescriptor } from '../analyse-runs.ts';

/** What is true of an invented campaign, and what its runs are drawn from. */
export interface Truth {
  readonly models: readonly string[];
  readonly libraries: readonly string[];
  readonly batchSizes: readonly number[];
  readonly repetitions: number;
  /** True time per image, ms. */
  timeMs(model: string, library: string, batchSize: number): number;
  /** Standard deviation of a run, as a share of its time. */
  noise?(library: string): number;
  /** By what share the times rise from the first run to the last. */
  readonly drift?: number;
  /** Why a run fails; `timeout` for one that takes too long. */
  failure?(run: Drawn): string | undefined;
  throttled?(run: Drawn): boolean | undefined;
  busy?(run: Drawn): boolean | undefined;
  readonly seed?: number;
}

export interface Drawn {
  readonly model: string;
  readonly library: string;
  readonly batchSize: number;
  readonly repetition: number;
}

/** Draws the runs of a campaign, repetition after repetition, and analyses them. */
export function drawCampaign(truth: Truth): Analysis {
  const random = createRandom(truth.seed ?? 1);
  const drawn = Array.from({ length: truth.repetitions }, (_, repetition) =>
    shuffled(
      truth.models.flatMap((model) =>
        truth.libraries.flatMap((library) =>
          truth.batchSizes.map((batchSize): Drawn => ({ model, library, batchSize, repetition })),
        ),
      ),
      random,
    ),
  ).flat();
  const runs = drawn.map((run, order) => drawRun(truth, run, order, drawn.length, random));
  const tags = (names: readonly string[]) => new Map(names.map((name) => [name, { label: name }]));
  const descriptor = { ...emptyDescriptor, models: tags(truth.models), libraries: tags(truth.libraries) };
  return createAnalysis({ name: 'invented', descriptor, networks: [] }, createSummariser(runs).finish());
}

function drawRun(truth: Truth, run: Drawn, order: number, runs: number, random: () => number): Run {
  const { timeMs, noise = () => 0.01, drift = 0 } = truth;
  const rise = runs > 1 ? 1 + (drift * order) / (runs - 1) : 1;
  const spread = 1 + noise(run.library) * normal(random);
  const forwardMs =
    timeMs(run.model, run.library, run.batchSize) * run.batchSize * rise * Math.max(0.1, spread);
  const flags = { throttled: truth.throttled?.(run), machine_busy: truth.busy?.(run) };
  const further = new Map([
    ['run_order', String(order)],
    ...Object.entries(flags).flatMap(([name, flag]) =>
      flag === undefined ? [] : [[name, String(flag)] as const],
    ),
  ]);
  const key = { ...run, factors: {}, further };
  const failure = truth.failure?.(run);
  if (failure === 'timeout') return { ...key, status: 'timeout', failure: 'no end after 60 s' };
  return failure === undefined
    ? { ...key, status: 'ok', forwardMs: Number(forwardMs.toFixed(6)) }
    : { ...key, status: 'failed', failure };
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** Uniform between 0 and 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
