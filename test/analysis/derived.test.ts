import { expect, test } from 'vitest';
import type { NetworkLayer } from '../../src/dataset/types.ts';
import { bestBelowLargest } from '../../src/analysis/best-below-largest.ts';
import { memoryWithWeights } from '../../src/analysis/memory-with-weights.ts';
import { accuracyAndSpeed } from '../../src/analysis/pareto-front.ts';
import { attainedGflops, peakShares } from '../../src/analysis/peak-share.ts';
import { memoryBandwidth, peakGflops, platformClockMhz } from '../../src/analysis/platform-facts.ts';
import { compareWithQuoted } from '../../src/analysis/quoted-comparison.ts';
import { memoryRatioByLibrary, timeRatioByLibrary, timeRatioByModel } from '../../src/analysis/ratios.ts';
import { analyse } from './analyse-runs.ts';

const gpu = (precision: string) => ({ label: precision, device: 'gpu', precision }) as const;
const layerOf = (layer: string, type: string, parameters: number, macsPerImage: number): NetworkLayer => ({
  model: 'net',
  layerIndex: 0,
  layer,
  type,
  pooling: '',
  outputShape: '1',
  inputElementsPerImage: 1,
  outputElementsPerImage: 1,
  parameters,
  macsPerImage,
});

test('a ratio between libraries is over best times, and only of models that both ran', () => {
  const analysis = analyse([
    { model: 'a', library: 'x', batchSize: 1, forwardMs: 9 },
    { model: 'a', library: 'x', batchSize: 2, forwardMs: 6 },
    { model: 'a', library: 'y', batchSize: 4, forwardMs: 8 },
    { model: 'b', library: 'x' },
  ]);
  expect(timeRatioByModel(analysis, 'inference', { numerator: 'x', denominator: 'y' })).toEqual([
    { model: 'a', ratio: 1.5 },
  ]);
});

test('a ratio between models is per library, of time and of memory', () => {
  const analysis = analyse([
    { model: 'a', library: 'x', forwardMs: 1, memoryBytes: 3e6 },
    { model: 'b', library: 'x', forwardMs: 4, memoryBytes: 2e6 },
    { model: 'a', library: 'y', forwardMs: 1, memoryBytes: 3e6 },
    { model: 'b', library: 'y', forwardMs: 2 },
  ]);
  const models = { numerator: 'a', denominator: 'b' };
  expect(timeRatioByLibrary(analysis, 'inference', models)).toEqual([
    { library: 'x', ratio: 0.25 },
    { library: 'y', ratio: 0.5 },
  ]);
  expect(memoryRatioByLibrary(analysis, { ...models, batchSize: 2 })).toEqual([{ library: 'x', ratio: 1.5 }]);
  expect(memoryRatioByLibrary(analysis, { ...models, batchSize: 4 })).toEqual([]);
});

test('libraries whose best batch size is below their largest are picked out, with what the largest costs', () => {
  const analysis = analyse([
    { library: 'x', batchSize: 2, forwardMs: 2 },
    { library: 'x', batchSize: 10, forwardMs: 15 },
    { library: 'y', batchSize: 2, forwardMs: 2 },
    { library: 'y', batchSize: 8, forwardMs: 4 },
  ]);
  expect(bestBelowLargest(analysis, 'inference')).toEqual([
    {
      model: 'net',
      library: 'x',
      bestBatchSize: 2,
      largestBatchSize: 10,
      slowdown: 0.5,
      isBeyondSpread: null,
    },
  ]);
});

test('a larger batch size is worse only where its time is above the best by more than the spread', () => {
  const runs = (library: string, batchSize: number, times: readonly number[]) =>
    times.map((forwardMs, repetition) => ({ library, batchSize, repetition, forwardMs }));
  const analysis = analyse([
    ...runs('clear', 2, [2, 2.1, 1.9]),
    ...runs('clear', 4, [6, 6.1, 5.9]),
    ...runs('noisy', 2, [2, 3, 1]),
    ...runs('noisy', 4, [6, 8, 4]),
  ]);
  expect(
    bestBelowLargest(analysis, 'inference').map(({ library, isBeyondSpread }) => [library, isBeyondSpread]),
  ).toEqual([
    ['clear', true],
    ['noisy', false],
  ]);
});

test('a time per image is at the batch size asked for, or else at the best one, over successful repetitions', () => {
  const analysis = analyse([
    { batchSize: 2, repetition: 0, forwardMs: 10 },
    { batchSize: 4, repetition: 0, forwardMs: 8 },
    { batchSize: 4, repetition: 1, forwardMs: 12 },
    { batchSize: 4, repetition: 2, forwardMs: 1, failure: 'crash at exit' },
  ]);
  expect(analysis.timePerImage('inference', 'net', 'lib')).toEqual({
    batchSize: 4,
    mean: 2.5,
    std: Math.SQRT1_2,
    repetitions: 2,
    resolution: 0.25,
  });
  expect(analysis.timePerImage('inference', 'net', 'lib', 2)).toEqual({
    batchSize: 2,
    mean: 5,
    std: null,
    repetitions: 1,
    resolution: 0.5,
  });
  expect(analysis.timePerImage('inference', 'net', 'lib', 3)).toBeUndefined();
  expect(analysis.timePerImage('training', 'net', 'lib')).toBeUndefined();
});

test('one multiply-accumulate is two floating-point operations', () => {
  expect(attainedGflops(1e9, 1000)).toBe(2);
});

test('the share of the peak is counted at the precision of the library, and left out where no peak is stated', () => {
  const analysis = analyse(
    [
      { library: 'half', batchSize: 2, forwardMs: 20 },
      { library: 'single', batchSize: 2, forwardMs: 40 },
      { library: 'unknown', forwardMs: 1 },
    ],
    {
      libraries: { half: gpu('fp16'), single: gpu('fp32') },
      platform: { gpu: { peak_fp32: '500 GFLOP/s', peak_fp16: '1 TFLOP/s' } },
    },
    [layerOf('conv', 'Convolution', 1, 1e9), layerOf('fc', 'InnerProduct', 1, 5e8)],
  );
  expect(peakShares(analysis)).toEqual([
    { model: 'net', library: 'half', batchSize: 2, attainedGflops: 300, peakGflops: 1000, share: 0.3 },
    { model: 'net', library: 'single', batchSize: 2, attainedGflops: 150, peakGflops: 500, share: 0.3 },
  ]);
});

test('facts of the platform are read with their unit, and a number without one says nothing', () => {
  const analysis = analyse([], {
    libraries: { a: gpu('fp32'), b: gpu('fp16'), c: gpu('int8') },
    platform: {
      gpu: {
        peak_fp32: '511 GFLOP/s',
        peak_fp16: '1022',
        peak_int8: '2 constructor',
        max_clock: '0.9984 GHz',
      },
      memory: { bandwidth: '25.6 GB/s' },
    },
  });
  expect(['a', 'b', 'c', 'd'].map((library) => peakGflops(analysis, library))).toEqual([
    511,
    undefined,
    undefined,
    undefined,
  ]);
  expect(platformClockMhz(analysis, 'gpu.max_clock')).toBeCloseTo(998.4, 10);
  expect(platformClockMhz(analysis, 'cpu.max_clock')).toBeUndefined();
  expect(memoryBandwidth(analysis)).toBe(25.6);
});

test('on the front of accuracy and speed is what nothing beats in one without losing in the other', () => {
  const accuracy = (top1: number) => ({ label: 'model', accuracy: { top1 } });
  const analysis = analyse(
    [
      { model: 'accurate', library: 'x', batchSize: 1, forwardMs: 10 },
      { model: 'accurate', library: 'y', batchSize: 1, forwardMs: 20 },
      { model: 'fast', library: 'x', batchSize: 1, forwardMs: 2 },
      { model: 'neither', library: 'x', batchSize: 1, forwardMs: 5 },
      { model: 'unstated', library: 'x', batchSize: 1, forwardMs: 1 },
    ],
    { models: { accurate: accuracy(0.7), fast: accuracy(0.6), neither: accuracy(0.5) } },
  );
  const points = accuracyAndSpeed(analysis).map(({ model, library, onFront }) => [model, library, onFront]);
  expect(points).toEqual([
    ['accurate', 'x', true],
    ['accurate', 'y', false],
    ['fast', 'x', true],
    ['neither', 'x', false],
  ]);
});

test('of equals in accuracy and speed both are on the front', () => {
  const models = { a: { label: 'a', accuracy: { top1: 0.5 } }, b: { label: 'b', accuracy: { top1: 0.5 } } };
  const analysis = analyse([{ model: 'a' }, { model: 'b' }], { models });
  expect(accuracyAndSpeed(analysis).map(({ onFront }) => onFront)).toEqual([true, true]);
});

test('weights take 4 bytes a parameter in fp32 and 2 in fp16, beside the activations', () => {
  const analysis = analyse(
    [
      { library: 'single', memoryBytes: 10e6 },
      { library: 'half', memoryBytes: 5e6 },
      { library: 'unknown', memoryBytes: 5e6 },
      { library: 'half', batchSize: 4 },
    ],
    {
      libraries: { single: gpu('fp32'), half: gpu('fp16') },
      models: { net: { label: 'Net', parameters: 60e6 } },
    },
  );
  expect(memoryWithWeights(analysis)).toEqual([
    { model: 'net', library: 'half', batchSize: 2, activationsMb: 5, weightsMb: 120, totalMb: 125 },
    { model: 'net', library: 'single', batchSize: 2, activationsMb: 10, weightsMb: 240, totalMb: 250 },
  ]);
});

test('a quoted throughput is compared with the measurement scaled by clock', () => {
  const analysis = analyse([{ batchSize: 2, forwardMs: 20 }]);
  const quoted = { model: 'net', library: 'lib', quotedBatchSize: 1, batchSize: 2, imagesPerSecond: 75 };
  const unmeasured = { ...quoted, batchSize: 128 };
  expect(compareWithQuoted(analysis, [quoted, unmeasured], { quotedMhz: 500, measuredMhz: 1000 })).toEqual([
    { ...quoted, measuredImagesPerSecond: 100, scaledImagesPerSecond: 50, quotedOverScaled: 1.5 },
  ]);
});
