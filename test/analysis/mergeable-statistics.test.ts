import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addToMergeable,
  createMergeableStatistics,
  finishMergeable,
  type MergeableStatistics,
  mergeState,
} from '../../src/analysis/mergeable-statistics.ts';
import { sampleStatistics } from '../../src/analysis/sample-statistics.ts';
import { exactSum } from '../../src/dataset/double-double.ts';
import type { PartialState } from '../../src/dataset/partial-state.ts';

const times = fc.array(fc.double({ min: 1e-6, max: 3.6e6, noNaN: true }), { minLength: 1, maxLength: 200 });

function statisticsOf(values: readonly number[]): MergeableStatistics {
  const statistics = createMergeableStatistics(1);
  for (const value of values) addToMergeable(statistics, 0, value);
  return statistics;
}

function finished(statistics: MergeableStatistics) {
  const { count, meanMs, stdMs, minMs } = finishMergeable(statistics, [0]);
  return { count: count[0], mean: meanMs[0], std: stdMs[0], min: minMs[0] };
}

/** What a shard would send. */
function stateOf(values: readonly number[]): PartialState {
  const { count, sum, sumRest, squares, squaresRest, min, max } = statisticsOf(values);
  return {
    count: count[0]!,
    sum: exactSum(sum[0]!, sumRest[0]!),
    squares: exactSum(squares[0]!, squaresRest[0]!),
    min: min[0]!,
    max: max[0]!,
  };
}

test('the order of the values changes no digit', () => {
  fc.assert(
    fc.property(times, fc.infiniteStream(fc.nat()), (values, places) => {
      const shuffled = values
        .map((value) => ({ value, place: places.next().value! }))
        .sort((a, b) => a.place - b.place)
        .map(({ value }) => value);
      expect(finished(statisticsOf(shuffled))).toEqual(finished(statisticsOf(values)));
    }),
  );
});

test('states of parts, merged in any order, are the state of the whole', () => {
  fc.assert(
    fc.property(fc.array(times, { minLength: 1, maxLength: 6 }), (shards) => {
      const merged = createMergeableStatistics(1);
      for (const shard of shards.toReversed()) mergeState(merged, 0, stateOf(shard));
      expect(finished(merged)).toEqual(finished(statisticsOf(shards.flat())));
    }),
  );
});

test('mean and spread are those of the sample, to the last digits', () => {
  fc.assert(
    fc.property(times, (values) => {
      const { mean, std, repetitions } = sampleStatistics(values)!;
      const found = finished(statisticsOf(values));
      expect(found.count).toBe(repetitions);
      expect(Math.abs(found.mean! - mean)).toBeLessThanOrEqual(1e-14 * mean);
      if (std === null) expect(found.std).toBeNaN();
      else expect(Math.abs(found.std! - std)).toBeLessThanOrEqual(1e-12 * std + 1e-15 * mean);
    }),
  );
});

test('a small spread on a large mean keeps its digits', () => {
  const { std } = finished(statisticsOf([1e6 + 4e-6, 1e6 + 7e-6, 1e6 + 13e-6, 1e6 + 16e-6]));
  const exact = sampleStatistics(
    [1e6 + 4e-6, 1e6 + 7e-6, 1e6 + 13e-6, 1e6 + 16e-6].map((ms) => ms - 1e6),
  )!.std!;
  expect(Math.abs(std! - exact)).toBeLessThan(1e-9 * exact);
});

test('equal values spread over exactly nothing, and what was not measured counts for nothing', () => {
  expect(finished(statisticsOf(Array<number>(99).fill(0.1)))).toMatchObject({ std: 0, min: 0.1 });
  expect(finished(statisticsOf([NaN, 2, NaN]))).toMatchObject({ count: 1, mean: 2 });
  expect(finished(statisticsOf([NaN])).mean).toBeNaN();
});
