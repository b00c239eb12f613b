import fc from 'fast-check';
import { expect, test } from 'vitest';
import { METRICS } from '../../src/analysis/metric.ts';
import { sortRows } from '../../src/analysis/row-order.ts';
import { publishedTables, TABLE_NAMES, TABLES } from '../../src/analysis/tables.ts';
import { analyse } from './analyse-runs.ts';
import { sketchedRuns } from './arbitrary-runs.ts';

test('the tables are published under these names, with these columns', () => {
  const published = Object.fromEntries(
    TABLE_NAMES.map((name) => [name, TABLES[name].columns.map(({ key }) => key).join(', ')]),
  );
  expect(published).toEqual({
    'time-by-repetition': 'model, library, batch_size, repetition, time_ms',
    'mean-time-per-batch': 'model, library, batch_size, repetitions, mean_ms, std_ms',
    'mean-time-per-image': 'model, library, batch_size, repetitions, mean_ms, std_ms',
    'best-time-per-image': 'model, library, batch_size, mean_ms, std_ms, images_per_second',
    speedup: 'model, baseline, library, speedup',
    'layer-time-per-image': 'model, library, batch_size, layer_index, layer, repetitions, mean_ms, std_ms',
    adaptive: 'library_set, method, model, library, layers, time_ms',
    'adaptive-summary':
      'library_set, method, model, batch_size, time_ms, baseline_library, baseline_ms, saving',
    'adaptive-layers': 'library_set, method, model, layer_index, layer, library, batch_size, time_ms',
    memory: 'model, library, batch_size, memory_mb, memory_per_image_mb',
    latency:
      'model, library, batch_size, repetitions, times, left_out, median_ms, median_low_ms, median_high_ms, p90_ms, p99_ms, worst_ms',
    'cold-warm':
      'model, library, batch_size, repetitions, warm_up_iterations, first_ms, later_ms, ratio, ratio_std',
    energy:
      'model, library, batch_size, repetitions, energy_mj, energy_std_mj, images_per_joule, power_mw, gpu_power_mw, cpu_power_mw, sampled_part',
    conditions:
      'model, library, batch_size, repetitions, gpu_clock_mhz, memory_clock_mhz, cpu_clock_mhz, sampled_part, temperature_c, throttled_runs, throttled_of, below_max_clock_runs, below_max_clock_of, busy_runs, busy_of, load_average, peak_memory_mb, memory_mb',
  });
});

test('tables beside those of times are published only of datasets that have what they are of', () => {
  const extra = ['latency', 'cold-warm', 'energy', 'conditions'];
  const plain = analyse([{ forwardMs: 1 }]);
  expect(publishedTables(plain, 'inference')).toEqual(TABLE_NAMES.filter((name) => !extra.includes(name)));
  const timed = analyse([{ forwardMs: 1, iterations: [1], further: { power_mw: '5000' } }]);
  expect(publishedTables(timed, 'inference').filter((name) => extra.includes(name))).toEqual([
    'latency',
    'energy',
  ]);
  expect(publishedTables(timed, 'training').filter((name) => extra.includes(name))).toEqual([]);
});

test('whatever the runs, rows have exactly the declared columns, typed as declared, in unique sorted keys', () => {
  fc.assert(
    fc.property(sketchedRuns, (runs) => {
      const analysis = analyse(runs);
      for (const metric of METRICS) {
        for (const name of TABLE_NAMES) {
          const { columns, keyColumns } = TABLES[name];
          const rows = analysis.table(name, metric) as unknown as readonly Record<string, unknown>[];
          for (const row of rows) {
            expect(Object.keys(row)).toEqual(columns.map(({ key }) => key));
            for (const { key, type, mayBeEmpty = false } of columns) {
              if (row[key] === null) expect(mayBeEmpty, `${name}.${key} is empty`).toBe(true);
              else if (type === 'string') expect(row[key]).toBeTypeOf('string');
              else
                expect(type === 'integer' ? Number.isInteger(row[key]) : Number.isFinite(row[key])).toBe(
                  true,
                );
            }
          }
          expect(rows).toEqual(sortRows(rows, keyColumns));
          const keys = rows.map((row) => JSON.stringify(keyColumns.map((column) => row[column])));
          expect(new Set(keys).size).toBe(rows.length);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a table is computed once', () => {
  const analysis = analyse([{ forwardMs: 1 }]);
  for (const name of TABLE_NAMES) {
    expect(analysis.table(name, 'inference')).toBe(analysis.table(name, 'inference'));
  }
});

test('numbers sort by value and text by code units, not by locale', () => {
  const rows = [
    { text: 'b', number: 10 },
    { text: 'b', number: 9 },
    { text: 'ä', number: 1 },
    { text: 'B', number: 1 },
  ];
  expect(sortRows(rows, ['text', 'number']).map(({ text, number }) => `${text}${number}`)).toEqual([
    'B1',
    'b9',
    'b10',
    'ä1',
  ]);
});

test('models and libraries stand in the order of the descriptor, undescribed ones after them by tag', () => {
  const described = { label: 'described' };
  const analysis = analyse(
    [
      { model: 'new', library: 'b' },
      { model: 'net', library: 'a' },
      { model: 'net', library: 'z' },
    ],
    {
      models: { unused: described, net: described },
      libraries: { z: described, unused: described, b: described },
    },
  );
  expect(analysis.models).toEqual(['net', 'new']);
  expect(analysis.libraries).toEqual(['z', 'b', 'a']);
});
