import { describe, expect, it } from 'vitest';
import { claimSchema } from '../../src/claims/declaration.ts';
import { judgeClaim } from '../../src/claims/judge-claim.ts';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';

const context = { analysis: await loadAnalysis('test/fixtures/datasets/small'), quoted: new Map() };
const judge = (claim: object) =>
  judgeClaim(claimSchema.parse({ id: 'a', statement: 'Fast.', see: 'x', ...claim }), context);

// TinyNet takes 10.25 ms an image on the CPU and 2.5 ms on the GPU, which is 4.1 times as fast.
const speedup = { of: 'speedup', model: 'tiny-net', library: 'gpu', baselineLibrary: 'cpu' };
const saved = { ...speedup, of: 'time-saved' };
const times = { of: 'time', model: 'tiny-net', take: 'each' };

describe('a claim', () => {
  it('has the values of its checks in its statement', () => {
    const { statement } = judge({
      statement: '{value} as fast, a saving of {value:2}; {value:3}.',
      checks: [
        { value: speedup, expect: { is: 4.1 } },
        { value: saved, expect: { atLeast: '70%' } },
      ],
    });
    expect(statement).toBe('4.10× as fast, a saving of 75.6%; ?.');
  });

  it('is decided by the first check that fails, or else by the first', () => {
    const right = { value: speedup, expect: { moreThan: 4 } };
    const wrong = { label: 'wrong', value: speedup, expect: { moreThan: 5 } };
    expect(judge({ checks: [right, wrong, right] })).toMatchObject({
      verdict: 'fails',
      broken: true,
      decisive: { label: 'wrong' },
    });
    expect(judge({ checks: [{ ...right, label: 'first' }, right] })).toMatchObject({
      verdict: 'holds',
      broken: false,
      decisive: { label: 'first' },
    });
  });

  it('of somebody else is broken only where its verdict is not the one that was written', () => {
    const quoted = { kind: 'quoted', source: 'someone', checks: [{ value: speedup, expect: { is: 3 } }] };
    expect(judge({ ...quoted, verdict: 'fails' })).toMatchObject({ verdict: 'fails', broken: false });
    expect(judge({ ...quoted, verdict: 'holds' })).toMatchObject({ verdict: 'fails', broken: true });
  });

  it.each([
    ['the failing one', { moreThan: 5 }, 2.5],
    ['of several failing ones the one furthest off', { lessThan: 2 }, 10.25],
    ['where all hold, the one nearest to the bound', { moreThan: 1 }, 2.5],
  ])('names, of several values, %s', (_, expectation, value) => {
    const { decisive } = judge({ checks: [{ value: times, expect: expectation }] });
    expect(decisive).toMatchObject({ value, valueText: '2.50–10.3\u00a0ms' });
    expect(decisive.expected).toMatch(/^each (more|less) than/);
  });

  it.each([
    ['by what share of the bound', speedup, { atLeast: 5 }, '18% less'],
    ['which way', speedup, { atMost: 4 }, '2.5% more'],
    ['in percentage points for a share', saved, { atLeast: '80%' }, '4.4 percentage points less'],
    ['in its own unit where the bound is zero', times, { lessThan: 0 }, '10\u00a0ms more'],
  ])('that fails says by how much: %s', (_, value, expectation, difference) => {
    expect(judge({ checks: [{ value, expect: expectation }] }).decisive.difference).toBe(difference);
  });

  it('fails where there is no value, and says why', () => {
    const { verdict, decisive } = judge({
      checks: [{ value: { of: 'time', model: 'wide-net', library: 'gpu' }, expect: { moreThan: 1 } }],
    });
    expect(verdict).toBe('fails');
    expect(decisive).toMatchObject({
      valueText: 'not measured',
      difference: 'not measured: wide-net, GPU library',
    });
  });
});
