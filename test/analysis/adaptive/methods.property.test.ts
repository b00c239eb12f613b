import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAdaptiveSolver } from '../../../src/analysis/adaptive/solve-adaptive.ts';
import { smallDescriptor, smallSummaries } from './small-summaries.ts';
import type { SmallPoint } from './small-summaries.ts';

const LIBRARIES = ['a', 'b', 'c'];
const BATCH_SIZES = [1, 2, 4];
const LAYERS = ['conv', 'relu', 'pool', 'fc'];
const descriptor = smallDescriptor({ a: {}, b: {}, c: {} });
const TOLERANCE = 1 + 1e-12;

/** Every library at every batch size, three repetitions, whole microseconds. */
const campaign: fc.Arbitrary<readonly SmallPoint[]> = fc
  .array(fc.integer({ min: 1, max: 50_000 }), {
    minLength: LIBRARIES.length * BATCH_SIZES.length * LAYERS.length * 3,
    maxLength: LIBRARIES.length * BATCH_SIZES.length * LAYERS.length * 3,
  })
  .map((microseconds) => {
    let next = 0;
    const take = () => microseconds[next++]! / 1000;
    return LIBRARIES.flatMap((library) =>
      BATCH_SIZES.map((batchSize) => ({
        library,
        batchSize,
        layers: Object.fromEntries(LAYERS.map((layer) => [layer, [take(), take(), take()]])),
      })),
    );
  });

function timeMs(
  points: readonly SmallPoint[],
  libraries: readonly string[],
  method: 'published' | 'same-batch' | 'cross-validated',
): number {
  return createAdaptiveSolver(smallSummaries(points), descriptor, [], 'inference').solve(
    libraries,
    'net',
    method,
  )!.timeMs;
}

describe('the methods, on any complete campaign', () => {
  it('are ordered: published takes at most the time of same-batch, that at most the time of cross-validated', () => {
    fc.assert(
      fc.property(campaign, (points) => {
        const sameBatch = timeMs(points, LIBRARIES, 'same-batch');
        expect(timeMs(points, LIBRARIES, 'published')).toBeLessThanOrEqual(sameBatch * TOLERANCE);
        expect(sameBatch).toBeLessThanOrEqual(timeMs(points, LIBRARIES, 'cross-validated') * TOLERANCE);
      }),
    );
  });

  it('never get slower by one more library', () => {
    fc.assert(
      fc.property(campaign, (points) => {
        for (const method of ['published', 'same-batch'] as const) {
          const two = timeMs(points, ['a', 'b'], method);
          expect(timeMs(points, LIBRARIES, method)).toBeLessThanOrEqual(two * TOLERANCE);
        }
      }),
    );
  });

  it('never get slower by a library that was measured at some batch sizes only', () => {
    fc.assert(
      fc.property(campaign, fc.subarray(BATCH_SIZES, { minLength: 1 }), (points, measured) => {
        const partial = points.filter(
          ({ library, batchSize }) => library !== 'c' || measured.includes(batchSize),
        );
        for (const method of ['published', 'same-batch'] as const) {
          const two = timeMs(partial, ['a', 'b'], method);
          expect(timeMs(partial, LIBRARIES, method)).toBeLessThanOrEqual(two * TOLERANCE);
        }
      }),
    );
  });

  it('do not depend on the order of the points', () => {
    fc.assert(
      fc.property(campaign, fc.array(fc.nat(), { minLength: 9, maxLength: 9 }), (points, keys) => {
        const shuffled = points
          .map((point, at) => ({ point, key: keys[at]! }))
          .sort((x, y) => x.key - y.key)
          .map(({ point }) => point);
        for (const method of ['published', 'same-batch', 'cross-validated'] as const) {
          expect(timeMs(shuffled, LIBRARIES, method)).toBe(timeMs(points, LIBRARIES, method));
        }
      }),
    );
  });
});
