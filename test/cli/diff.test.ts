import { expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const SMALL = 'test/fixtures/datasets/small';

test('a dataset compared with itself has not changed, and the command succeeds', async () => {
  const { status, stdout } = await runCommand('diff', SMALL, SMALL, '--no-claims');
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: 'small 1.0.0 (2026-11-01) → small 1.0.0 (2026-11-01), inference: nothing changed\n',
  });
});

test('datasets are found by name or by folder; what is in one only came or went', async () => {
  const { status, stdout } = await runCommand(
    'diff',
    ...['small', 'data/jetson-tx1', '--data', 'test/fixtures/datasets', '--no-claims', '--format', 'json'],
  );
  expect(status).toBe(0);
  const { bestTimes, presence } = JSON.parse(stdout) as Record<
    string,
    { verdict?: string; model?: string }[]
  >;
  expect(new Set(bestTimes!.map(({ verdict }) => verdict))).toEqual(new Set(['came', 'went']));
  // A model is one row, however many libraries and batch sizes it has.
  expect(presence).toHaveLength(6);
});

test('a broken dataset is an error, with its problems', async () => {
  const { status, stderr } = await runCommand('diff', SMALL, 'test/fixtures/datasets/none', '--no-claims');
  expect(status).toBe(2);
  expect(stderr).toBe('diff: none:0:0: the folder is missing; expected a dataset\n');
});

test.each([
  ['an unknown option', ['--nonsense']],
  ['a missing argument', [SMALL]],
  ['a bad value', [SMALL, SMALL, '--metric', 'sleep']],
])('%s is an error, which is not the status of a broken claim', async (_, args) => {
  expect((await runCommand('diff', ...args)).status).toBe(2);
});

test('help is no error', async () => {
  expect((await runCommand('diff', '--help')).status).toBe(0);
});
