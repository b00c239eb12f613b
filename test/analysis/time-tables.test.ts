import { expect, test } from 'vitest';
import { analyse } from './analyse-runs.ts';

const key = { model: 'net', library: 'lib' };

test('time by repetition lists what was measured, failed runs and gaps left out', () => {
  const analysis = analyse([
    { repetition: 2, forwardMs: 6, forwardBackwardMs: 20 },
    { repetition: 0, forwardMs: 4 },
    { repetition: 1, forwardMs: 5, failure: 'exit 1' },
  ]);
  expect(analysis.table('time-by-repetition', 'inference')).toEqual([
    { ...key, batch_size: 2, repetition: 0, time_ms: 4 },
    { ...key, batch_size: 2, repetition: 2, time_ms: 6 },
  ]);
  expect(analysis.table('time-by-repetition', 'training')).toEqual([
    { ...key, batch_size: 2, repetition: 2, time_ms: 20 },
  ]);
});

test('the mean time per image is the mean time per batch divided by the batch size, as is its spread', () => {
  const analysis = analyse([
    { batchSize: 4, repetition: 0, forwardMs: 8 },
    { batchSize: 4, repetition: 1, forwardMs: 12 },
  ]);
  const std = Math.sqrt(8);
  expect(analysis.table('mean-time-per-batch', 'inference')).toEqual([
    { ...key, batch_size: 4, repetitions: 2, mean_ms: 10, std_ms: std },
  ]);
  expect(analysis.table('mean-time-per-image', 'inference')).toEqual([
    { ...key, batch_size: 4, repetitions: 2, mean_ms: 2.5, std_ms: std / 4 },
  ]);
});

test('one repetition has an empty standard deviation in every table that has one', () => {
  const analysis = analyse([{ layers: [['conv', 1]] }]);
  for (const name of [
    'mean-time-per-batch',
    'mean-time-per-image',
    'best-time-per-image',
    'layer-time-per-image',
  ] as const) {
    expect(analysis.table(name, 'inference')).toMatchObject([{ std_ms: null }]);
  }
});

test('the training time is the measured whole pass, not the sum of its directions', () => {
  const analysis = analyse([{ batchSize: 1, forwardMs: 10, forwardBackwardMs: 25 }]);
  expect(analysis.table('mean-time-per-batch', 'training')).toMatchObject([{ mean_ms: 25 }]);
});

test('training has no figures of a library that did not measure backward', () => {
  const analysis = analyse([
    { library: 'both', forwardMs: 1, forwardBackwardMs: 3, memoryBytes: 5, layers: [['conv', 1, 2]] },
    { library: 'forward', forwardMs: 1, memoryBytes: 5, layers: [['conv', 1]] },
  ]);
  for (const name of [
    'time-by-repetition',
    'mean-time-per-batch',
    'mean-time-per-image',
    'best-time-per-image',
    'speedup',
    'layer-time-per-image',
    'memory',
  ] as const) {
    expect(new Set(analysis.table(name, 'inference').map(({ library }) => library))).toEqual(
      new Set(['both', 'forward']),
    );
    expect(new Set(analysis.table(name, 'training').map(({ library }) => library))).toEqual(
      new Set(['both']),
    );
  }
});

test('best is the batch size with the least time per image, not per batch', () => {
  const analysis = analyse([
    { batchSize: 2, forwardMs: 10 },
    { batchSize: 4, forwardMs: 16 },
    { batchSize: 8, forwardMs: 40 },
  ]);
  expect(analysis.table('best-time-per-image', 'inference')).toEqual([
    { ...key, batch_size: 4, mean_ms: 4, std_ms: null, images_per_second: 250 },
  ]);
});

test('of equally good batch sizes the smaller one is best, in whatever order they come', () => {
  const analysis = analyse([
    { batchSize: 16, forwardMs: 16 },
    { batchSize: 2, forwardMs: 2 },
    { batchSize: 4, forwardMs: 4 },
  ]);
  expect(analysis.table('best-time-per-image', 'inference')).toMatchObject([{ batch_size: 2 }]);
});

test('a speedup compares best times, each at its own batch size, for every ordered pair', () => {
  const analysis = analyse([
    { library: 'slow', batchSize: 1, forwardMs: 8 },
    { library: 'slow', batchSize: 2, forwardMs: 12 },
    { library: 'fast', batchSize: 4, forwardMs: 6 },
    { model: 'other', library: 'fast', forwardMs: 1 },
  ]);
  expect(analysis.table('speedup', 'inference')).toEqual([
    { model: 'net', baseline: 'fast', library: 'fast', speedup: 1 },
    { model: 'net', baseline: 'fast', library: 'slow', speedup: 0.25 },
    { model: 'net', baseline: 'slow', library: 'fast', speedup: 4 },
    { model: 'net', baseline: 'slow', library: 'slow', speedup: 1 },
    { model: 'other', baseline: 'fast', library: 'fast', speedup: 1 },
  ]);
});

test('layer times are per image, and for training both directions together', () => {
  const analysis = analyse([
    {
      repetition: 0,
      forwardBackwardMs: 9,
      layers: [
        ['conv', 2, 4],
        ['relu', 1, 1],
      ],
    },
    {
      repetition: 1,
      forwardBackwardMs: 9,
      layers: [
        ['conv', 4, 6],
        ['relu', 1, 1],
      ],
    },
  ]);
  const point = { ...key, batch_size: 2, repetitions: 2 };
  expect(analysis.table('layer-time-per-image', 'inference')).toEqual([
    { ...point, layer_index: 0, layer: 'conv', mean_ms: 1.5, std_ms: Math.SQRT2 / 2 },
    { ...point, layer_index: 1, layer: 'relu', mean_ms: 0.5, std_ms: 0 },
  ]);
  expect(analysis.table('layer-time-per-image', 'training')).toMatchObject([
    { layer: 'conv', mean_ms: 4 },
    { layer: 'relu', mean_ms: 1 },
  ]);
});

test('memory is in megabytes of a million bytes; a point that did not report it has no row', () => {
  const analysis = analyse([{ batchSize: 4, memoryBytes: 50_000_000 }, { batchSize: 8 }]);
  expect(analysis.table('memory', 'inference')).toEqual([
    { ...key, batch_size: 4, memory_mb: 50, memory_per_image_mb: 12.5 },
  ]);
});
