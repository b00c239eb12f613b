import { expect, test } from 'vitest';
import { readDataset } from '../../src/dataset/read-dataset.ts';
import { editedDataset } from './edited-dataset.ts';

const SMALL = 'test/fixtures/datasets/small';

test('an empty cell is a time that was not measured', async () => {
  const { dataset } = await readDataset(SMALL);
  const run = dataset!.runs.find(({ library, repetition }) => library === 'gpu' && repetition === 0)!;
  expect(run).toMatchObject({ status: 'ok', forwardMs: 2.5, memoryBytes: 4096 });
  expect(run.backwardMs).toBeUndefined();
  expect(run.forwardBackwardMs).toBeUndefined();
});

test('a quoted cell keeps its commas, quotes and line breaks', async () => {
  const { dataset } = await readDataset(SMALL);
  const failed = dataset!.runs.find(({ status }) => status === 'failed');
  expect(failed).toMatchObject({ failure: 'exit 139 (SIGSEGV),\nafter "conv1"', forwardMs: 2.4 });
});

test('further columns are kept as they are written, empty cells left out', async () => {
  const { dataset } = await readDataset(SMALL);
  expect(dataset!.runs.slice(0, 2).map((run) => run.further)).toEqual([
    new Map([['temperature_c', '41.5']]),
    new Map(),
  ]);
  expect(dataset!.descriptor.fields.get('runs')).toEqual(
    new Map([['temperature_c', 'Temperature of the board, °C.']]),
  );
});

test('layer timings arrive once, in the order of the file, with the index of their run', async () => {
  const received: unknown[] = [];
  const { layerRows, layerTimings } = await readDataset(SMALL, (runs) => (run, ...timing) => {
    received.push([runs[run]!.library, runs[run]!.batchSize, ...timing]);
  });
  expect(received).toHaveLength(10);
  expect(received.slice(5, 8)).toEqual([
    ['cpu', 2, 1, 'relu1', 3, 6.5],
    ['gpu', 1, 0, 'conv1', 2.25, NaN],
    ['gpu', 1, 1, 'relu1', 0.2, NaN],
  ]);
  expect({ layerRows, layerTimings }).toEqual({ layerRows: 10, layerTimings: 17 });
});

test('a model or library that no object describes is labelled with its tag, and one without a label too', async () => {
  const folder = await editedDataset({
    'datapackage.json': (text) => text.replace('"label": "GPU library", ', ''),
  });
  const { dataset } = await readDataset(folder);
  expect(dataset!.descriptor.libraries).toEqual(
    new Map([['gpu', { label: 'gpu', device: 'gpu', precision: 'fp32' }]]),
  );
});

test('the measurements of the Jetson TX1 are complete', async () => {
  const { dataset, problems, layerRows, layerTimings } = await readDataset('data/jetson-tx1');
  expect(problems).toEqual([]);
  expect(dataset!.runs).toHaveLength(768);
  expect({ layerRows, layerTimings }).toEqual({ layerRows: 55_056, layerTimings: 86_352 });
  expect(dataset!.descriptor.libraries.size).toBe(8);
  expect(new Set(dataset!.networks.map(({ model }) => model))).toEqual(
    new Set(dataset!.descriptor.models.keys()),
  );
});
