import { expect, test } from 'vitest';
import type { Analysis } from '../../../src/analysis/analysis.ts';
import { claimSchema } from '../../../src/claims/declaration.ts';
import { claimChanges } from '../../../src/cli/diff/claim-changes.ts';
import { differenceOf } from '../../../src/cli/diff/difference.ts';
import {
  differenceJson,
  differenceMarkdown,
  differenceText,
} from '../../../src/cli/diff/render-difference.ts';
import type { Report } from '../../../src/markdown/report.ts';
import { analyse } from '../../analysis/analyse-runs.ts';

/** Two libraries with two repetitions each; `ms` is the time of the second one. */
function boards(ms: number): Analysis {
  return analyse([
    { library: 'base', repetition: 0, forwardMs: 20 },
    { library: 'base', repetition: 1, forwardMs: 20.02 },
    { library: 'quick|one', repetition: 0, forwardMs: ms, layers: [['conv', ms - 1]] },
    { library: 'quick|one', repetition: 1, forwardMs: ms * 1.001, layers: [['conv', (ms - 1) * 1.001]] },
  ]);
}

const claim = claimSchema.parse({
  id: 'twice-as-fast',
  statement: 'The quick one is {value} as fast.',
  checks: [
    { value: { of: 'speedup', library: 'quick|one', baselineLibrary: 'base' }, expect: { atLeast: 1.9 } },
  ],
  see: 'somewhere',
});

const report = {
  claims: [{ declaration: claim }],
  quoted: new Map(),
} as unknown as Report;

test('a claim that holds on both sides with the same value is no change', () => {
  expect(claimChanges(report, boards(10), boards(10))).toEqual([]);
});

test('a flipped claim is named, with its values, and counts as broken', () => {
  const [change, ...others] = claimChanges(report, boards(10), boards(16));
  expect(others).toEqual([]);
  expect(change).toMatchObject({
    id: 'twice-as-fast',
    before_verdict: 'holds',
    after_verdict: 'fails',
    broke: true,
  });
  expect(change).toMatchObject({
    statement: 'The quick one is 1.25× as fast.',
    before_value: '2.00×',
    after_value: '1.25×',
  });
});

test('a claim that comes true again has changed and not broken', () => {
  expect(claimChanges(report, boards(16), boards(10))).toMatchObject([
    { before_verdict: 'fails', after_verdict: 'holds', broke: false },
  ]);
});

test('without any change the report is one sentence', () => {
  const difference = differenceOf(boards(10), boards(10), 'inference', report);
  expect(differenceText(difference, 10)).toBe(
    'sketch (2026-01-01) → sketch (2026-01-01), inference: nothing changed\n',
  );
});

test('the terminal gets aligned tables', () => {
  const text = differenceText(differenceOf(boards(10), boards(16), 'inference', report), 10);
  expect(text).toContain('1 point measured anew, 1 claim broken');
  expect(text).toContain(
    '  net    quick|one  5.002        2      2  8.004       2      2  +60.0%  +59.5% to +60.5%  slower',
  );
  expect(text).toContain('Every model keeps its fastest library.');
});

test('a pull request gets Markdown whose cells cannot break the table', () => {
  const markdown = differenceMarkdown(differenceOf(boards(10), boards(16), 'inference', report), 10);
  expect(markdown).toContain('### Best time per image');
  expect(markdown).toContain('| net | quick\\|one | 5.002 |');
  expect(markdown).toContain('| BROKEN | twice-as-fast | holds: 2.00× | fails: 1.25× |');
});

test('a program gets every row as JSON', () => {
  const parsed = JSON.parse(differenceJson(differenceOf(boards(10), boards(16), 'inference'))) as unknown;
  expect(parsed).toMatchObject({
    metric: 'inference',
    before: { name: 'sketch', version: null, created: '2026-01-01' },
    remeasured: 1,
    claims: [],
    bestTimes: [
      { library: 'base', verdict: 'identical' },
      { library: 'quick|one', verdict: 'slower' },
    ],
    layers: [{ library: 'quick|one', layer: 'conv', verdict: 'slower' }],
  });
});
