import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCommand } from './run-command.ts';

const SMALL = 'test/fixtures/datasets/small';

test('a valid dataset is summed up', async () => {
  const { status, stdout, stderr } = await runCommand('validate', SMALL);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.split('\n')).toEqual([
    'small: A small campaign (version 1.0.0, 2026-11-01)',
    '  7 runs: 5 ok, 1 failed, 1 timed out',
    '  2 models: tiny-net, wide-net',
    '  2 libraries: cpu, gpu',
    '  2 batch sizes: 1, 2; up to 2 repetitions',
    '  10 layer rows, 17 layer timings',
    '  3 layers of networks',
    '',
  ]);
});

test('every dataset of a data directory is checked; one broken one fails the command', async () => {
  const data = await mkdtemp(join(tmpdir(), 'validate-'));
  onTestFinished(() => rm(data, { recursive: true }));
  await cp(SMALL, join(data, 'good'), { recursive: true });
  await cp(SMALL, join(data, 'bad'), { recursive: true });
  await writeFile(join(data, 'bad', 'layers.csv'), '');
  const { status, stdout, stderr } = await runCommand('validate', '--data', data);
  expect(status).toBe(1);
  expect(stdout).toContain('good: A small campaign');
  expect(stderr.split('\n')).toEqual([
    'bad/layers.csv:0:0: the file is empty; expected a header row',
    'validate: 1 problem in 1 dataset',
    '',
  ]);
});

test('a data directory without datasets fails', async () => {
  const data = await mkdtemp(join(tmpdir(), 'validate-'));
  onTestFinished(() => rm(data, { recursive: true }));
  const { status, stderr } = await runCommand('validate', '--data', data);
  expect(status).toBe(1);
  expect(stderr).toContain('no dataset found');
});
