import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costAt, costCurve, solveWithSwitchCost } from '../../../src/analysis/adaptive/cost-curve.ts';
import { fastestChoice } from '../../../src/analysis/adaptive/fastest-choice.ts';
import { createAdaptiveSolver } from '../../../src/analysis/adaptive/solve-adaptive.ts';
import { chainTimes, cheapestSequence } from '../../../src/analysis/adaptive/switching-cost.ts';
import { smallDescriptor, smallSummaries } from './small-summaries.ts';

/** Times of up to three libraries on up to six layers; small whole numbers make ties common. */
const times = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 6 }))
  .chain(([libraries, layers]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: layers, maxLength: layers }), {
      minLength: libraries,
      maxLength: libraries,
    }),
  )
  .map((rows) => rows.map((row) => Float64Array.from(row)));

/** The cheapest sequence for times, one entry per library. */
const cheapest = (libraries: readonly Float64Array[], costMs: number) =>
  cheapestSequence(chainTimes(libraries, libraries[0]!.length), costMs);

/** What a sequence costs, and then how often it switches, as one number to compare by. */
const ranked = (costMs: number, switches: number): number => 100 * costMs + switches;

/** The least of all sequences. */
function bruteForce(libraries: readonly Float64Array[], costMs: number): number {
  const layers = libraries[0]!.length;
  const total = (layer: number, previous: number): number =>
    layer === layers
      ? 0
      : Math.min(
          ...libraries.map((library, at) => {
            const switches = layer > 0 && at !== previous ? 1 : 0;
            return ranked(library[layer]! + costMs * switches, switches) + total(layer + 1, at);
          }),
        );
  return total(0, -1);
}

describe('the cheapest sequence of libraries', () => {
  it('is the best of all sequences tried one by one, of equally cheap ones one with the fewest switches', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 6 }), (libraries, cost) => {
        const { timeMs, switches } = cheapest(libraries, cost)!;
        expect(ranked(timeMs + cost * switches, switches)).toBe(bruteForce(libraries, cost));
      }),
    );
  });

  it('takes the one with fewer switches also where an equally cheap one with more is already under way', () => {
    // With 1 a switch, a a a a b and b c b b b both cost 4.
    const libraries = [
      [1, 1, 1, 0, 9],
      [0, 3, 0, 2, 0],
      [9, 0, 9, 9, 9],
    ].map((row) => Float64Array.from(row));
    const { libraries: chosen, switches } = cheapest(libraries, 1)!;
    expect([...chosen]).toEqual([0, 0, 0, 0, 1]);
    expect(switches).toBe(1);
  });

  it('counts the switches and the time of the very libraries it names', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 6 }), (libraries, cost) => {
        const { libraries: chosen, switches, timeMs } = cheapest(libraries, cost)!;
        expect(
          [...chosen].filter((library, layer) => layer > 0 && library !== chosen[layer - 1]).length,
        ).toBe(switches);
        expect(chosen.reduce((sum, library, layer) => sum + libraries[library]![layer]!, 0)).toBe(timeMs);
      }),
    );
  });

  it('is the unconstrained choice where switching is free, and the best single library where it is not to be had', () => {
    fc.assert(
      fc.property(times, (libraries) => {
        const layers = libraries[0]!.length;
        expect(cheapest(libraries, 0)!.timeMs).toBe(fastestChoice(libraries, layers)!.totalMs);
        const single = cheapest(libraries, Infinity)!;
        expect(single.switches).toBe(0);
        expect(single.timeMs).toBe(
          Math.min(...libraries.map((library) => library.reduce((sum, time) => sum + time, 0))),
        );
      }),
    );
  });

  it('goes around a layer that a library did not time, and gives up where none did', () => {
    const sequence = cheapest([Float64Array.of(1, NaN, 1), Float64Array.of(5, 5, 5)], 1)!;
    expect([...sequence.libraries]).toEqual([0, 1, 0]);
    expect(cheapest([Float64Array.of(1, NaN)], 0)).toBeUndefined();
    expect(cheapest([Float64Array.of(1, NaN), Float64Array.of(NaN, 1)], Infinity)).toBeUndefined();
  });
});

describe('the saving against the switching cost', () => {
  const descriptor = smallDescriptor({ a: {}, b: {} });
  const problemOf = (layers: Readonly<Record<string, readonly [number, number]>>, batchSize = 2) =>
    createAdaptiveSolver(
      smallSummaries(
        ['a', 'b'].map((library, at) => ({
          library,
          batchSize,
          layers: Object.fromEntries(Object.entries(layers).map(([name, pair]) => [name, [pair[at]!]])),
        })),
      ),
      descriptor,
      [],
      'inference',
    ).problem(['a', 'b'], 'net')!;

  it('breaks even where the switches cost as much as they save, once per batch', () => {
    // a alone takes 12 a batch, b 16; a-b-a takes 6 with two switches, so 3 ms per switch bring nothing.
    const curve = costCurve(problemOf({ conv: [2, 6], relu: [8, 2], fc: [2, 8] }))!;
    expect(curve).toEqual({
      stretches: [
        { fromCostMs: 0, batchSize: 2, switches: 2, timeMs: 3 },
        { fromCostMs: 3, batchSize: 2, switches: 0, timeMs: 6 },
      ],
      baselineLibrary: 'a',
      baselineMs: 6,
      breakEvenMs: 3,
    });
  });

  it('breaks even at once where one library wins every layer', () => {
    expect(costCurve(problemOf({ conv: [1, 2], relu: [1, 2] }))!.breakEvenMs).toBe(0);
  });

  it('follows the best solution at any cost', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(pairs, fc.double({ min: 0, max: 50, noNaN: true }), (layers, costMs) => {
        const problem = problemOf(Object.fromEntries(layers.map((pair, at) => [`layer${String(at)}`, pair])));
        const { stretches, baselineMs, breakEvenMs } = costCurve(problem)!;
        const stretch = stretches.findLast(({ fromCostMs }) => fromCostMs <= costMs)!;
        const solution = solveWithSwitchCost(problem, 'same-batch', costMs)!;
        expect(costAt(stretch, costMs)).toBeCloseTo(solution.timeMs, 9);
        if (costMs > breakEvenMs) expect(solution.timeMs).toBeCloseTo(baselineMs, 9);
        if (costMs < breakEvenMs - 1e-9) expect(solution.timeMs).toBeLessThan(baselineMs);
      }),
    );
  });

  it('goes from one batch size to another where that is better, as if each were tried', () => {
    const microseconds = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 5, maxLength: 5 });
    const library = fc.tuple(microseconds, microseconds, microseconds);
    fc.assert(
      fc.property(library, library, fc.integer({ min: 0, max: 60 }), (a, b, costMs) => {
        const points = [1, 2, 4].flatMap((batchSize, at) =>
          [a, b].map((times, which) => ({
            library: 'ab'[which]!,
            batchSize,
            layers: Object.fromEntries(times[at]!.map((time, layer) => [`layer${String(layer)}`, [time]])),
          })),
        );
        const solver = createAdaptiveSolver(smallSummaries(points), descriptor, [], 'inference');
        const problem = solver.problem(['a', 'b'], 'net')!;
        const tried = [1, 2, 4].map((batchSize, at) => {
          const times = [a, b].map((each) => Float64Array.from(each[at]!, (time) => time / batchSize));
          return costAt({ ...cheapest(times, costMs / batchSize)!, batchSize }, costMs);
        });
        expect(solveWithSwitchCost(problem, 'same-batch', costMs)!.timeMs).toBe(Math.min(...tried));
        const stretch = costCurve(problem)!.stretches.findLast(({ fromCostMs }) => fromCostMs <= costMs)!;
        expect(costAt(stretch, costMs)).toBeCloseTo(Math.min(...tried), 9);
      }),
    );
  });

  it('takes the cost into the time and the saving of a solution', () => {
    const solution = solveWithSwitchCost(
      problemOf({ conv: [2, 6], relu: [8, 2], fc: [2, 8] }),
      'same-batch',
      1,
    )!;
    expect(solution).toMatchObject({ switches: 2, timeMs: 4, saving: 1 - 4 / 6 });
    expect(solution.layers.map(({ library }) => library)).toEqual(['a', 'b', 'a']);
  });

  it('switches as long as all images of a batch together gain more than it costs', () => {
    // Two switches save 3 ms an image, 6 a batch.
    const problem = problemOf({ conv: [2, 6], relu: [8, 2], fc: [2, 8] });
    expect(solveWithSwitchCost(problem, 'same-batch', 2.9)!.switches).toBe(2);
    expect(solveWithSwitchCost(problem, 'same-batch', 3.1)!.switches).toBe(0);
  });
});
