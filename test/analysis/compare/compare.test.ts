import { describe, expect, test } from 'vitest';
import { compareAnalyses, isUnchanged } from '../../../src/analysis/compare/compare-analyses.ts';
import { adjustForMany } from '../../../src/analysis/compare/verdict.ts';
import { analyse, type SketchedRun } from '../analyse-runs.ts';
import { analyseJetsonTx1 } from '../real-dataset.ts';

/** Three repetitions of a model's runs with two layers, each time multiplied for one library. */
function campaign(factor: (library: string, repetition: number) => number, repetitions = 3) {
  const runs: SketchedRun[] = [];
  for (const library of ['fast', 'slow']) {
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      const scale = (library === 'fast' ? 1 : 2) * factor(library, repetition);
      runs.push({
        library,
        repetition,
        forwardMs: 10 * scale,
        layers: [
          ['conv', 8 * scale],
          ['relu', 2 * scale],
        ],
      });
    }
  }
  return analyse(runs);
}

/** A spread of a tenth of a percent, the same for each library. */
const steady = (_: string, repetition: number): number => 1 + (repetition - 1) / 1000;

test('identical data say that nothing changed', async () => {
  const analysis = await analyseJetsonTx1();
  for (const metric of ['inference', 'training'] as const) {
    const comparison = compareAnalyses({ before: analysis, after: analysis }, metric);
    expect(isUnchanged(comparison)).toBe(true);
    expect(new Set(comparison.bestTimes.map(({ verdict }) => verdict))).toEqual(new Set(['identical']));
    expect(new Set(comparison.layers.map(({ verdict }) => verdict))).toEqual(new Set(['identical']));
    expect(comparison.winners.some(({ changed }) => changed)).toBe(false);
  }
});

test('a slowed library is found, the other is not accused', () => {
  const slowed = campaign(
    (library, repetition) => steady(library, repetition) * (library === 'slow' ? 1.05 : 1),
  );
  const { bestTimes, remeasured, layers } = compareAnalyses(
    { before: campaign(steady), after: slowed },
    'inference',
  );
  expect(remeasured).toBe(1);
  expect(bestTimes.map(({ library, verdict }) => [library, verdict])).toEqual([
    ['fast', 'identical'],
    ['slow', 'slower'],
  ]);
  expect(bestTimes[1]!.change).toBeCloseTo(0.05, 10);
  expect(layers[0]).toMatchObject({ library: 'slow', layer: 'conv', verdict: 'slower' });
  expect(layers[0]!.difference_ms).toBeCloseTo((0.05 * 16) / 2, 10);
});

test('noise is not found', () => {
  const noise = [0.97, 1.04, 1.0, 1.03, 0.98, 1.01];
  const first = campaign((_, repetition) => noise[repetition]!);
  const second = campaign((_, repetition) => noise[repetition + 3]!);
  const { bestTimes, layers } = compareAnalyses({ before: first, after: second }, 'inference');
  expect(bestTimes.map(({ verdict }) => verdict)).toEqual(['unclear', 'unclear']);
  expect(new Set(layers.map(({ verdict }) => verdict))).toEqual(new Set(['unclear']));
});

test('a single repetition on a side is too few to tell, however large the difference', () => {
  const pair = { before: campaign(steady, 1), after: campaign(() => 3) };
  const { bestTimes } = compareAnalyses(pair, 'inference');
  expect(bestTimes.map(({ verdict, p_adjusted }) => [verdict, p_adjusted])).toEqual([
    ['too-few', null],
    ['too-few', null],
  ]);
  expect(bestTimes[0]!.change).toBeGreaterThan(1.9);
});

test('a certain change below one percent is small', () => {
  const hair = campaign((library, repetition) => 1.005 + steady(library, repetition) / 1e6);
  const { bestTimes } = compareAnalyses({ before: campaign(() => 1), after: hair }, 'inference');
  expect(bestTimes.map(({ verdict }) => verdict)).toEqual(['small', 'small']);
});

test('runs, libraries and models that came or went are told, and the winner that changed', () => {
  const before = analyse([
    { library: 'old', forwardMs: 1 },
    { library: 'both', forwardMs: 2 },
    { library: 'both', batchSize: 4, failure: 'crash' },
  ]);
  const after = analyse([
    { library: 'both', forwardMs: 2 },
    { library: 'both', batchSize: 4, forwardMs: 3 },
    { library: 'new', forwardMs: 1.9 },
    { model: 'other', library: 'new', forwardMs: 5 },
  ]);
  const { runs, bestTimes, winners } = compareAnalyses({ before, after }, 'inference');
  expect(runs).toEqual([
    {
      model: 'net',
      library: 'both',
      batch_size: 4,
      before_ok: 0,
      before_unsuccessful: 1,
      after_ok: 1,
      after_unsuccessful: 0,
    },
    {
      model: 'net',
      library: 'new',
      batch_size: 2,
      before_ok: 0,
      before_unsuccessful: 0,
      after_ok: 1,
      after_unsuccessful: 0,
    },
    {
      model: 'net',
      library: 'old',
      batch_size: 2,
      before_ok: 1,
      before_unsuccessful: 0,
      after_ok: 0,
      after_unsuccessful: 0,
    },
    {
      model: 'other',
      library: 'new',
      batch_size: 2,
      before_ok: 0,
      before_unsuccessful: 0,
      after_ok: 1,
      after_unsuccessful: 0,
    },
  ]);
  expect(bestTimes.map(({ model, library, verdict }) => [model, library, verdict])).toEqual([
    ['net', 'both', 'too-few'],
    ['net', 'new', 'came'],
    ['net', 'old', 'went'],
    ['other', 'new', 'came'],
  ]);
  expect(winners).toEqual([
    {
      model: 'net',
      before_library: 'old',
      before_ms: 0.5,
      after_library: 'both',
      after_ms: 0.75,
      changed: true,
    },
    {
      model: 'other',
      before_library: null,
      before_ms: null,
      after_library: 'new',
      after_ms: 2.5,
      changed: true,
    },
  ]);
});

test('layers are compared at the earlier best batch size, or else at the largest common one', () => {
  const run = (batchSize: number, forwardMs: number): SketchedRun => ({
    batchSize,
    forwardMs,
    layers: [['conv', forwardMs]],
  });
  const before = analyse([run(2, 10), run(4, 12), run(8, 40)]);
  const batchSizes = (after: ReturnType<typeof analyse>) =>
    compareAnalyses({ before, after }, 'inference').layers.map(({ batch_size }) => batch_size);
  expect(batchSizes(analyse([run(2, 10), run(4, 12), run(8, 40)]))).toEqual([4]);
  expect(batchSizes(analyse([run(2, 10), run(8, 30)]))).toEqual([8]);
});

describe('p-values of tests that are judged together', () => {
  // Worked by hand: p × number of tests ÷ rank, made monotonic from the largest down.
  test('are adjusted after Benjamini and Hochberg', () => {
    const adjusted = adjustForMany([0.01, 0.04, null, 0.03, 0.005]);
    [0.02, 0.04, null, 0.04, 0.02].forEach((expected, index) => {
      if (expected === null) expect(adjusted[index]).toBeNull();
      else expect(adjusted[index]).toBeCloseTo(expected, 12);
    });
  });
});
