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
  const before = campaign((library, repetition) => steady(library, repetition) / 1e6 + 1 - 1e-6);
  const { bestTimes } = compareAnalyses({ before, after: hair }, 'inference');
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
      change: 'works',
      before_ok: 0,
      before_unsuccessful: 1,
      after_ok: 1,
      after_unsuccessful: 0,
      before_runs: 'failed, crash: 0',
      after_runs: 'ok: 0',
      failure: 'crash',
    },
    {
      model: 'net',
      library: 'new',
      batch_size: 2,
      change: 'came',
      before_ok: 0,
      before_unsuccessful: 0,
      after_ok: 1,
      after_unsuccessful: 0,
      before_runs: '',
      after_runs: 'ok: 0',
      failure: '',
    },
    {
      model: 'net',
      library: 'old',
      batch_size: 2,
      change: 'went',
      before_ok: 1,
      before_unsuccessful: 0,
      after_ok: 0,
      after_unsuccessful: 0,
      before_runs: 'ok: 0',
      after_runs: '',
      failure: '',
    },
    {
      model: 'other',
      library: 'new',
      batch_size: 2,
      change: 'came',
      before_ok: 0,
      before_unsuccessful: 0,
      after_ok: 1,
      after_unsuccessful: 0,
      before_runs: '',
      after_runs: 'ok: 0',
      failure: '',
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
      verdict: 'not-compared',
    },
    {
      model: 'other',
      before_library: null,
      before_ms: null,
      after_library: 'new',
      after_ms: 2.5,
      changed: false,
      verdict: 'came',
    },
  ]);
});

describe('what ran and has no time', () => {
  const rivals = (quick: SketchedRun, ...more: readonly SketchedRun[]) =>
    analyse([
      { library: 'quick', ...quick },
      { library: 'steady', forwardMs: 20 },
      { library: 'steady', repetition: 1, forwardMs: 20.1 },
      ...more,
    ]);
  const [runs, fails] = [rivals({ forwardMs: 5 }), rivals({ failure: 'exit 139' })];

  test('fails, and did not go', () => {
    const {
      bestTimes,
      runs: changed,
      winners,
    } = compareAnalyses({ before: runs, after: fails }, 'inference');
    expect(bestTimes[0]).toMatchObject({ library: 'quick', after_ms: null, verdict: 'fails' });
    expect(changed).toMatchObject([{ library: 'quick', change: 'fails', failure: 'exit 139' }]);
    expect(winners).toMatchObject([{ before_library: 'quick', after_library: 'steady', verdict: 'fails' }]);
  });

  test('works where it failed before, and did not come', () => {
    const {
      bestTimes,
      runs: changed,
      winners,
    } = compareAnalyses({ before: fails, after: runs }, 'inference');
    expect(bestTimes[0]).toMatchObject({ library: 'quick', before_ms: null, verdict: 'works' });
    expect(changed).toMatchObject([{ library: 'quick', change: 'works', failure: 'exit 139' }]);
    expect(winners).toMatchObject([{ before_library: 'steady', after_library: 'quick', verdict: 'works' }]);
  });

  test('is missing, and no failure, where it was not asked for the metric', () => {
    const trained = rivals({ forwardMs: 5, forwardBackwardMs: 15 });
    const { bestTimes } = compareAnalyses({ before: trained, after: runs }, 'training');
    expect(bestTimes).toMatchObject([{ library: 'quick', verdict: 'went' }]);
  });

  test.each<[string, Partial<SketchedRun>[], Partial<SketchedRun>[], string]>([
    ['one of two runs begins to fail', [{}, {}], [{}, { failure: 'x' }], 'fails'],
    ['one of two runs failed and none does', [{}, { failure: 'x' }], [{}, {}], 'works'],
    ['another repetition fails', [{}, { failure: 'x' }], [{ failure: 'x' }, {}], 'otherwise'],
    ['it fails for another reason', [{}, { failure: 'x' }], [{}, { failure: 'y' }], 'otherwise'],
    [
      'the last run that succeeded fails',
      [{}, { failure: 'x' }],
      [{ failure: 'x' }, { failure: 'x' }],
      'fails',
    ],
  ])('%s', (_, before, after, change) => {
    const side = (sketches: readonly Partial<SketchedRun>[]) =>
      analyse(sketches.map((sketch, repetition) => ({ repetition, ...sketch })));
    const { runs: changed } = compareAnalyses({ before: side(before), after: side(after) }, 'inference');
    expect(changed.map((row) => row.change)).toEqual([change]);
  });
});

describe('with few repetitions', () => {
  const twice = (first: number, second: number) =>
    analyse([first, second].map((forwardMs, repetition) => ({ forwardMs, repetition })));
  const verdictOf = (before: ReturnType<typeof twice>, after: ReturnType<typeof twice>) =>
    compareAnalyses({ before, after }, 'inference').bestTimes[0]!;

  test('two that tripled their time are too few to tell, not noise', () => {
    const change = verdictOf(twice(10.1, 12.3), twice(29.7, 40.9));
    expect(change.verdict).toBe('too-few');
    expect(change.p_adjusted).toBeGreaterThan(0.05);
  });

  test('two that hardly differ are too few to tell as well: their spread says next to nothing', () => {
    expect(verdictOf(twice(10.1, 12.3), twice(10.2, 12.4)).verdict).toBe('too-few');
  });

  test('three whose difference would count, were their spread well known, are too few too', () => {
    const three = (times: readonly number[]) =>
      analyse(times.map((forwardMs, repetition) => ({ forwardMs, repetition })));
    expect(verdictOf(three([10.1, 12.2, 10.3]), three([14.4, 18.5, 12.6])).verdict).toBe('too-few');
    expect(verdictOf(three([10.1, 12.2, 10.3]), three([10.4, 12.5, 11.6])).verdict).toBe('unclear');
  });

  test('equal times in whole milliseconds are known no better than that', () => {
    const change = verdictOf(twice(12, 12), twice(13, 13));
    expect(change.verdict).toBe('too-few');
    expect(change.change_low).toBeLessThan(0);
    expect(change.change_high).toBeGreaterThan(1 / 6);
    expect(verdictOf(twice(100, 100), twice(130, 130)).verdict).toBe('slower');
  });
});

describe('the fastest library', () => {
  /** Times of libraries a and b in three repetitions. */
  const race = (a: readonly number[], b: readonly number[]) =>
    analyse(
      [a, b].flatMap((times, library) =>
        times.map((forwardMs, repetition) => ({ library: 'ab'[library]!, forwardMs, repetition })),
      ),
    );
  const verdictOf = (before: ReturnType<typeof race>, after: ReturnType<typeof race>) => {
    const [winner] = compareAnalyses({ before, after }, 'inference').winners;
    return [winner!.changed, winner!.verdict];
  };
  const [fast, slow] = [
    [10.01, 10.02, 10.03],
    [12.01, 12.02, 12.03],
  ];

  test('is overtaken where each side’s winner is ahead beyond the noise', () => {
    expect(verdictOf(race(fast, slow), race(slow, fast))).toEqual([true, 'overtaken']);
  });

  test('may have changed by noise alone', () => {
    const [one, other] = [
      [10.1, 12.5, 11.2],
      [10.3, 12.4, 11.4],
    ];
    expect(verdictOf(race(one, other), race(other, one))).toEqual([true, 'unclear']);
  });

  test('may have changed by noise where it was ahead beyond the noise on one side alone', () => {
    const noisy = race([10.3, 12.4, 11.4], [10.1, 12.5, 11.2]);
    expect(verdictOf(race(fast, slow), noisy)).toEqual([true, 'unclear']);
    expect(verdictOf(noisy, race(fast, slow))).toEqual([true, 'unclear']);
  });

  test('is unknown to have changed where repetitions are too few', () => {
    expect(verdictOf(race([10.1], [12.1]), race([12.1], [10.1]))).toEqual([true, 'too-few']);
  });

  test('is, of two that take the same time, the one first in the report', () => {
    const info = { label: 'A library' };
    const tied = analyse(
      ['a', 'z'].map((library) => ({ library, forwardMs: 7 })),
      { libraries: { z: info, a: info } },
    );
    const [winner] = compareAnalyses({ before: tied, after: tied }, 'inference').winners;
    expect(winner).toMatchObject({ before_library: 'z', after_library: 'z' });
  });

  test('is kept', () => {
    expect(verdictOf(race(fast, slow), race(fast, slow))).toEqual([false, 'kept']);
  });
});

describe('something changed, whatever the times say:', () => {
  type Sketch = Parameters<typeof analyse>;
  const runs: SketchedRun[] = [
    { repetition: 0, forwardMs: 10, forwardBackwardMs: 30, memoryBytes: 100 },
    { repetition: 1, forwardMs: 11, forwardBackwardMs: 31 },
    { repetition: 2, failure: 'exit 1' },
  ];
  const change = (...after: Sketch) => {
    const {
      descriptions,
      runs: ended,
      points,
    } = compareAnalyses(
      { before: analyse(runs, { platform: { gpu: 'one' } }, [LAYER]), after: analyse(...after) },
      'inference',
    );
    return {
      descriptions: descriptions.map(({ what }) => what),
      runs: ended.map((row) => [row.before_runs, row.after_runs]),
      points: points.map(({ differs }) => differs),
    };
  };
  const LAYER = {
    model: 'net',
    layerIndex: 0,
    layer: 'conv1',
    type: 'Convolution',
    pooling: '',
    outputShape: '8x1x1',
    inputElementsPerImage: 3,
    outputElementsPerImage: 8,
    parameters: 24,
    macsPerImage: 24,
  };
  const described: [Sketch[1], Sketch[2]] = [{ platform: { gpu: 'one' } }, [LAYER]];
  const none = { descriptions: [], runs: [], points: [] };
  const edited = (index: number, edit: SketchedRun) =>
    runs.map((run, at) => (at === index ? { ...run, ...edit } : run));

  test.each<[string, Sketch, Partial<ReturnType<typeof change>>]>([
    ['nothing', [runs, ...described], {}],
    [
      'how a run failed',
      [edited(2, { failure: 'exit 139' }), ...described],
      { runs: [['ok: 0–1; failed, exit 1: 2', 'ok: 0–1; failed, exit 139: 2']] },
    ],
    [
      'which repetition it was',
      [edited(1, { repetition: 3 }), ...described],
      {
        runs: [['ok: 0–1; failed, exit 1: 2', 'ok: 0, 3; failed, exit 1: 2']],
        points: [['inference', 'training']],
      },
    ],
    ['memory', [edited(0, { memoryBytes: 104 }), ...described], { points: [['memory']] }],
    ['training', [edited(0, { forwardBackwardMs: 32 }), ...described], { points: [['training']] }],
    ['the platform', [runs, { platform: { gpu: 'two' } }, [LAYER]], { descriptions: ['platform.gpu'] }],
    [
      'a label and a precision',
      [runs, { platform: { gpu: 'one' }, libraries: { lib: { label: 'Lib', precision: 'fp16' } } }, [LAYER]],
      { descriptions: ['libraries.lib.label', 'libraries.lib.precision'] },
    ],
    [
      'a network',
      [runs, { platform: { gpu: 'one' } }, [{ ...LAYER, parameters: 32 }]],
      { descriptions: ['networks.net.conv1.parameters'] },
    ],
    ['a network’s absence', [runs, { platform: { gpu: 'one' } }, []], { descriptions: ['networks.net'] }],
  ])('%s', (_, after, expected) => {
    expect(change(...after)).toEqual({ ...none, ...expected });
  });
});

test('layers are not compared where a side’s runs failed: nothing went', () => {
  const run = (batchSize: number, forwardMs: number): SketchedRun => ({
    batchSize,
    forwardMs,
    layers: [['conv', forwardMs]],
  });
  const before = analyse([run(2, 10), run(4, 12)]);
  const after = analyse([run(2, 10), { batchSize: 4, failure: 'exit 1' }]);
  const { layers } = compareAnalyses({ before, after }, 'inference');
  expect(layers.map(({ batch_size, verdict }) => [batch_size, verdict])).toEqual([[2, 'identical']]);
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
  // Worked by hand: p × number of tests ÷ rank, and never above what a larger p has.
  test.each([
    { ps: [0.01, 0.04, null, 0.03, 0.005], expected: [0.02, 0.04, null, 0.04, 0.02] },
    { ps: [0.03, 0.04, 0.039], expected: [0.04, 0.04, 0.04] },
  ])('are adjusted after Benjamini and Hochberg: $ps', ({ ps, expected }) => {
    expect(adjustForMany(ps)).toEqual(expected.map((p) => (p === null ? null : expect.closeTo(p, 12))));
  });
});

test('from a layer time of 0 on, below the timer’s resolution, there is a difference and no change in percent', () => {
  const relu = (...times: readonly number[]) =>
    analyse(
      times.map((ms, repetition) => ({
        repetition,
        layers: [
          ['conv', 8.001],
          ['relu', ms],
        ],
      })),
    );
  const of = (before: Parameters<typeof compareAnalyses>[0]['before'], after: typeof before) =>
    compareAnalyses({ before, after }, 'inference').layers.find(({ layer }) => layer === 'relu')!;
  const grown = of(relu(0, 0, 0), relu(0.02, 0.021, 0.022));
  expect(grown).toMatchObject({ before_ms: 0, change: null, change_low: null, verdict: 'slower' });
  expect(of(relu(0, 0, 0), relu(0, 0, 0)).verdict).toBe('identical');
  expect(of(relu(0.02, 0.021, 0.022), relu(0, 0, 0))).toMatchObject({ change: -1, verdict: 'faster' });
});
