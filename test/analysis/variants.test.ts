import { expect, test } from 'vitest';
import { createAnalysis } from '../../src/analysis/create-analysis.ts';
import { libraryGroups } from '../../src/analysis/library-groups.ts';
import { tableCsv, tableJson } from '../../src/analysis/published-table.ts';
import { createSummariser } from '../../src/analysis/summarise.ts';
import { describeVariants, levelText, namesBeside, runsOfVariants } from '../../src/analysis/variants.ts';
import type { Factor, FactorLevels, NetworkLayer, Run } from '../../src/dataset/types.ts';
import { buildChart } from '../../src/figures/build-chart.ts';
import { cellText } from '../../src/figures/table.ts';
import { requireLibrary, selectLibraries, selectModels } from '../../src/figures/selection.ts';
import { specOf } from '../../src/figures/spec.ts';
import { emptyDescriptor, runOf } from './analyse-runs.ts';

const THREADS: Factor = { name: 'threads', label: 'Threads', unit: 'threads', of: 'library' };
const SIZE: Factor = { name: 'image_size', label: 'Image size', unit: 'px', of: 'model' };
const MODE: Factor = { name: 'mode', label: 'Power mode', order: ['MAXN', '5W'], of: 'library' };

function run(library: string, factors: FactorLevels, forwardMs: number, repetition = 0): Run {
  return { ...runOf({ library, forwardMs, repetition, batchSize: 1 }), factors };
}

/** Two image sizes, one library at one and two threads, one without threads. */
const RUNS: readonly Run[] = [
  run('blas', { image_size: '384', threads: '2' }, 20),
  run('blas', { image_size: '224', threads: '10' }, 2),
  run('blas', { image_size: '224', threads: '2' }, 8),
  run('blas', { image_size: '224', threads: '2' }, 12, 1),
  run('gpu', { image_size: '224' }, 1),
];

const LAYER: NetworkLayer = {
  model: 'net',
  layerIndex: 0,
  layer: 'conv',
  type: 'Convolution',
  pooling: '',
  outputShape: '1x1x1',
  inputElementsPerImage: 1,
  outputElementsPerImage: 1,
  parameters: 1,
  macsPerImage: 1,
};

function analysed(runs: readonly Run[], factors: readonly Factor[], networks: readonly NetworkLayer[] = []) {
  const summariser = createSummariser(runsOfVariants(runs, factors));
  const descriptor = {
    ...emptyDescriptor,
    factors,
    libraries: new Map([
      ['gpu', { label: 'The GPU' }],
      ['blas', { label: 'BLAS', shortLabel: 'B' }],
    ]),
  };
  const dataset = describeVariants({ name: 'sketch', descriptor, networks }, runs);
  return createAnalysis(dataset, summariser.finish());
}

const analysis = analysed(RUNS, [SIZE, THREADS]);

test('a library at each of its levels, and a model at each of its own, are compared as things of their own', () => {
  expect(analysis.libraries).toEqual(['gpu', 'blas@threads=2', 'blas@threads=10']);
  expect(analysis.models).toEqual(['net@image_size=224', 'net@image_size=384']);
  expect(analysis.point('net@image_size=224', 'blas@threads=2', 1)?.timesMs.inference).toEqual([8, 12]);
});

test('variants are called by what they are of and their levels', () => {
  const labels = [...analysis.descriptor.libraries.values()].map(({ label }) => label);
  expect(labels).toEqual(['The GPU', 'BLAS, 2 threads', 'BLAS, 10 threads']);
  expect(analysis.descriptor.models.get('net@image_size=224')?.label).toBe('net, 224 px');
  expect(analysis.descriptor.libraries.get('blas@threads=2')).toMatchObject({ shortLabel: 'B 2' });
  expect(levelText(THREADS, '1')).toBe('1 thread');
  expect(levelText(MODE, 'MAXN')).toBe('power mode MAXN');
});

test('beside each other, variants are called by what tells them apart, and what they share is said once', () => {
  const { descriptor } = analysed(
    ['blas', 'gpu'].flatMap((library) =>
      ['1', '2'].map((threads) => run(library, { threads, mode: threads === '1' ? '5W' : 'MAXN' }, 1)),
    ),
    [THREADS, MODE],
  );
  const tags = [...descriptor.libraries.keys()];
  expect(namesBeside('library', tags, descriptor)).toEqual({
    labels: new Map(tags.map((tag) => [tag, descriptor.libraries.get(tag)!.label])),
    shared: [],
  });
  const atTwo = tags.filter((tag) => tag.includes('threads=2'));
  const beside = namesBeside('library', atTwo, descriptor);
  expect([...beside.labels.values()]).toEqual(['The GPU', 'BLAS']);
  expect(beside.shared).toEqual(['2 threads', 'power mode MAXN']);
  const alone = namesBeside('library', atTwo.slice(0, 1), descriptor);
  expect([...alone.labels.values()]).toEqual(['The GPU, 2 threads, power mode MAXN']);
  // A level that one of them does not have is not shared.
  expect(namesBeside('library', analysis.libraries, analysis.descriptor).shared).toEqual([]);
});

test('levels stand in the order that the factor gives', () => {
  const modes = ['5W', 'MAXN'].map((mode) => run('gpu', { mode }, 1));
  expect(analysed(modes, [MODE]).libraries).toEqual(['gpu@mode=MAXN', 'gpu@mode=5W']);
});

test('published tables have the levels in columns of their own, empty where a factor does not apply', () => {
  expect(tableCsv('best-time-per-image', 'inference', analysis)).toBe(
    [
      'model,library,batch_size,image_size,threads,mean_ms,std_ms,images_per_second',
      'net,blas,1,224,10,2,,500',
      'net,blas,1,224,2,10,2.8284271247461903,100',
      'net,gpu,1,224,,1,,1000',
      'net,blas,1,384,2,20,,50',
      '',
    ].join('\n'),
  );
  expect(JSON.parse(tableJson('speedup', 'inference', analysis))).toContainEqual({
    model: 'net',
    image_size: '224',
    baseline: 'blas',
    baseline_threads: '2',
    library: 'gpu',
    threads: null,
    speedup: 10,
  });
});

test('a base name, a level or a whole tag select variants', () => {
  expect(selectLibraries(['blas'], analysis)).toEqual(['blas@threads=2', 'blas@threads=10']);
  expect(selectLibraries('threads=10', analysis)).toEqual(['blas@threads=10']);
  expect(selectModels(['image_size=384'], analysis)).toEqual(['net@image_size=384']);
  expect(selectModels(['net'], analysis)).toEqual(analysis.models);
  expect(requireLibrary('gpu', analysis)).toBe('gpu');
  expect([...libraryGroups(analysis).keys()]).toContain('threads=2');
});

test('a name of several variants is refused where one is wanted, with their tags', () => {
  expect(() => requireLibrary('blas', analysis)).toThrow(
    'more than one library is called "blas"; expected one of blas@threads=2, blas@threads=10',
  );
});

test('the adaptive solution chooses among what ran at the same levels', () => {
  const layered = ['1', '2'].flatMap((threads) => ['a', 'b'].map((library) => run(library, { threads }, 5)));
  const summariser = createSummariser(runsOfVariants(layered, [THREADS]));
  layered.forEach((_, index) => {
    summariser.sink(index, 0, 'conv', [4, 3, 2, 1][index]!, NaN);
  });
  const dataset = { name: 'sketch', descriptor: { ...emptyDescriptor, factors: [THREADS] }, networks: [] };
  const solved = createAnalysis(describeVariants(dataset, layered), summariser.finish());
  expect(solved.librarySets).toEqual([
    { name: 'reasonable@threads=1', libraries: ['a@threads=1', 'b@threads=1'] },
    { name: 'reasonable@threads=2', libraries: ['a@threads=2', 'b@threads=2'] },
  ]);
  const rows = solved.table('adaptive-summary', 'inference').filter(({ method }) => method === 'same-batch');
  expect(rows.map(({ time_ms, baseline_library }) => [time_ms, baseline_library])).toEqual([
    [3, 'b@threads=1'],
    [1, 'b@threads=2'],
  ]);
});

test('layers that are defined for one image size belong to that one, others to all', () => {
  const sized = { ...LAYER, factors: { image_size: '384' }, layer: 'conv384' };
  const known = analysed(RUNS, [SIZE, THREADS], [LAYER, sized]);
  expect(known.network('net@image_size=224').map(({ layer }) => layer)).toEqual(['conv']);
  expect(known.network('net@image_size=384').map(({ layer }) => layer)).toEqual(['conv', 'conv384']);
});

test("a figure's table has a column for each factor of its rows", () => {
  const { table } = buildChart(specOf('best-by-model', {}, { id: 'f' }), analysis);
  expect(table.columns.map(({ label }) => label).slice(0, 4)).toEqual([
    'model',
    'image size',
    'library',
    'threads',
  ]);
  const [first] = table.rows;
  expect(first!.slice(0, 4).map((cell, index) => cellText(table.columns[index]!, cell))).toEqual([
    'net',
    '224 px',
    'The GPU',
    '',
  ]);
});

test('without factors nothing changes', () => {
  const plain = [run('blas', {}, 1)];
  expect(runsOfVariants(plain, [])).toBe(plain);
});
