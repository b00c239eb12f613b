import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeWithSwitchCost, solveWithSwitchCost } from '../../../src/analysis/adaptive/cost-curve.ts';
import { drawsOf } from '../../../src/analysis/adaptive/draws.ts';
import type { AlignedLibrary, AlignedPoint } from '../../../src/analysis/adaptive/aligned-times.ts';
import { resampledSaving } from '../../../src/analysis/adaptive/resampled-saving.ts';
import { resampledPoint } from '../../../src/analysis/adaptive/resamples.ts';
import { fastestTime } from '../../../src/analysis/adaptive/choice-time.ts';
import { sameBatch } from '../../../src/analysis/adaptive/same-batch.ts';
import type { AdaptiveProblem } from '../../../src/analysis/adaptive/solution.ts';

const LAYERS = ['conv', 'relu', 'fc'].map((layer, layerIndex) => ({ layer, layerIndex }));

/** Times of one repetition; some layers were not timed. */
const times = fc
  .array(fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 0, max: 9000 }) }, fc.constant(NaN)), {
    minLength: LAYERS.length,
    maxLength: LAYERS.length,
  })
  .map((microseconds) => Float64Array.from(microseconds, (time) => time / 1000));

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const pointAt = (batchSize: number): fc.Arbitrary<AlignedPoint> =>
  fc.array(times, { minLength: 1, maxLength: 3 }).map((repetitions) => {
    const ofLayer = (layer: number) =>
      repetitions.map((each) => each[layer]!).filter((time) => !Number.isNaN(time));
    const meanMs = Float64Array.from(LAYERS, (_, layer) => mean(ofLayer(layer)));
    return {
      batchSize,
      meanMs,
      minMs: Float64Array.from(LAYERS, (_, layer) => Math.min(...ofLayer(layer))),
      repetitions: new Map(repetitions.map((each, number) => [number, each])),
      sumMs: meanMs.reduce((sum, time) => sum + time, 0),
      wholePassMs: NaN,
    };
  });

const library = (name: string): fc.Arbitrary<AlignedLibrary> =>
  fc
    .tuple(pointAt(1), pointAt(2), pointAt(8))
    .chain((points) => fc.subarray(points))
    .map((points) => ({ library: name, points }));

const problem: fc.Arbitrary<AdaptiveProblem> = fc
  .tuple(library('a'), library('b'), library('c'))
  .map(([a, b, c]) => ({ model: 'net', layers: LAYERS, candidates: [a, b, c], baselines: [b, c] }));

/** The problem with every point as it was drawn, run after run in the order of libraries and batch sizes. */
function redrawn({ candidates, ...rest }: AdaptiveProblem, counts: Uint32Array): AdaptiveProblem {
  let first = 0;
  const libraries = candidates.map((each) => ({
    ...each,
    points: each.points.map((point) => {
      const ofPoint = counts.slice(first, (first += point.repetitions.size));
      return point.repetitions.size < 2 ? point : { ...point, ...resampledPoint(point, ofPoint) };
    }),
  }));
  return { ...rest, candidates: libraries, baselines: libraries.slice(1) };
}

describe('the saving by what is drawn', () => {
  it('is that of the problem redrawn and solved as a whole, to the last digit', () => {
    fc.assert(
      fc.property(problem, (posed) => {
        const { repetitions, saving } = resampledSaving(posed, fastestTime);
        for (const { counts } of drawsOf(repetitions))
          expect(saving(counts)).toBe(sameBatch(redrawn(posed, counts))?.saving);
      }),
      { numRuns: 30 },
    );
  });

  it('is so where switching costs something, too', () => {
    fc.assert(
      fc.property(problem, fc.integer({ min: 0, max: 9 }), (posed, costMs) => {
        const { repetitions, saving } = resampledSaving(posed, timeWithSwitchCost(costMs));
        for (const { counts } of drawsOf(repetitions))
          expect(saving(counts)).toBe(
            solveWithSwitchCost(redrawn(posed, counts), 'same-batch', costMs)?.saving,
          );
      }),
      { numRuns: 30 },
    );
  });
});
