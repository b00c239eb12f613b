import { describe, expect, it } from 'vitest';
import { NotMeasured } from '../../src/analysis/not-measured.ts';
import { expectationSchema } from '../../src/claims/expectation-schema.ts';
import { testFor } from '../../src/claims/expectation.ts';
import { answer, type Query } from '../../src/claims/query.ts';
import { analyse, type SketchedRun } from '../analysis/analyse-runs.ts';
import { observedSketch } from '../figures/observed-sketch.ts';

const context = { analysis: observedSketch(), quoted: new Map() };
const at = { model: 'net', library: 'quick', batchSize: 1 };

const ask = (query: Query, analysis = context.analysis) => answer(query, { analysis, quoted: new Map() });
const one = (query: Query, analysis = context.analysis) => ask(query, analysis).observations[0]!;

describe('latency', () => {
  it('is the median of the single times, with the longer side of its interval as margin', () => {
    const { value, margin } = one({ of: 'latency', ...at });
    const summary = context.analysis.point('net', 'quick', 1)!.latency.inference!;
    expect(value).toBe(summary.medianMs);
    expect(margin).toBe(Math.max(value - summary.medianLowMs, summary.medianHighMs - value));
  });

  it('may be a percentile or the worst, of which the noise is not known', () => {
    const p99 = one({ of: 'latency', ...at, quantile: 'p99' });
    expect(p99).toMatchObject({ of: 'Net, Quick, batch size 1, p99', margin: null, isNoiseUnknown: true });
    expect(one({ of: 'latency', ...at, quantile: 'worst' }).value).toBeGreaterThan(p99.value);
  });

  it('is refused where there are no single times, or not enough', () => {
    expect(() => one({ of: 'latency', ...at, library: 'bare' })).toThrow(
      new NotMeasured('not measured: single times of Net, Bare, batch size 1'),
    );
    const few = analyse([{ iterations: [1, 2, 3] }]);
    expect(() =>
      one({ of: 'latency', model: 'net', library: 'lib', batchSize: 2, quantile: 'p99' }, few),
    ).toThrow('p99 of net, lib, batch size 2, which 3 single times do not support');
  });
});

describe('energy, images per joule and power', () => {
  it('are means over repetitions with their margins, and one image per joule is the inverse of the other', () => {
    const energy = one({ of: 'energy', ...at });
    const images = one({ of: 'images-per-joule', ...at });
    expect(energy.value).toBeCloseTo(60, 10);
    // 2% of 60 for one standard deviation of three repetitions.
    expect(energy.margin).toBeCloseTo((4.302653 * 1.2) / Math.sqrt(3), 4);
    expect(images.value).toBeCloseTo(1000 / 60, 10);
    expect(images.margin! / images.value).toBeCloseTo(energy.margin! / energy.value, 10);
    expect(one({ of: 'power', ...at })).toMatchObject({ value: 12, margin: 0 });
    expect(ask({ of: 'energy', ...at }).unit).toBe('mJ');
  });

  it('are refused of another pass than the one that was timed', () => {
    expect(() => one({ of: 'energy', ...at, metric: 'training' })).toThrow('energy (training) of Net, Quick');
  });

  it('stand at the best batch size where none is named', () => {
    expect(one({ of: 'energy', model: 'net', library: 'quick' }).of).toBe('Net, Quick, batch size 4');
  });
});

it('the first iteration is compared with the others of its run', () => {
  expect(one({ of: 'first-to-later', ...at }).value).toBeCloseTo(1.5, 10);
});

describe('images per second within a limit', () => {
  const within = (limit: number, analysis = context.analysis) =>
    one({ of: 'throughput-within', model: 'net', library: analysis.libraries[0], limit }, analysis);

  it('are those of the best batch size that keeps it', () => {
    expect(within(100)).toMatchObject({
      of: 'Net, Quick, batch size 4',
      value: expect.closeTo(250, 8) as number,
    });
    expect(within(10)).toMatchObject({
      of: 'Net, Quick, batch size 1',
      value: expect.closeTo(200, 8) as number,
    });
  });

  it('are refused where no batch keeps it', () => {
    expect(() => within(1)).toThrow('not measured: a batch of Net, Quick within 1 ms');
  });

  it('are as uncertain as which batch sizes keep the limit', () => {
    const runs = (batchSize: number, ...times: readonly number[]): SketchedRun[] =>
      times.map((forwardMs, repetition) => ({ batchSize, forwardMs, repetition }));
    const analysis = analyse([...runs(1, 9.9, 10, 10.1), ...runs(4, 19.8, 20, 20.2)]);
    // Far from the limit: the margin of the rate alone.
    expect(within(30, analysis).margin! / 200).toBeCloseTo((4.302653 * 0.01) / Math.sqrt(3), 4);
    // 20 ± 0.5 ms may be over 20.1: then it would be 100 images per second.
    expect(within(20.1, analysis)).toMatchObject({ value: expect.closeTo(200, 8) as number });
    expect(within(20.1, analysis).margin).toBeGreaterThan(100);
    // And under 19.9 ms it might have been 200.
    expect(within(19.9, analysis)).toMatchObject({ value: expect.closeTo(100, 8) as number });
    expect(within(19.9, analysis).margin).toBeGreaterThan(100);
    // Where no batch is sure to keep it, nothing is.
    expect(within(10.05, analysis).margin).toBeGreaterThanOrEqual(100);
  });
});

describe('an expectation beyond noise', () => {
  const expecting = (written: object, query: Query, analysis = context.analysis) => {
    const { unit, observations } = ask(query, analysis);
    const test = testFor(expectationSchema.parse(written), unit, { analysis, quoted: new Map() });
    return () => test.judge(observations[0]!).holds;
  };

  it('is judged by the interval of a median', () => {
    expect(expecting({ lessThan: '6 ms', beyondNoise: true }, { of: 'latency', ...at })()).toBe(true);
    expect(expecting({ lessThan: '5.26 ms', beyondNoise: true }, { of: 'latency', ...at })()).toBe(false);
  });

  it('cannot be met by a value of whose noise nothing is known', () => {
    const p99 = { of: 'latency', ...at, quantile: 'p99' };
    expect(expecting({ lessThan: '6 ms' }, p99)()).toBe(true);
    expect(expecting({ lessThan: '6 ms', beyondNoise: true }, p99)).toThrow(
      'nothing tells the noise of Net, Quick, batch size 1, p99',
    );
    const once = analyse([{ further: { energy_mj_per_image: '50' } }]);
    expect(
      expecting(
        { lessThan: '90 mJ', beyondNoise: true },
        { of: 'energy', model: 'net', library: 'lib' },
        once,
      ),
    ).toThrow('nothing tells the noise of net, lib, batch size 2');
  });

  it('cannot be met against such a value either', () => {
    expect(
      expecting(
        { lessThan: { of: 'latency', ...at, quantile: 'worst' }, beyondNoise: true },
        { of: 'latency', ...at },
      ),
    ).toThrow('nothing tells the noise of');
  });
});
