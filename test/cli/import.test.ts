import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCommand } from './run-command.ts';

async function dataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'import-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

test('importing a tree tells what was taken, what was left out and why', async () => {
  const data = await dataDirectory();
  const args = ['ck', 'test/fixtures/ck/board', '--dataset', 'board', '--data', data];
  // The campaign has no date of its own.
  const metadata = ['--metadata', 'test/fixtures/ck/board-metadata.json'];
  const { status, stdout, stderr } = await runCommand('import', ...args, ...metadata);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.split('\n').slice(0, 8)).toEqual([
    'read 3 experiments',
    `wrote ${join(data, 'board')}`,
    '  5 runs: 2 ok, 3 not',
    '  2 models, 2 libraries, 2 batch sizes',
    '  3 layer rows, 5 layer timings',
    '  not ok, once: exit 139 (SIGSEGV)',
    '  not ok, once: output not found',
    '  not ok, once: reported success without a forward time',
  ]);
  expect(stdout).toContain('left out: 2f1e2d3c4b5a6978: no tag names a known network');
  expect((await runCommand('validate', join(data, 'board'))).status).toBe(0);

  const again = await runCommand('import', ...args, ...metadata);
  expect(again.status).toBe(1);
  expect(again.stderr).toContain('the dataset exists');
  // Nothing was read for it.
  expect(again.stdout).toBe('');
  expect((await runCommand('import', ...args, '--force')).status).toBe(0);
});

test('an import without a date says what is missing and writes nothing', async () => {
  const data = await dataDirectory();
  const { status, stderr } = await runCommand(
    'import',
    ...['ck', 'test/fixtures/ck/board', '--dataset', 'board', '--data', data],
  );
  expect(status).toBe(1);
  expect(stderr).toContain('datapackage.json: created is missing; expected a date');
  expect(stderr).toContain('; --metadata gives what the source lacks\n');
  expect(stderr).toContain('left out: 2f1e2d3c4b5a6978: no tag names a known network');
  expect(await readdir(data)).toEqual([]);
});

test('a source of which nothing can be taken is told in a line for each file, whatever is in it', async () => {
  const data = await dataDirectory();
  const run = (batchSize: number, times: string) =>
    `  - { model: net, library: trt, batchSize: ${batchSize}, times: ${times} }\n`;
  await writeFile(join(data, 'runs.yaml'), `runs:\n${run(1, 'log.txt')}${run(2, '"\\e[31m.json"')}`);
  await writeFile(join(data, 'log.txt'), '\u001b[31m&&&& RUNNING TensorRT.trtexec\u001b[0m\n');
  const { status, stdout, stderr } = await runCommand(
    'import',
    ...['trtexec', join(data, 'runs.yaml'), '--dataset', 'board', '--data', data],
  );
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  const times = 'what trtexec writes with --exportTimes';
  expect(stderr.split('\n')).toEqual([
    `left out: net, trt, batch size 1, repetition 0: log.txt:0:0: it seems to be the console log of trtexec; expected ${times}`,
    `left out: net, trt, batch size 2, repetition 0: \\u{1b}[31m.json:0:0: the file is missing; expected ${times}`,
    'import: no run found',
    '',
  ]);
});

test('a file of llama-bench becomes a dataset without a manifest, and speaks of tokens', async () => {
  const data = await dataDirectory();
  const { status, stdout, stderr } = await runCommand(
    'import',
    ...['llama-bench', 'test/fixtures/llama-bench/cpu.jsonl', '--dataset', 'llama', '--data', data],
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('2 runs: 2 ok, 0 not');
  expect(stdout).toContain('left out: cpu.jsonl:2:1: main: error: failed to load model');
  const descriptor = JSON.parse(await readFile(join(data, 'llama', 'datapackage.json'), 'utf8')) as object;
  expect(descriptor).toMatchObject({
    created: '2026-11-01T00:00:00Z',
    item: { one: 'token', many: 'tokens' },
  });
  expect((await runCommand('validate', join(data, 'llama'))).status).toBe(0);
});
