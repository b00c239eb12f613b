import { describe, expect, it } from 'vitest';
import { againstNoise } from '../../../src/analysis/adaptive/confidence.ts';
import { engineChoices } from '../../../src/analysis/adaptive/engine-choices.ts';
import { planEngines } from '../../../src/analysis/adaptive/engine-plan.ts';
import type { PlanOptions } from '../../../src/analysis/adaptive/engine-plan.ts';
import { createAnalysis } from '../../../src/analysis/create-analysis.ts';
import type { Engine } from '../../../src/prototxt/engine-field.ts';
import { smallDescriptor, smallNetwork, smallSummaries } from './small-summaries.ts';

const descriptor = smallDescriptor({
  'nvidia-cuda': { backend: 'cublas' },
  'nvidia-cudnn': { backend: 'cudnn' },
  libdnn: { backend: 'libdnn' },
});
const networks = smallNetwork({
  conv: 'Convolution',
  relu: 'ReLU',
  pool: 'Pooling MAX',
  fc: 'InnerProduct',
  prob: 'Softmax',
});
const analysis = createAnalysis(
  { name: 'small', descriptor, networks },
  smallSummaries([
    {
      library: 'nvidia-cuda',
      batchSize: 2,
      layers: { conv: [20, 20], relu: [2, 2], pool: [4, 4], fc: [6, 6], prob: [1, 2] },
    },
    {
      library: 'nvidia-cudnn',
      batchSize: 2,
      layers: { conv: [10, 10], relu: [6, 6], pool: [4, 4], fc: [6.1, 6.1], prob: [2, 1.5] },
    },
    {
      library: 'libdnn',
      batchSize: 2,
      layers: { conv: [8, 8], relu: [9, 9], pool: [2, 2], fc: [9, 9], prob: [9, 9] },
    },
  ]),
);
const OPTIONS: PlanOptions = { method: 'switchable', all: false, switchCostMs: 0 };

function plan(
  options: Partial<PlanOptions> = {},
  engines: Readonly<Record<string, Engine>> = {},
  dialect: 'nvidia' | 'opencl' = 'nvidia',
) {
  const current = new Map(networks.map(({ layer }) => [layer, engines[layer]]));
  const choices = engineChoices(descriptor, dialect)!;
  return planEngines(
    analysis,
    { model: 'net', metric: 'inference', choices, current },
    { ...OPTIONS, ...options },
  )!;
}
const changed = (...of: Parameters<typeof plan>) =>
  plan(...of).changes.map(({ layer, to }) => `${layer} ${to}`);

describe('the plan of engines', () => {
  it('switches exactly the layers where another engine wins beyond the noise', () => {
    expect(changed()).toEqual(['relu CAFFE']);
    expect(plan().leftOut.map(({ layer, verdict }) => [layer, verdict])).toEqual([['prob', 'tie']]);
  });

  it('switches every win when all are asked for, and no layer without an engine', () => {
    expect(changed({ all: true })).toEqual(['relu CAFFE', 'prob CAFFE']);
  });

  it('expects what the layers that are switched bring, over cuDNN alone and over the file as it is', () => {
    // (10 + 6 + 4 + 6.1 + 1.75) / 2 with cuDNN, 2 instead of 6 for relu.
    expect(plan()).toMatchObject({
      batchSize: 2,
      switches: 2,
      baseline: { library: 'nvidia-cudnn', batchSize: 2 },
    });
    expect(plan().baseline.timeMs).toBeCloseTo(27.85 / 2, 12);
    expect(plan().currentMs).toBeCloseTo(27.85 / 2, 12);
    expect(plan().plannedMs).toBeCloseTo(23.85 / 2, 12);
    expect(plan().saving).toBeCloseTo(4 / 27.85, 12);
    expect(plan().interval!.lower).toBeLessThanOrEqual(4 / 27.85);
    expect(plan().interval!.upper).toBeGreaterThanOrEqual(4 / 27.85);
    // The file as it is, with the slow convolution, is another matter.
    expect(plan({}, { conv: 'CAFFE' }).currentMs).toBeCloseTo(37.85 / 2, 12);
    expect(plan({}, { conv: 'CAFFE' }).saving).toBeCloseTo(4 / 27.85, 12);
  });

  it('is above the noise only where all of the interval is', () => {
    // The saving does not change from run to run, but prob does by half of 1.75 in 27.85.
    const { noise, interval, saving, againstNoise: verdict } = plan();
    expect(saving).toBeGreaterThan(noise!.spread);
    expect(verdict).toBe(interval!.lower > noise!.spread ? 'above' : 'across');
    const within = (lower: number, upper: number) =>
      againstNoise({ lower, upper }, { ...noise!, spread: 0.02 });
    expect(within(0.03, 0.04)).toBe('above');
    expect(within(0.02, 0.04)).toBe('across');
    expect(within(-0.01, 0.02)).toBe('below');
    expect(againstNoise(undefined, noise)).toBeUndefined();
  });

  it('puts right an engine that the file names and that loses', () => {
    expect(changed({}, { conv: 'CAFFE', relu: 'CAFFE' })).toEqual(['conv CUDNN']);
  });

  it('counts an engine that makes no difference as no switch and no other time', () => {
    const named = plan({ switchCostMs: 1 }, { pool: 'CAFFE', fc: 'CAFFE' });
    const { noise: _, ...withoutNames } = plan({ switchCostMs: 1 });
    expect(named).toMatchObject(withoutNames);
    expect(plan({ switchCostMs: 1 }, { prob: 'CAFFE' }).currentMs).not.toBe(named.currentMs);
  });

  it('leaves wins alone that do not pay for their switches', () => {
    expect(changed({ switchCostMs: 1.9 })).toEqual(['relu CAFFE']);
    expect(changed({ switchCostMs: 2.1 })).toEqual([]);
  });

  it('takes the batch size that is best with the cost of switching, and says so where that is no change', () => {
    const layers = (conv: number, relu: number) => ({ conv: [conv, conv], relu: [relu, relu] });
    const twoSizes = createAnalysis(
      { name: 'small', descriptor, networks: smallNetwork({ conv: 'Convolution', relu: 'ReLU' }) },
      smallSummaries([
        { library: 'nvidia-cuda', batchSize: 1, layers: layers(20, 1) },
        { library: 'nvidia-cudnn', batchSize: 1, layers: layers(10, 6) },
        { library: 'nvidia-cuda', batchSize: 2, layers: layers(40, 4) },
        { library: 'nvidia-cudnn', batchSize: 2, layers: layers(20, 4.8) },
      ]),
    );
    const withCost = (switchCostMs: number, batchSize?: number) =>
      planEngines(
        twoSizes,
        {
          model: 'net',
          metric: 'inference',
          choices: engineChoices(descriptor, 'nvidia')!,
          current: new Map([
            ['conv', undefined],
            ['relu', undefined],
          ]),
          ...(batchSize && { batchSize }),
        },
        { ...OPTIONS, switchCostMs },
      )!;
    // cuDNN alone takes 24.8 / 2 at batch 2. At batch 1, 10 + 1 and one switch; at batch 2, (20 + 4 and one switch) / 2.
    expect(withCost(0)).toMatchObject({ batchSize: 1, plannedMs: 11, baseline: { batchSize: 2 } });
    expect(withCost(0).saving).toBeCloseTo(1 - 11 / 12.4, 12);
    expect(withCost(0).currentMs).toBe(16);
    expect(withCost(1.2)).toMatchObject({ batchSize: 1, plannedMs: 12.2, switches: 1 });
    // From 1.4 on nothing is left at batch 1, nor from 0.8 on at batch 2.
    expect(withCost(1.5)).toMatchObject({
      batchSize: 2,
      plannedMs: 12.4,
      switches: 0,
      saving: 0,
      changes: [],
    });
    // The cost is in the interval too.
    expect(withCost(1.2).interval!.lower).toBeCloseTo(1 - 12.2 / 12.4, 12);
    // The baseline stays at its best where a batch size is asked for.
    expect(withCost(0, 2)).toMatchObject({ batchSize: 2, plannedMs: 12, baseline: { batchSize: 2 } });
    expect(withCost(2, 1)).toMatchObject({ batchSize: 1, plannedMs: 13, baseline: { timeMs: 12.4 } });
    expect(withCost(2, 1).saving).toBeLessThan(0);
  });

  it('has LIBDNN for convolution and pooling in the OpenCL dialect only', () => {
    expect(changed({}, {}, 'opencl')).toEqual(['conv LIBDNN', 'relu CAFFE', 'pool LIBDNN']);
  });

  it('leaves layers alone that the file does not have', () => {
    const choices = engineChoices(descriptor, 'nvidia')!;
    const request = {
      model: 'net',
      metric: 'inference' as const,
      choices,
      current: new Map([['conv', undefined]]),
    };
    expect(planEngines(analysis, request, { ...OPTIONS, all: true })!.changes).toEqual([]);
  });

  it('cannot be had for a batch size or a model that was not timed', () => {
    const choices = engineChoices(descriptor, 'nvidia')!;
    const request = { model: 'net', metric: 'inference' as const, choices, current: new Map() };
    expect(planEngines(analysis, { ...request, batchSize: 3 }, OPTIONS)).toBeUndefined();
    expect(planEngines(analysis, { ...request, model: 'other' }, OPTIONS)).toBeUndefined();
  });
});
