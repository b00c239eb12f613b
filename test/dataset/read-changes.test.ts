import { expect, test } from 'vitest';
import { formatProblem } from '../../src/dataset/problem.ts';
import { parseChanges } from '../../src/dataset/read-changes.ts';
import { problemsOf } from './problems-of.ts';

const HISTORY = `# Changes

## 1.1.0 (2026-02-03)

Batch size 32.

- two runs failed

## 1.0.0 (2026-01-02)

First.
`;

test('a history is read newest first, each change with its text', () => {
  expect(parseChanges(HISTORY, 'board/CHANGES.md', '1.1.0')).toEqual({
    changes: [
      { version: '1.1.0', date: '2026-02-03', text: 'Batch size 32.\n\n- two runs failed' },
      { version: '1.0.0', date: '2026-01-02', text: 'First.' },
    ],
    problems: [],
  });
});

test.each([
  [
    'whose newest version is not the dataset’s',
    HISTORY,
    'board/CHANGES.md:3:1: the newest change is of another version: "1.1.0"; expected 1.2.0, the version of datapackage.json',
  ],
  [
    'in the wrong order',
    '## 1.2.0 (2026-01-01)\n## 1.1.0 (2026-02-02)\n',
    'board/CHANGES.md:2:1: a change is newer than the one above it: "## 1.1.0 (2026-02-02)"; expected the newest change first',
  ],
  [
    'with a heading of another kind',
    '## 1.2.0 (2026-01-01)\n## earlier\n',
    'board/CHANGES.md:2:1: the heading of a change is not as it should be: "## earlier"; expected ## <version> (<date>)',
  ],
  ['that is empty', '', 'board/CHANGES.md:0:0: there is no change; expected ## <version> (<date>)'],
])('a history %s is refused', (_, text, message) => {
  expect(parseChanges(text, 'board/CHANGES.md', '1.2.0').problems.map(formatProblem)).toEqual([message]);
});

test('a dataset with a wrong history is refused', async () => {
  await expect(problemsOf('CHANGES.md', () => '## 2 (2026-01-01)\n')).resolves.toEqual([
    'small/CHANGES.md:1:1: the newest change is of another version: "2"; expected 1.0.0, the version of datapackage.json',
  ]);
});
