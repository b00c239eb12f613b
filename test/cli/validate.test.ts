import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
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

test('repetitions are counted within a point, and what is no part of the dataset is named', async () => {
  const data = await mkdtemp(join(tmpdir(), 'validate-'));
  onTestFinished(() => rm(data, { recursive: true }));
  const folder = join(data, 'small');
  await cp(SMALL, folder, { recursive: true });
  for (const table of ['runs.csv', 'layers.csv']) {
    const text = await readFile(join(folder, table), 'utf8');
    await writeFile(join(folder, table), text.replaceAll('tiny-net,cpu,1,1', 'tiny-net,cpu,1,7'));
  }
  await writeFile(join(folder, 'README.md'), 'How it was measured.\n');
  const { status, stdout } = await runCommand('validate', folder);
  expect(status).toBe(0);
  expect(stdout).toContain('up to 2 repetitions\n');
  expect(stdout).toContain('  no part of the dataset: README.md\n');
});

test('a link that leads nowhere is told, and the datasets after it are checked', async () => {
  const data = await mkdtemp(join(tmpdir(), 'validate-'));
  onTestFinished(() => rm(data, { recursive: true }));
  await symlink('none', join(data, 'a-link'));
  await cp(SMALL, join(data, 'good'), { recursive: true });
  const { status, stdout, stderr } = await runCommand('validate', '--data', data);
  expect(status).toBe(1);
  expect(stdout).toContain('good: A small campaign');
  expect(stderr.split('\n')).toEqual([
    'a-link:0:0: the link leads nowhere: "none"; expected a dataset',
    'validate: 1 problem in 1 dataset',
    '',
  ]);
});

test('a model that nobody describes, but is nearly one that is, is told beside what the dataset holds', async () => {
  const data = await mkdtemp(join(tmpdir(), 'validate-'));
  onTestFinished(() => rm(data, { recursive: true }));
  const folder = join(data, 'small');
  await cp(SMALL, folder, { recursive: true });
  for (const table of ['runs.csv', 'layers.csv', 'networks.csv']) {
    const text = await readFile(join(folder, table), 'utf8');
    await writeFile(join(folder, table), text.replaceAll('tiny-net', 'tiny-nett'));
  }
  const { status, stdout, stderr } = await runCommand('validate', folder);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('  note: the model "tiny-nett" of 6 runs is not described, but "tiny-net" is');
});
