import { beforeAll, expect, test } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { memoryRatioByLibrary, timeRatioByLibrary, timeRatioByModel } from '../../src/analysis/ratios.ts';
import { expectPrinted, goldenTable } from './golden-table.ts';
import { analyseJetsonTx1 } from './real-dataset.ts';

let analysis: Analysis;
beforeAll(async () => {
  analysis = await analyseJetsonTx1();
});

test('the best batch sizes and times are those that the original report printed', () => {
  const printed = goldenTable('best-times');
  const rows = analysis.table('best-time-per-image', 'inference');
  expect(printed).toHaveLength(32);
  expect(rows.map(({ model, library, batch_size }) => [model, library, String(batch_size)])).toEqual(
    printed.map(({ model, library, batch_size }) => [model, library, batch_size]),
  );
  printed.forEach(({ model, library, mean_ms }, row) => {
    expectPrinted(rows[row]!.mean_ms, mean_ms!, `${model} ${library}`);
  });
});

test('the ratios between libraries are those that the original report printed', () => {
  const printed = goldenTable('time-ratios-between-libraries');
  expect(printed).toHaveLength(24);
  for (const { numerator, denominator, model, ratio } of printed) {
    const ratios = timeRatioByModel(analysis, 'inference', {
      numerator: numerator!,
      denominator: denominator!,
    });
    const computed = ratios.find((candidate) => candidate.model === model)?.ratio;
    expectPrinted(computed, ratio!, `${numerator}/${denominator} on ${model}`);
  }
});

test('the ratios between models are those that the original report printed', () => {
  const printed = goldenTable('time-ratios-between-models');
  expect(printed).toHaveLength(8);
  for (const { numerator, denominator, library, ratio } of printed) {
    const ratios = timeRatioByLibrary(analysis, 'inference', {
      numerator: numerator!,
      denominator: denominator!,
    });
    const computed = ratios.find((candidate) => candidate.library === library)?.ratio;
    expectPrinted(computed, ratio!, `${numerator}/${denominator} with ${library}`);
  }
});

test('the memory ratios are those that the original report printed, and absent where memory was not measured', () => {
  const printed = goldenTable('memory-ratios-between-models');
  expect(printed).toHaveLength(8);
  for (const { numerator, denominator, batch_size, library, ratio } of printed) {
    const ratios = memoryRatioByLibrary(analysis, {
      numerator: numerator!,
      denominator: denominator!,
      batchSize: Number(batch_size),
    });
    const computed = ratios.find((candidate) => candidate.library === library)?.ratio;
    if (ratio === '') expect(computed, library).toBeUndefined();
    else expectPrinted(computed, ratio!, `memory with ${library}`);
  }
});

test('the published tables are complete: 768 runs make 256 points of three repetitions', () => {
  expect(analysis.table('time-by-repetition', 'inference')).toHaveLength(768);
  for (const name of ['mean-time-per-batch', 'mean-time-per-image'] as const) {
    const rows = analysis.table(name, 'inference');
    expect(rows).toHaveLength(256);
    expect(rows.every(({ repetitions, std_ms }) => repetitions === 3 && std_ms !== null)).toBe(true);
  }
  expect(analysis.table('best-time-per-image', 'inference')).toHaveLength(4 * 8);
  expect(analysis.table('speedup', 'inference')).toHaveLength(4 * 8 * 8);
  expect(analysis.table('layer-time-per-image', 'inference')).toHaveLength(55_056 / 3);
  expect(analysis.table('memory', 'inference')).toHaveLength(4 * 6 * 8);
});

test('training has the four libraries that measured backward, and no others', () => {
  const libraries = ['cpu', 'libdnn-cuda', 'nvidia-cuda', 'nvidia-cudnn'];
  expect(analysis.table('mean-time-per-image', 'training')).toHaveLength(4 * 4 * 8);
  for (const name of ['mean-time-per-image', 'best-time-per-image', 'layer-time-per-image'] as const) {
    const rows = analysis.table(name, 'training');
    expect([...new Set(rows.map(({ library }) => library))].sort()).toEqual(libraries);
  }
});

test('the two directions of the layers are 86,352 timings', () => {
  const timings = analysis.summaries.points.flatMap(({ layers }) =>
    [layers.statistics.inference, layers.statistics.training].flatMap(({ count }) => [...count]),
  );
  expect(timings.reduce((sum, count) => sum + count, 0)).toBe(86_352);
});
