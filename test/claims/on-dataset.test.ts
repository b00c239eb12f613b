import { describe, expect, it } from 'vitest';
import { claimChanges, judgeClaims } from '../../src/claims/claim-changes.ts';
import { claimSchema } from '../../src/claims/declaration.ts';
import { judgeClaim } from '../../src/claims/judge-claim.ts';
import { answer, querySchema, type Query } from '../../src/claims/query.ts';
import { buildTable } from '../../src/tables/table-kinds.ts';
import { analyse } from '../analysis/analyse-runs.ts';

/** One library on a board, with two repetitions; times are per batch of one. */
function board(name: string, library: string, ms: number) {
  const analysis = analyse([
    { library, batchSize: 1, repetition: 0, forwardMs: ms },
    { library, batchSize: 1, repetition: 1, forwardMs: ms * 1.01 },
  ]);
  return { ...analysis, name };
}

const then = board('then', 'slow', 40);
const now = board('now', 'quick', 10);
const datasets = new Map([then, now].map((analysis) => [analysis.name, analysis]));
const context = { analysis: then, datasets, quoted: new Map() };
const ask = (query: object) => answer(querySchema.parse(query) as unknown as Query, context).observations;

const faster = {
  of: 'speedup',
  dataset: 'now',
  library: 'quick',
  baselineDataset: 'then',
  baselineLibrary: 'slow',
};

describe('a question to another dataset', () => {
  it('is answered by that one, which the answer names', () => {
    expect(ask({ of: 'time', dataset: 'now', library: 'quick' })).toMatchObject([
      { value: 10.05, of: 'now: net, quick' },
    ]);
    expect(ask({ of: 'time', library: 'slow' })).toMatchObject([{ of: 'net, slow' }]);
  });

  it('compares times of one with those of the other, with the interval of their ratio', () => {
    const [speedup] = ask(faster);
    expect(speedup!.value).toBeCloseTo(4, 12);
    expect(speedup!.of).toBe('now: net, quick against slow of then');
    const [ratio] = ask({ ...faster, of: 'time-ratio' });
    expect(ratio!.value).toBeCloseTo(1 / 4, 12);
    expect(ratio!.margin! / ratio!.value).toBeCloseTo(speedup!.margin! / speedup!.value, 9);
  });

  it('compares a library with itself where the datasets are two', () => {
    const later = { ...context, datasets: new Map([...datasets, ['later', board('later', 'slow', 20)]]) };
    const query = { of: 'speedup', dataset: 'later', library: 'slow', baselineDataset: 'then' };
    const { observations } = answer(querySchema.parse(query) as unknown as Query, later);
    expect(observations).toMatchObject([{ value: expect.closeTo(2, 12) as number }]);
  });

  it('names the side that was not measured, and its dataset', () => {
    expect(() => ask({ ...faster, baselineLibrary: 'quick' })).toThrow('not measured: net, quick of then');
  });

  it('to one that is not there is a mistake, which names those there are', () => {
    expect(() => ask({ ...faster, dataset: 'nwo' })).toThrow(/unknown dataset: nwo.*now/);
    expect(() => ask({ ...faster, baselineDataset: 'hten' })).toThrow(/unknown dataset: hten.*then/);
  });
});

describe('a claim about another dataset', () => {
  const claim = (value: object) =>
    claimSchema.parse({
      id: 'claim',
      statement: '{value} as fast.',
      see: 'x',
      checks: [{ value, expect: { moreThan: 3, beyondNoise: true } }],
    });

  it('is judged on it', () => {
    expect(judgeClaim(claim(faster), context)).toMatchObject({
      verdict: 'holds',
      statement: '4.00× as fast.',
    });
  });

  it('is not judged on those that a report is compared with', () => {
    const report = { claims: [{ declaration: claim(faster) }], quoted: new Map() };
    expect(judgeClaims(report, now)).toEqual([]);
    expect(claimChanges([judgeClaim(claim(faster), context)], [])).toEqual([]);
  });
});

it('a table sets the rates of two datasets side by side, and says what it is made from', () => {
  const { rows, points, beside } = buildTable(
    { id: 'x', kind: 'versus', library: 'quick', baselineLibrary: 'slow', baselineDataset: 'then' },
    { ...context, analysis: now },
  );
  expect(rows).toEqual([
    [
      'net',
      expect.closeTo(1000 / 10.05, 9),
      expect.closeTo(1000 / 40.2, 9),
      expect.closeTo(0.25, 12),
      expect.closeTo(4, 12),
    ],
  ]);
  expect(points).toMatchObject([{ library: 'quick' }]);
  expect(beside).toMatchObject({ analysis: { name: 'then' }, points: [{ library: 'slow' }] });
});
