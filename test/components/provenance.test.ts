import { expect, it } from 'vitest';
import { provenance, selectionOf } from '../../src/components/provenance.ts';
import { accuracySpeed } from '../../src/figures/accuracy-speed.ts';
import { layers } from '../../src/figures/layers.ts';
import { analyseJetsonTx1 } from '../analysis/real-dataset.ts';
import { loadAnalysis } from '../../src/cli/load-analysis.ts';

it('names the dataset, the runs, the board, the revisions and the commit', async () => {
  const analysis = await analyseJetsonTx1();
  const { table } = accuracySpeed(
    { id: 'choice', kind: 'accuracy-speed', models: ['bvlc-alexnet'], libraries: ['cpu', 'nvidia-cudnn'] },
    analysis,
  );
  const [dataset, revisions, commit] = provenance(analysis, selectionOf(table));
  // One model with two libraries at eight batch sizes, three times each.
  expect(dataset).toBe(
    'Dataset jetson-tx1 1.0.0 of 2016-12-07: 48 runs of the models and libraries shown on NVIDIA Jetson TX1 developer kit.',
  );
  expect(revisions).toContain('OpenBLAS: BVLC Caffe 24d2f67');
  expect(revisions).toContain('cuDNN fp32: NVIDIA Caffe 0.15, 1024d34');
  expect(revisions).not.toContain('TensorRT');
  expect(commit ?? 'Built from commit 000000000000.').toMatch(/^Built from commit [0-9a-f]{12}\.$/);
});

it('covers the whole dataset where a table does not name models and libraries', async () => {
  const analysis = await analyseJetsonTx1();
  expect(provenance(analysis, selectionOf({ columns: [], rows: [] }))[0]).toContain('768 runs');
  const spec = {
    id: 'l',
    kind: 'layers',
    model: 'bvlc-alexnet',
    libraries: ['cpu'],
    batchSizes: [2],
  } as const;
  expect(provenance(analysis, selectionOf(layers(spec, analysis).table))[0]).toMatch(/: 24 runs /);
});

it('leaves out what a dataset does not describe', async () => {
  const [dataset, ...rest] = provenance(await loadAnalysis('test/fixtures/datasets/small'));
  expect(dataset).toBe('Dataset small 1.0.0 of 2026-11-01: 5 runs on none.');
  expect(rest.filter((sentence) => !sentence.startsWith('Built'))).toEqual([]);
});
