import { expect, it } from 'vitest';
import { basisOf } from '../../src/claims/basis.ts';
import type { Query } from '../../src/claims/query.ts';
import { basesText, provenance } from '../../src/site/provenance.ts';
import { buildChart } from '../../src/figures/build-chart.ts';
import { withFactorColumns } from '../../src/figures/factor-columns.ts';
import { figurePoints } from '../../src/figures/figure-points.ts';
import type { FigureSpec } from '../../src/figures/spec.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import { buildTable } from '../../src/tables/table-kinds.ts';
import { analyseJetsonTx1 } from '../analysis/real-dataset.ts';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';

it('names the dataset, the runs, the board, the revisions and the commit', async () => {
  const spec = {
    id: 'choice',
    kind: 'accuracy-speed',
    models: ['bvlc-alexnet'],
    libraries: ['cpu', 'nvidia-cudnn'],
  };
  const [dataset, revisions, commit] = provenance(await analyseJetsonTx1(), await pointsOfFigure(spec));
  // One model with two libraries, each at its best batch size, three times.
  expect(dataset).toBe(
    'Dataset jetson-tx1 1.0.0 of 2016-12-07, measured on NVIDIA Jetson TX1 developer kit: 6 runs.',
  );
  expect(revisions).toContain('OpenBLAS: BVLC Caffe 24d2f67');
  expect(revisions).toContain('cuDNN fp32: NVIDIA Caffe 0.15, 1024d34');
  expect(revisions).not.toContain('TensorRT');
  expect(commit ?? 'Built from commit 000000000000.').toMatch(/^Built from commit [0-9a-f]{12}\.$/);
});

async function pointsOfFigure(spec: object) {
  const analysis = await analyseJetsonTx1();
  return figurePoints(spec as FigureSpec, buildChart(spec as FigureSpec, analysis).table, analysis);
}

const alexnet = { id: 'f', model: 'bvlc-alexnet' };

it.each([
  ['layers at one batch size', { ...alexnet, kind: 'layers', libraries: ['cpu'], batchSizes: [2] }, 3],
  ['a best time per model', { id: 'f', kind: 'best-by-model', libraries: ['cpu'] }, 12],
  [
    'a speedup, whose batch sizes its table does not name',
    {
      id: 'f',
      kind: 'speedup-by-model',
      models: ['bvlc-alexnet'],
      libraries: ['cpu', 'nvidia-cuda'],
      baseline: 'cpu',
    },
    48,
  ],
  [
    'a solution over a set, mixed batch sizes and all',
    { ...alexnet, kind: 'adaptive-breakdown', librarySet: 'cudnn+cublas' },
    48,
  ],
  [
    'the cost of switching, which may lead to another batch size',
    { id: 'f', kind: 'switching-cost', models: ['bvlc-alexnet'], librarySet: 'cudnn+cublas' },
    48,
  ],
  ['a roofline', { ...alexnet, kind: 'roofline', libraries: ['nvidia-cudnn'], batchSize: 16 }, 3],
  ['memory at one batch size', { id: 'f', kind: 'memory-by-model', libraries: ['cpu'], batchSize: 4 }, 12],
])('counts the runs of %s', async (_, spec, runs) => {
  const analysis = await analyseJetsonTx1();
  expect(provenance(analysis, await pointsOfFigure(spec))[0]).toContain(`: ${String(runs)} runs.`);
});

it('counts the runs of a figure whose table has the levels of factors in columns of their own', async () => {
  const varied = await loadAnalysis('test/fixtures/datasets/varied');
  const spec: FigureSpec = { id: 'f', kind: 'best-by-model', libraries: ['cpu@threads=2'] };
  const table = withFactorColumns(buildChart(spec, varied).table);
  expect(table.columns.map(({ key }) => key)).toContain('threads');
  const points = figurePoints(spec, table, varied);
  expect(points.map(({ library }) => library)).toEqual(['cpu@threads=2', 'cpu@threads=2']);
  expect(provenance(varied, points)[0]).toContain(': 2 runs.');
});

it('counts the runs of a table, or names the sources of what it quotes', async () => {
  const analysis = await analyseJetsonTx1();
  const { report } = await readReport('content');
  const table = (id: string) =>
    buildTable(report.tables.find(({ spec }) => spec.id === id)!.spec, { analysis, quoted: report.quoted });
  // Four models with six libraries, each at its best batch size; one model with two.
  expect(provenance(analysis, table('library-ratios').points)[0]).toContain(': 72 runs.');
  expect(provenance(analysis, table('googlenet-fp16').points)[0]).toContain(': 6 runs.');
  expect(provenance(analysis, table('models').points)[0]).toContain(': from its description.');
  expect(table('efficiency')).toMatchObject({
    points: [],
    sources: ['whitepaper', 'myriad2', 'tensorrt-post'],
  });
  // Two models with two libraries at two batch sizes, though eight figures are compared.
  expect(provenance(analysis, table('whitepaper').points)[0]).toContain(': 24 runs.');
  expect(table('whitepaper').sources).toEqual(['whitepaper']);
});

it.each([
  [{ of: 'throughput', model: 'bvlc-alexnet', library: 'tensorrt-fp16' }, ': 24 runs.'],
  [{ of: 'time', model: 'bvlc-alexnet', library: 'tensorrt-fp32', batchSize: 2 }, ': 3 runs.'],
  [{ of: 'speedup', library: 'tensorrt-fp16', baselineLibrary: 'cpu', take: 'range' }, ': 192 runs.'],
  [{ of: 'adaptive-saving', librarySet: 'cudnn+cublas', take: 'max' }, ': 192 runs.'],
  [{ of: 'runs' }, ': 768 runs.'],
  [{ of: 'accuracy', model: 'bvlc-alexnet', rank: 'top1' }, ': from its description.'],
])('counts the runs behind the value %j', async (query, words) => {
  const analysis = await analyseJetsonTx1();
  const [basis, ...others] = basisOf(query as Query, { analysis, quoted: new Map() });
  expect(others).toEqual([]);
  expect(provenance(analysis, basis!.points)[0]).toContain(words);
});

it('counts the runs of each dataset that a value compares, and names the other one', async () => {
  const [board, other] = [await analyseJetsonTx1(), await loadAnalysis('test/fixtures/datasets/small')];
  const datasets = new Map([board, other].map((analysis) => [analysis.name, analysis]));
  const query = {
    of: 'time-ratio',
    dataset: 'small',
    model: 'tiny-net',
    library: 'gpu',
    baselineDataset: board.name,
    baselineModel: 'bvlc-alexnet',
    baselineLibrary: 'cpu',
  };
  const bases = basisOf(query, { analysis: board, datasets, quoted: new Map() });
  const words = basesText(bases, board);
  expect(words[0]).toBe('Dataset small 1.0.0 of 2026-11-01, measured on none: 1 run.');
  expect(words).toContain('24 runs.');
});

it('leaves out what a dataset does not describe', async () => {
  const [dataset, ...rest] = provenance(await loadAnalysis('test/fixtures/datasets/small'));
  expect(dataset).toBe('Dataset small 1.0.0 of 2026-11-01, measured on none: 5 runs.');
  expect(rest.filter((sentence) => !sentence.startsWith('Built'))).toEqual([]);
});
