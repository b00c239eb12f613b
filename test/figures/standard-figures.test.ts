import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { buildChart } from '../../src/figures/build-chart.ts';
import { standardFigureGroups, standardFigures } from '../../src/figures/standard-figures.ts';
import { sameMemoryText } from '../../src/tables/full/memory-words.ts';
import { analyse, type SketchedRun } from '../analysis/analyse-runs.ts';
import { analyseJetsonTx1 } from '../analysis/real-dataset.ts';
import { drawSketch } from './sketches.ts';
import { parseSvg } from './svg-marks.ts';

const idsOf = (analysis: Analysis) => standardFigures(analysis).map(({ id }) => id);
const failed = (library: string, model = 'net', repetition = 0): SketchedRun => ({
  model,
  library,
  repetition,
  failure: 'exit 1',
});

test('every set of libraries that the tags give has its adaptive solution, under a heading of its own', async () => {
  const analysis = await analyseJetsonTx1();
  expect(standardFigureGroups(analysis).map(({ id, title }) => [id, title])).toEqual([
    ['by-model', 'By model'],
    ['by-library', 'By library'],
    ['latency', 'Latency, energy and conditions'],
    ['layers', 'Layers'],
    ['adaptive', 'The adaptive solution out of all reasonable libraries'],
    ['adaptive-cuda-level', 'The adaptive solution out of CUDA-level libraries'],
    ['adaptive-cudnn-cublas', 'The adaptive solution out of cuDNN and cuBLAS'],
    ['adaptive-cudnn-libdnn', 'The adaptive solution out of cuDNN and libDNN'],
  ]);
  const ids = idsOf(analysis);
  expect(new Set(ids).size).toBe(ids.length);
});

test('layers are those of the fastest library that timed any, at a batch size where it did', () => {
  const analysis = analyse([
    { library: 'whole', forwardMs: 1 },
    { library: 'layered', batchSize: 2, forwardMs: 4 },
    { library: 'layered', batchSize: 1, forwardMs: 3, layers: [['conv', 3]] },
    { library: 'slow', forwardMs: 9, layers: [['conv', 9]] },
  ]);
  expect(standardFigures(analysis).find(({ kind }) => kind === 'layers')).toMatchObject({
    libraries: ['layered'],
    batchSizes: [1],
  });
});

describe('nothing is drawn that says nothing', () => {
  const layers = (conv: number): SketchedRun['layers'] => [['conv', conv]];
  const tags = ['nvidia-cuda', 'nvidia-cudnn', 'libdnn-cuda'];
  const timed = (best: string): SketchedRun[] =>
    [...tags, 'cudnn'].map((library) => ({
      library,
      forwardMs: library === best ? 1 : 5,
      layers: layers(library === best ? 1 : 5),
    }));
  const groups = (runs: SketchedRun[]) => standardFigureGroups(analyse(runs)).map(({ id }) => id);

  test('sets of libraries that lack the best one have no figures', () => {
    expect(groups(timed('nvidia-cudnn'))).toContain('adaptive-cudnn-cublas');
    expect(groups(timed('cudnn')).filter((id) => id.startsWith('adaptive'))).toEqual(['adaptive']);
  });

  test('without definitions of networks, no saving is shown by types of layers', () => {
    const kinds = standardFigures(analyse(timed('cudnn'))).map(({ kind }) => kind);
    expect(kinds).toContain('adaptive-methods');
    expect(kinds).not.toContain('saving-by-type');
  });

  const reporting = (bytes: (library: string, batchSize: number) => number): SketchedRun[] =>
    ['a', 'b'].flatMap((library) =>
      [1, 2].map((batchSize) => ({
        library,
        batchSize,
        forwardMs: 3,
        memoryBytes: bytes(library, batchSize),
      })),
    );

  test('memory is drawn where libraries or batch sizes differ in it, and told in a sentence where none does', () => {
    const kinds = (runs: SketchedRun[]) => standardFigures(analyse(runs)).map(({ kind }) => kind);
    const same = reporting((_, batchSize) => 1e6 * batchSize);
    expect(kinds(same).filter((kind) => kind === 'memory-by-model' || kind === 'balance')).toEqual([]);
    expect(sameMemoryText(analyse(same))).toMatch(/depends on nothing but the network .*: net 1\.00\sMB\.$/);
    const other = reporting((library, batchSize) => (library === 'a' ? 1e6 : 2e6) * batchSize);
    expect(kinds(other)).toEqual(expect.arrayContaining(['memory-by-model', 'balance']));
    expect(sameMemoryText(analyse(other))).toBeUndefined();
  });

  test('of a network of many layers those are shown that take a hundredth of its time', () => {
    const many = Array.from({ length: 50 }, (_, index) => [`layer${String(index)}`, 1] as const);
    const lower = (run: SketchedRun) => {
      const spec = standardFigures(analyse([run])).find(({ kind }) => kind === 'layers');
      return spec?.kind === 'layers' ? spec.lower : undefined;
    };
    expect(lower({ forwardMs: 50, layers: many })).toBe(0.01);
    expect(lower({ forwardMs: 2, layers: many.slice(0, 2) })).toBeUndefined();
  });
});

describe('the baseline of speedups', () => {
  const baseline = (runs: SketchedRun[]) => {
    const spec = standardFigures(analyse(runs)).find(({ kind }) => kind === 'speedup-by-model');
    return spec?.kind === 'speedup-by-model' ? spec.baseline : undefined;
  };

  test('is a CPU’s where one was timed', () => {
    expect(
      baseline([
        { library: 'a-gpu', forwardMs: 1 },
        { library: 'cpu', forwardMs: 9 },
      ]),
    ).toBe('cpu');
  });

  test('is none that failed, or that lacks a model which another has', () => {
    expect(baseline([failed('cpu'), { library: 'b', forwardMs: 2 }, { library: 'c', forwardMs: 1 }])).toBe(
      'b',
    );
    const other = (library: string) => ({ model: 'other', library, forwardMs: 3 });
    expect(
      baseline([
        { library: 'cpu', forwardMs: 9 },
        failed('cpu', 'other'),
        ...['b', 'c'].flatMap((library) => [{ library, forwardMs: 2 }, other(library)]),
      ]),
    ).toBe('b');
  });

  test('is missing where there is nothing to compare', () => {
    expect(baseline([failed('cpu'), { library: 'b', forwardMs: 2 }])).toBeUndefined();
  });
});

test('a dataset in which every run failed has no figure', () => {
  expect(standardFigureGroups(analyse([failed('a'), failed('b')]))).toEqual([]);
});

describe('what figures say', () => {
  const caption = (runs: SketchedRun[], kind: string) => {
    const analysis = analyse(runs);
    return buildChart(
      standardFigures(analysis).find((spec) => spec.kind === kind)!,
      analysis,
    ).caption;
  };
  const once: SketchedRun[] = [1, 2].map((batchSize) => ({
    batchSize,
    forwardMs: 3,
    memoryBytes: 100,
    layers: [['conv', 3]],
  }));

  test.each(['best-by-model', 'best-by-library', 'layers', 'balance'])(
    'a %s chart of single repetitions speaks of no error bars',
    (kind) => {
      expect(caption(once, kind)).toContain('Nothing was repeated, so no spread is known.');
      expect(caption(once, kind)).not.toContain('error bars');
    },
  );

  test('error bars are there where there is more than one repetition', () => {
    const some = [...once, { batchSize: 2, repetition: 1, forwardMs: 3.1 }, { library: 'b', forwardMs: 4 }];
    expect(caption(some, 'best-by-model')).toContain(
      'Means over 1 to 2 repetitions; error bars are ± one standard deviation, where there is more than one repetition.',
    );
  });

  test('failed runs are counted over all models, apart from those that were not tried', () => {
    const models = ['one', 'two', 'three'];
    const analysis = analyse([
      ...models.map((model) => ({ model, library: 'good', forwardMs: 1 })),
      ...models
        .slice(0, 2)
        .flatMap((model) => [0, 1, 2].map((repetition) => failed('bad', model, repetition))),
    ]);
    const { svg } = drawSketch({ id: 'a', kind: 'best-by-model' }, analysis);
    const texts = [...parseSvg(svg).querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(texts).toContain('Failed 6 of 6, not measured: bad.');
  });

  test.each(['saving-by-type', 'adaptive-methods'] as const)(
    'where nothing is saved, a %s chart has an axis that people can read',
    (kind) => {
      const analysis = analyse(
        ['a', 'b'].flatMap((library, index) =>
          [0, 1].map((repetition) => ({
            library,
            repetition,
            forwardMs: 3 + index,
            layers: [['conv', 3 + index]] as const,
          })),
        ),
      );
      const { svg } = drawSketch({ id: 'z', kind, librarySet: ['a', 'b'] }, analysis);
      const texts = [...parseSvg(svg).querySelectorAll('text')].map(({ textContent }) => textContent);
      expect(texts.filter((text) => /e-\d|0\.0000/.test(text ?? ''))).toEqual([]);
    },
  );

  test('a map of layers with one repetition calls a layer that one library alone timed no tie', () => {
    const analysis = analyse([
      {
        library: 'a',
        forwardMs: 3,
        layers: [
          ['conv', 2],
          ['relu', 1],
        ],
      },
      {
        library: 'b',
        forwardMs: 4,
        layers: [
          ['conv', 3],
          ['relu', 1.5],
        ],
      },
    ]);
    const { svg } = drawSketch(
      { id: 'm', kind: 'layer-map', model: 'net', librarySet: ['a', 'b'] },
      analysis,
    );
    expect(svg).toContain('contested layers are shown as ties');
    expect(svg).not.toContain('all are shown as ties');
  });
});

test('of more models than a figure can show, those with the most measurements are shown, and that is said', () => {
  const runs = Array.from({ length: 1000 }, (_, index): SketchedRun[] => [
    { model: `net${index}`, library: 'a', forwardMs: index + 1 },
    ...(index >= 990 ? [{ model: `net${index}`, library: 'b', forwardMs: 1 }] : []),
  ]).flat();
  const analysis = analyse(runs);
  const groups = standardFigureGroups(analysis);
  expect(groups.map(({ note }) => note)).toEqual(
    groups.map(
      () =>
        'Shown are 24 of 1,000 models and figures of their own for 12 models: those with the most measurements. The tables have all, and the explorer draws any.',
    ),
  );
  const specs = groups.flatMap(({ figures }) => figures);
  const byModel = specs.find((spec) => spec.kind === 'best-by-model')!;
  const shown = byModel.models!;
  expect(shown).toHaveLength(24);
  expect(shown).toContain('net999');
  expect(specs.filter(({ kind }) => kind === 'latency-throughput')).toHaveLength(12);
  for (const spec of specs) expect(drawSketch(spec, analysis).height).toBeLessThan(5000);
});

test('a dataset of few models is shown whole, and nothing is said', () => {
  const groups = standardFigureGroups(analyse([{}, { library: 'b' }]));
  expect(groups.map(({ note }) => note)).toEqual(groups.map(() => undefined));
  expect(groups[0]!.figures[0]).not.toHaveProperty('models');
});
