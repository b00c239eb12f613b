import { expect, test } from 'vitest';
import type { Analysis } from '../../../src/analysis/analysis.ts';
import { claimChanges, judgeClaims } from '../../../src/claims/claim-changes.ts';
import { claimSchema } from '../../../src/claims/declaration.ts';
import { differenceOf } from '../../../src/cli/diff/difference.ts';
import { differenceJson } from '../../../src/cli/diff/difference-json.ts';
import { differenceMarkdown } from '../../../src/cli/diff/difference-markdown.ts';
import { differenceText } from '../../../src/cli/diff/difference-text.ts';
import { analyse } from '../../analysis/analyse-runs.ts';

/** What the two sides' difference says, in a terminal. */
function text(before: Analysis, after: Analysis, claims?: typeof report): string {
  const pair = { before, after };
  return differenceText(differenceOf(pair, 'inference', claims), pair, 10);
}

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

const report = { claims: [{ declaration: claim }], quoted: new Map() };

const changes = (before: number, after: number) =>
  claimChanges(judgeClaims(report, boards(before)), judgeClaims(report, boards(after)));

test('a claim that holds on both sides with the same value is no change', () => {
  expect(changes(10, 10)).toEqual([]);
});

test('a flipped claim is named, with its values, and counts as broken', () => {
  const [change, ...others] = changes(10, 16);
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
  expect(changes(16, 10)).toMatchObject([{ before_verdict: 'fails', after_verdict: 'holds', broke: false }]);
});

test('without any change the report is one sentence', () => {
  expect(text(boards(10), boards(10), report)).toBe(
    'sketch (2026-01-01) → sketch (2026-01-01), inference: nothing changed\n',
  );
});

test('the terminal gets aligned tables', () => {
  const told = text(boards(10), boards(16), report);
  expect(told.split('\n')[0]).toBe(
    'sketch (2026-01-01) → sketch (2026-01-01), inference: 1 claim broken; of 2 combinations of model and library, 1 slower (net with quick|one, +60.0%), 1 identical',
  );
  const lines = told.split('\n');
  const best = lines.indexOf('Best time per image (ms)');
  expect(lines[best + 1]).toMatch(/^ {2}model {2}library {2,}before  batch size before  repetitions before /);
  expect(lines[best + 2]).toMatch(
    /^ {2}net {4}quick\|one  5\.002 ± 0\.004 +2 +2  8\.004 ± 0\.006 +2 +2 +\+60\.0%  59\.5% to 60\.5%  slower$/,
  );
  expect(told).not.toContain('Fastest library per model');
});

test('a pull request gets Markdown whose cells cannot break the table', () => {
  const pair = { before: boards(10), after: boards(16) };
  const markdown = differenceMarkdown(differenceOf(pair, 'inference', report), pair, 10);
  expect(markdown).toContain('<details><summary>Best time per image (ms): 1 row</summary>');
  expect(markdown).toContain('| net | quick\\|one | 5.002 ± 0.004 | 2 | 2 |');
  expect(markdown).toContain('| twice-as-fast | holds: 2.00× | fails: 1.25× | broken |');
});

test('what no time shows is told all the same: another end of a run, memory, a description', () => {
  const side = (failure: string, memoryBytes: number, label: string): Analysis =>
    analyse(
      [
        { repetition: 0, forwardMs: 10, memoryBytes },
        { repetition: 1, failure },
      ],
      { libraries: { lib: { label } } },
    );
  const told = text(side('exit 1', 100, 'Old name'), side('exit 139', 104, 'New name'));
  expect(told.split('\n')[0]).toMatch(
    / 1 best time identical; memory measured anew at 1 point; other runs at 1 point; 1 description changed$/,
  );
  expect(told).toContain(
    '  net    New name           2  ok: 0; failed, exit 1: 1  ok: 0; failed, exit 139: 1',
  );
  expect(told).toContain('  net    New name           2     100    104');
  expect(told).toContain('  libraries.lib.label  Old name  New name');
});

test('what changed under the other metric alone is no nothing', () => {
  const side = (forwardBackwardMs: number) => analyse([{ forwardMs: 10, forwardBackwardMs }]);
  const told = text(side(30), side(31));
  expect(told.split('\n')[0]).toMatch(/ 1 best time identical; training measured anew at 1 point$/);
  expect(told).toContain('  net    lib      training      2');
});

test('a program gets every row as JSON', () => {
  const parsed = JSON.parse(
    differenceJson(differenceOf({ before: boards(10), after: boards(16) }, 'inference')),
  ) as unknown;
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
