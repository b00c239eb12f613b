import { describe, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const SMALL = 'test/fixtures/datasets/small';

test('a dataset compared with itself has not changed, and the command succeeds', async () => {
  const { status, stdout } = await runCommand('diff', SMALL, SMALL, '--no-claims');
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: 'small 1.0.0 (2026-11-01) → small 1.0.0 (2026-11-01), inference: nothing changed\n',
  });
});

test('datasets are found by name or by folder; what is in one version only came or went', async () => {
  const { status, stdout } = await runCommand(
    'diff',
    ...['small', 'data/jetson-tx1', '--data', 'test/fixtures/datasets', '--no-claims', '--format', 'json'],
    '--versions',
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

describe('two boards', () => {
  const tell = (...options: readonly string[]) =>
    runCommand('diff', 'data/jetson-tx1', 'data/two-epyc-cores', ...options);

  test('are put side by side: no claim breaks, and nothing changed', async () => {
    const { status, stdout } = await tell();
    expect(stdout.split('\n')[0]).toMatch(
      /^jetson-tx1 1\.0\.0 \(2016-12-07\) and two-epyc-cores 1\.0\.0 \(2026-.*\), inference: two boards, side by side$/,
    );
    expect(stdout).toContain(
      'With the fastest library of each, inference: of 4 models, Jetson TX1 is faster on 4',
    );
    expect(stdout).not.toMatch(/claim|slower|before|after|changed|gone|\bnew\b|→/);
    expect(status).toBe(0);
  });

  test('are compared by what is asked for', async () => {
    const { stdout } = await tell('--same', 'none', '--format', 'json');
    const { common, rows } = JSON.parse(stdout) as { common: unknown; rows: { common: unknown }[] };
    expect(common).toEqual([]);
    expect(rows.map((row) => row.common)).toEqual([[], [], [], []]);
    const { status, stderr } = await tell('--same', 'brand');
    expect({ status, stderr }).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('expected tag, backend'),
    });
  });

  test('pass no gate: neither is the earlier', async () => {
    const { status, stdout, stderr } = await tell('--fail-above', '5%');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      'diff: --fail-above has no meaning for two boards: jetson-tx1, two-epyc-cores; expected versions of one campaign, which have the same name in datapackage.json, or --versions\n',
    );
  });
});
