import { describe, expect, it } from 'vitest';
import { createAnalysis } from '../../src/analysis/create-analysis.ts';
import { roofline } from '../../src/analysis/roofline.ts';
import { smallDescriptor, smallNetwork, smallSummaries } from './adaptive/small-summaries.ts';

const descriptor = {
  ...smallDescriptor({
    single: { device: 'gpu' },
    half: { device: 'gpu', precision: 'fp16' },
    slow: { device: 'cpu' },
  }),
  platform: {
    gpu: { peak_fp32: '100 GFLOP/s', peak_fp16: '0.2 TFLOP/s' },
    memory: { bandwidth: '10 GB/s' },
  },
};
const networks = smallNetwork({ data: 'Input', conv: 'Convolution', relu: 'ReLU' }).map((layer) =>
  layer.layer === 'conv'
    ? {
        ...layer,
        inputElementsPerImage: 500,
        outputElementsPerImage: 1000,
        parameters: 4000,
        macsPerImage: 1_000_000,
      }
    : { ...layer, inputElementsPerImage: 1000, outputElementsPerImage: 1000 },
);
const times = { data: [0.01, 0.01], conv: [0.05, 0.15], relu: [0.004, 0.004] };
const summaries = smallSummaries([
  { library: 'single', batchSize: 2, layers: times },
  { library: 'half', batchSize: 2, layers: times },
  { library: 'slow', batchSize: 2, layers: times },
]);
const of = (library: string, batchSize = 2) =>
  roofline(createAnalysis({ name: 'small', descriptor, networks }, summaries), 'net', library, batchSize);

describe('the roofline', () => {
  it('counts two operations for each multiply-accumulate and spreads the weights over the batch', () => {
    // Per image: 2 MFLOP in 0.05 ms; (500 + 1000 + 4000 / 2) elements of 4 bytes.
    expect(of('single')!.layers[0]).toMatchObject({
      layer: 'conv',
      flop: 2e6,
      bytes: 14_000,
      intensity: 2e6 / 14_000,
      attainedGflops: 40,
      boundMs: 0.02,
      limit: 'arithmetic',
    });
    expect(of('single')!.layers[0]!.share).toBeCloseTo(0.4, 12);
  });

  it('bounds a layer that only moves data by the bandwidth of the memory', () => {
    const relu = of('single')!.layers[1]!;
    expect(relu).toMatchObject({ layer: 'relu', flop: 0, intensity: 0, bytes: 8000, limit: 'memory' });
    expect(relu.boundMs).toBeCloseTo(0.0008, 12);
    expect(relu.share).toBeCloseTo(0.4, 12);
  });

  it('has no place for a layer whose time is below the timer’s resolution, and names it', () => {
    const unresolved = smallSummaries([
      { library: 'single', batchSize: 2, layers: { ...times, relu: [0, 0] } },
    ]);
    const analysis = createAnalysis({ name: 'small', descriptor, networks }, unresolved);
    const { layers, unresolved: named } = roofline(analysis, 'net', 'single', 2)!;
    expect([layers.map(({ layer }) => layer), named]).toEqual([['conv'], ['relu']]);
  });

  it('has half the bytes and its own peak in half precision', () => {
    expect(of('half')).toMatchObject({ peakGflops: 200, bandwidthGbPerSecond: 10, ridge: 20 });
    expect(of('half')!.layers[0]!.bytes).toBe(7000);
  });

  it('cannot be had where the peak of the device is not stated, nor for a batch size not measured', () => {
    expect(of('slow')).toBeUndefined();
    expect(of('single', 4)).toBeUndefined();
  });
});
