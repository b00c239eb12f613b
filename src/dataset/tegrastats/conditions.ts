import { max, mean, min, sum } from 'd3-array';
import { boardRails, columnOfRail } from './rails.ts';
import type { Sample } from './sample.ts';

/** A part of a run on the board's clock, s. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a run's cells are made of. */
export interface SampledRun {
  /** Samples of the part of the run that they are to be of, at least one. */
  readonly samples: readonly Sample[];
  readonly part: 'timed' | 'process';
  /** Wall time of a batch while batches were timed, ms, where it is known. */
  readonly batchMs?: number;
  readonly batchSize: number;
}

/** A time stamp has whole seconds: a sample is surely within a span where all of its second is. */
export function samplesWithin(samples: readonly Sample[], { from, to }: Span): readonly Sample[] {
  return samples.filter(({ at = NaN }) => at >= from && at + 1 <= to);
}

/** The cells of a run's conditions, by column; what was not sampled has none. */
export function conditionCells({
  samples,
  part,
  batchMs,
  batchSize,
}: SampledRun): Readonly<Record<string, string>> {
  const rails = [...(samples[0]?.powerMw.keys() ?? [])];
  const board = boardRails(rails);
  const powerMw =
    board.length === 0
      ? undefined
      : mean(samples, (sample) => sum(board, (rail) => sample.powerMw.get(rail)));
  const others = rails.map(
    (rail) => [columnOfRail(rail), mean(samples, (s) => s.powerMw.get(rail))] as const,
  );
  const temperature = (sensor: RegExp): number | undefined =>
    max(samples, ({ temperatureC }) =>
      max(
        [...temperatureC].filter(([name]) => sensor.test(name)),
        ([, c]) => c,
      ),
    );
  const isEnergyKnown = part === 'timed' && powerMw !== undefined && batchMs !== undefined;
  const cells: readonly (readonly [column: string | undefined, value: number | string | undefined])[] = [
    [
      'gpu_clock_hz',
      scaled(
        min(samples, ({ gpuMhz }) => gpuMhz),
        1e6,
      ),
    ],
    [
      'emc_clock_hz',
      scaled(
        min(samples, ({ emcMhz }) => emcMhz),
        1e6,
      ),
    ],
    [
      'cpu_clock_khz',
      scaled(
        min(samples, ({ cpuMhz }) => cpuMhz),
        1e3,
      ),
    ],
    ['temperature_c', temperature(/^gpu$/)],
    ['cpu_temperature_c', temperature(/^[bm]?cpu$/)],
    ['power_mw', powerMw],
    ['power_rails', board.length > 0 ? board.join(' + ') : undefined],
    ...others,
    ['energy_mj_per_image', isEnergyKnown ? (powerMw * batchMs) / batchSize / 1000 : undefined],
    ['sampled_part', part],
    ['timed_samples', samples.length],
  ];
  return Object.fromEntries(
    cells.flatMap(([column, value]) =>
      column === undefined || value === undefined ? [] : [[column, String(value)]],
    ),
  );
}

function scaled(value: number | undefined, factor: number): number | undefined {
  return value === undefined ? undefined : Math.round(value * factor);
}
