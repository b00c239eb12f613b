import { describe, expect, it } from 'vitest';
import { answer, QUERY_SCHEMAS, querySchema, type Query } from '../../src/claims/query.ts';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';

const context = { analysis: await loadAnalysis('test/fixtures/datasets/small'), quoted: new Map() };
const ask = (query: object) => answer(querySchema.parse(query) as unknown as Query, context);

// Worked out by hand from the fixture: TinyNet on the CPU 10.5 and 10.25 ms a batch of one, 20.5 ms a batch of two;
// on the GPU 2.5 ms.
describe('a query', () => {
  it('gives the time per image at the best batch size', () => {
    const [observation] = ask({ of: 'time', model: 'tiny-net', library: 'cpu' }).observations;
    expect(observation).toEqual({ of: 'TinyNet, cpu', value: 10.25, margin: null });
  });

  it('gives the time at a batch size, with the interval of two repetitions', () => {
    const [observation] = ask({ of: 'time', model: 'tiny-net', library: 'cpu', batchSize: 1 }).observations;
    expect(observation!.value).toBe(10.375);
    // t = 12.706 for one degree of freedom, standard deviation 0.25 / √2, two values.
    expect(observation!.margin).toBeCloseTo((12.706 * (0.25 / Math.SQRT2)) / Math.SQRT2, 3);
  });

  it('gives the time of a whole batch', () => {
    const [observation] = ask({ of: 'batch-time', model: 'tiny-net', library: 'cpu' }).observations;
    expect(observation).toEqual({ of: 'TinyNet, cpu', value: 20.5, margin: null });
  });

  it('compares with a baseline', () => {
    const { unit, observations } = ask({
      of: 'speedup',
      model: 'tiny-net',
      library: 'gpu',
      baselineLibrary: 'cpu',
    });
    expect(unit).toBe('times');
    expect(observations[0]!.value).toBeCloseTo(4.1, 12);
  });

  it('takes what is asked for of several answers', () => {
    const times = { of: 'time', model: 'tiny-net' };
    expect(ask({ ...times, take: 'max' }).observations[0]!.value).toBe(10.25);
    expect(ask({ ...times, take: 'min' }).observations[0]!.value).toBe(2.5);
    expect(ask({ ...times, take: 'sum' }).observations[0]!.value).toBe(12.75);
    expect(ask({ ...times, take: 'mean' }).observations[0]!.value).toBe(6.375);
    expect(ask({ ...times, take: 'range' }).observations.map(({ value }) => value)).toEqual([2.5, 10.25]);
    expect(ask({ ...times, take: 'each' }).observations).toHaveLength(2);
  });

  it('insists on one answer where nothing else is said', () => {
    expect(() => ask({ of: 'time', model: 'tiny-net' })).toThrow(/gives 2 values .* expected one/);
  });

  it('says so where nothing was measured', () => {
    expect(() => ask({ of: 'time', model: 'wide-net', library: 'gpu' })).toThrow(
      'not measured: wide-net, GPU library',
    );
  });

  it('looks at layers by name, by type or together', () => {
    const layers = { of: 'layer-time', model: 'tiny-net', library: 'cpu', batchSize: 1 };
    expect(ask({ ...layers, layers: 'conv*' }).observations).toMatchObject([{ of: 'conv1', value: 8.375 }]);
    expect(ask({ ...layers, layerTypes: 'ReLU', group: 'type' }).observations).toMatchObject([
      { of: 'ReLU', value: 1.5 },
    ]);
    expect(ask({ ...layers, group: 'together' }).observations[0]!.value).toBe(9.875);
    expect(ask({ ...layers, of: 'layer-share', layers: 'relu1' }).observations[0]!.value).toBeCloseTo(
      1.5 / 9.875,
      12,
    );
  });

  it('counts runs, unsuccessful ones too', () => {
    expect(ask({ of: 'runs' }).observations[0]!.value).toBe(7);
    expect(ask({ of: 'successful-runs' }).observations[0]!.value).toBe(5);
  });

  it('refuses a parameter that its measure does not have', () => {
    expect(querySchema.safeParse({ of: 'time', librarySet: 'all' }).success).toBe(false);
  });

  it('can be of every measure under a name of its own', () => {
    expect(QUERY_SCHEMAS.size).toBeGreaterThan(30);
  });
});
