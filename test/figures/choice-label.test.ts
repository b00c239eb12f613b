import { beforeAll, expect, test } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { choiceLabels } from '../../src/figures/choice-label.ts';
import type { FigureSpec } from '../../src/figures/spec.ts';
import { analyseJetsonTx1 } from '../analysis/real-dataset.ts';

let analysis: Analysis;
beforeAll(async () => {
  analysis = await analyseJetsonTx1();
});
const labels = (...specs: FigureSpec[]) => choiceLabels(specs, analysis);

test('choices are called by what tells them apart, and what goes without saying is said where nothing else is', () => {
  expect(
    labels(
      { id: 'a', kind: 'speedup-by-model', baseline: 'cpu' },
      { id: 'b', kind: 'speedup-by-model', baseline: 'nvidia-cuda', models: ['bvlc-alexnet'] },
    ),
  ).toEqual(['over OpenBLAS', 'over cuBLAS fp32, AlexNet']);
  expect(
    labels({ id: 'a', kind: 'best-by-model' }, { id: 'b', kind: 'best-by-model', libraries: 'gpu' }),
  ).toEqual(['all libraries', 'GPU libraries']);
});

test('layers are called by their share, whatever the axis ends at', () => {
  const layers = { kind: 'layers', model: 'bvlc-alexnet', libraries: ['cpu'], batchSizes: [16] } as const;
  expect(
    labels({ id: 'a', axisMaximum: 2, ...layers }, { id: 'b', lower: 0.05, upper: 0.1, ...layers }),
  ).toEqual(['all layers', 'layers of at least 5%, at most 10%']);
});
