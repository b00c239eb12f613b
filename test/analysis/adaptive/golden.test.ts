import type { AdaptiveMethod } from '../../../src/analysis/adaptive/methods.ts';
import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/analysis/analysis.ts';
import { jetsonTx1 } from './jetson-tx1.ts';

// Figures printed in the original report, "Benchmarking Caffe and TensorRT on NVIDIA Jetson TX1", section on the
// adaptive solution: ms per image in each library, and ratios; empty where a set lacks the library.
const GOLDEN = csvParse(readFileSync(new URL('golden/published.csv', import.meta.url), 'utf8'));
const LIBRARIES = {
  cpu_ms: 'cpu',
  libdnn_ms: 'libdnn-cuda',
  cublas_ms: 'nvidia-cuda',
  cudnn_ms: 'nvidia-cudnn',
};

let analysis: Analysis;
beforeAll(async () => {
  analysis = await jetsonTx1();
});

function summary(librarySet: string, model: string, method: AdaptiveMethod) {
  const row = analysis
    .table('adaptive-summary', 'inference')
    .find((each) => each.library_set === librarySet && each.model === model && each.method === method);
  if (row === undefined) throw new Error(`no ${method} solution for ${model} over ${librarySet}`);
  return row;
}

describe.each(GOLDEN)('the published estimate for $model over $library_set', (golden) => {
  const librarySet = golden['library_set']!;
  const model = golden['model']!;

  it('spends in each library the time that the original report printed', () => {
    const printed: Record<string, string> = {};
    for (const row of analysis.table('adaptive', 'inference')) {
      if (row.library_set !== librarySet || row.model !== model || row.method !== 'published') continue;
      printed[row.library] = row.time_ms.toFixed(6);
    }
    const expected = Object.entries(LIBRARIES).flatMap(([column, library]) =>
      golden[column] ? [[library, golden[column]]] : [],
    );
    expect(printed).toEqual(Object.fromEntries(expected));
  });

  it('has the ratios that the original report printed', () => {
    const { time_ms, baseline_ms } = summary(librarySet, model, 'published');
    expect((time_ms / baseline_ms).toFixed(6)).toBe(golden['to_best_single_library']);
    if (golden['to_reasonable']) {
      const reasonable = summary('reasonable', model, 'published').time_ms;
      expect((time_ms / reasonable).toFixed(6)).toBe(golden['to_reasonable']);
    }
  });
});

describe('on the campaign of the original report', () => {
  it('has every method for every set, model and metric', () => {
    for (const metric of ['inference', 'training'] as const) {
      expect(analysis.table('adaptive-summary', metric)).toHaveLength(4 * 5 * 4);
    }
  });

  it('orders the estimates: published, same-batch, cross-validated', () => {
    for (const { library_set, model } of analysis.table('adaptive-summary', 'inference')) {
      const time = (method: AdaptiveMethod) => summary(library_set, model, method).time_ms;
      expect(time('published')).toBeLessThanOrEqual(time('same-batch'));
      expect(time('same-batch')).toBeLessThanOrEqual(time('cross-validated'));
    }
  });

  it('runs in cuBLAS, when switchable, convolutions and ReLU layers only', () => {
    const network = new Map(analysis.networks.map((layer) => [`${layer.model}/${layer.layer}`, layer]));
    const switched = analysis
      .table('adaptive-layers', 'inference')
      .filter((row) => row.method === 'switchable' && row.library === 'nvidia-cuda')
      .map((row) => network.get(`${row.model}/${row.layer}`)!);
    expect(new Set(switched.map(({ type }) => type))).toEqual(new Set(['Convolution', 'ReLU']));
  });
});
