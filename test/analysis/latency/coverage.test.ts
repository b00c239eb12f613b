import { randomLcg, randomNormal } from 'd3-random';
import { describe, expect, test } from 'vitest';
import { driftOf } from '../../../src/analysis/conditions/drift.ts';
import { runsInOrder } from '../../../src/analysis/conditions/runs-in-order.ts';
import { confidenceHalfWidth } from '../../../src/analysis/confidence-interval.ts';
import { medianInterval, medianRank } from '../../../src/analysis/latency/median-interval.ts';
import { sampleStatistics } from '../../../src/analysis/sample-statistics.ts';
import { analyse } from '../analyse-runs.ts';

/** How often an interval holds the truth, over so many campaigns that are made up. */
function coverage(campaigns: number, holds: (normal: () => number) => boolean): number {
  const normal = randomNormal.source(randomLcg(0.42))(0, 1);
  let held = 0;
  for (let campaign = 0; campaign < campaigns; campaign += 1) if (holds(normal)) held += 1;
  return held / campaigns;
}

interface Noise {
  readonly runs: number;
  readonly times: number;
  /** Standard deviation between runs, as a share of the median; within one it is 0.02. */
  readonly between: number;
  /** Whether times within a run are skewed to the right. */
  readonly skewed?: boolean;
}

const TRUE_MEDIAN = 10;
const WITHIN = 0.02;

/** Times of a point whose true median is 10 ms, those of each run ascending. */
function measured({ runs, times, between, skewed = false }: Noise, normal: () => number): Float64Array[] {
  return Array.from({ length: runs }, () => {
    const level = TRUE_MEDIAN * (1 + between * normal());
    // The median of a log-normal variable is where its logarithm has its mean.
    const one = () => (skewed ? Math.exp(5 * WITHIN * normal()) : 1 + WITHIN * normal());
    return Float64Array.from({ length: times }, () => level * one()).sort();
  });
}

function allOf(byRun: readonly Float64Array[]): Float64Array {
  return Float64Array.from(byRun.flatMap((times) => [...times])).sort();
}

describe('the interval of the median', () => {
  test.each([
    [{ runs: 2, times: 10, between: 0.01 }],
    [{ runs: 3, times: 10, between: 0 }],
    [{ runs: 3, times: 10, between: 0.05 }],
    [{ runs: 5, times: 20, between: 0.01 }],
    [{ runs: 5, times: 20, between: 0.05 }],
    [{ runs: 5, times: 20, between: 0.02, skewed: true }],
    [{ runs: 10, times: 100, between: 0.02 }],
  ])('of several repetitions holds the true one in at least 94 of 100 campaigns: %o', (noise) => {
    const share = coverage(4000, (normal) => {
      const byRun = measured(noise, normal);
      const { low, high } = medianInterval(byRun, allOf(byRun));
      return low <= TRUE_MEDIAN && TRUE_MEDIAN <= high;
    });
    expect(share).toBeGreaterThanOrEqual(0.94);
  });

  test.each([6, 10, 30, 100, 1000])(
    'of one repetition holds the true median of that one in at least 95 of 100, of %i independent times',
    (times) => {
      const share = coverage(3000, (normal) => {
        const byRun = measured({ runs: 1, times, between: 0, skewed: true }, normal);
        const { low, high } = medianInterval(byRun, byRun[0]!);
        return low <= TRUE_MEDIAN && TRUE_MEDIAN <= high;
      });
      // 0.95 less twice the standard error of the share of 3000.
      expect(share).toBeGreaterThanOrEqual(0.942);
    },
  );

  test('is not that of the order statistics of all times together, which misses where runs differ', () => {
    const share = coverage(2000, (normal) => {
      const all = allOf(measured({ runs: 5, times: 20, between: 0.05 }, normal));
      const rank = medianRank(all.length)!;
      return all[rank - 1]! <= TRUE_MEDIAN && TRUE_MEDIAN <= all[all.length - rank]!;
    });
    expect(share).toBeLessThan(0.7);
  });
});

test.each([2, 3, 5, 10])(
  'the interval of a mean energy, or of a first-to-later ratio, over %i repetitions holds the true one in 95 of 100',
  (repetitions) => {
    const share = coverage(4000, (normal) => {
      const sample = sampleStatistics(Array.from({ length: repetitions }, () => 50 * (1 + 0.05 * normal())))!;
      return Math.abs(sample.mean - 50) <= confidenceHalfWidth(sample.std, repetitions)!;
    });
    expect(Math.abs(share - 0.95)).toBeLessThan(0.012);
  },
);

test.each([0, 0.03])(
  'the interval of a drift of %f holds the true one in 95 of 100 campaigns of runs in an order of chance',
  (drift) => {
    const [points, repetitions] = [8, 4];
    const random = randomLcg(0.7);
    const share = coverage(500, (normal) => {
      const order = Array.from({ length: points * repetitions }, (_, place) => ({ place, key: random() }))
        .sort((a, b) => a.key - b.key)
        .map(({ place }) => place);
      const analysis = analyse(
        order.map((slot, place) => ({
          batchSize: 1 + (slot % points),
          repetition: Math.floor(slot / points),
          forwardMs:
            (1 + (slot % points)) * (1 + (drift * place) / (order.length - 1)) * (1 + 0.01 * normal()),
          further: { run_order: String(place) },
        })),
      );
      const { value, margin } = driftOf(runsInOrder(analysis, 'inference'))!;
      // Deviations are from the mean of the whole campaign, which has half of the drift.
      return Math.abs(value - drift / (1 + drift / 2)) <= margin!;
    });
    expect(share).toBeGreaterThanOrEqual(0.925);
    expect(share).toBeLessThanOrEqual(0.98);
  },
);
