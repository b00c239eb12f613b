import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLlamaBenchCampaign } from '../../../src/dataset/import-llama-bench/read-campaign.ts';
import { importedDataset } from '../imported-dataset.ts';

const FIXTURES = 'test/fixtures/llama-bench';
const MANIFEST = join(FIXTURES, 'runs.yaml');

/** Reads files of llama-bench by a manifest that says nothing but their names. */
async function readFiles(files: Readonly<Record<string, string | Buffer>>, manifest?: string) {
  const folder = await mkdtemp(join(tmpdir(), 'llama-bench-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const named = Object.keys(files).map((file) => `  - { file: ${file} }`);
  await writeFile(join(folder, 'runs.yaml'), manifest ?? `results:\n${named.join('\n')}\n`);
  return readLlamaBenchCampaign(join(folder, 'runs.yaml'));
}

type Values = Readonly<Record<string, string | number | boolean | readonly number[]>>;

function bench(values: Values): Values {
  const usual = { backends: 'CPU', model_filename: 'a.gguf', model_type: 'tiny', n_prompt: 0, n_gen: 0 };
  return { ...usual, n_threads: 4, ...values };
}

const lines = (...tests: readonly Values[]): string =>
  tests.map((each) => `${JSON.stringify(bench(each))}\n`).join('');

test('a repetition of a prompt is a run whose batch are its tokens', async () => {
  const { runs } = await readLlamaBenchCampaign(join(FIXTURES, 'gpu.json'));
  expect(runs.slice(0, 2)).toMatchObject([
    {
      model: 'tiny-1b-q4_0',
      library: 'llama.cpp-cuda',
      batchSize: 512,
      repetition: 0,
      status: 'ok',
      forwardMs: 256,
      factors: { prompt_tokens: '512', context_tokens: '0' },
      further: { tested_at: '2026-11-01T10:00:00Z' },
      layers: [],
    },
    { batchSize: 512, repetition: 1, forwardMs: 260 },
  ]);
});

test('tokens are generated one after another: a batch is one token, its time the mean over the test', async () => {
  const { runs } = await readLlamaBenchCampaign(join(FIXTURES, 'gpu.json'));
  expect(runs.slice(2, 4)).toMatchObject([
    { batchSize: 1, forwardMs: 25, factors: { generated_tokens: '128', context_tokens: '0' } },
    { batchSize: 1, forwardMs: 26 },
  ]);
  expect(runs[2]!.factors).not.toHaveProperty('prompt_tokens');
});

test('a prompt and a generation timed as one are one batch of all their tokens', async () => {
  const { runs } = await readLlamaBenchCampaign(join(FIXTURES, 'gpu.json'));
  expect(runs[4]).toMatchObject({
    batchSize: 640,
    forwardMs: 4000,
    factors: { prompt_tokens: '512', generated_tokens: '128', context_tokens: '4096' },
  });
});

test('what is the same in all tests describes the library, and what varies with it is a factor', async () => {
  const { runs, factors, metadata } = await readLlamaBenchCampaign(join(FIXTURES, 'cpu.jsonl'));
  expect(factors).toEqual([
    { name: 'prompt_tokens', label: 'Prompt tokens', of: 'model' },
    { name: 'threads', label: 'Threads', unit: 'threads', of: 'library' },
  ]);
  expect(runs.map((run) => [run.factors!['threads'], run.forwardMs])).toEqual([
    ['2', 8192],
    ['4', 4096],
  ]);
  expect(metadata).toMatchObject({
    item: { one: 'token', many: 'tokens' },
    created: '2026-11-01',
    platform: { cpu: { name: 'Board CPU' } },
    libraries: {
      'llama.cpp-cpu': {
        label: 'llama.cpp CPU',
        device: 'cpu',
        backend: 'cpu',
        revision: 'b6001-abc1234',
        settings: { n_batch: '2048', type_k: 'f16', flash_attn: '1' },
      },
    },
    models: { 'tiny-1b-q4_0': { label: 'tiny 1B Q4_0', parameters: 1_000_000_000 } },
  });
});

test('a file without single times has a run for each test, with their mean', async () => {
  const { runs, remarks } = await readLlamaBenchCampaign(join(FIXTURES, 'old.csv'));
  expect(runs).toMatchObject([
    {
      library: 'llama.cpp-cuda',
      batchSize: 512,
      forwardMs: 320,
      further: { std_ms: '3.2', tokens_per_second: '1600.16', tokens_per_second_std: '16.0016' },
    },
    { batchSize: 1, forwardMs: 50, further: { tokens_per_second: '20' } },
  ]);
  expect(runs[1]!.further).not.toHaveProperty('std_ms');
  expect(remarks).toEqual([
    'old.csv has no single times: each test is one run, with the mean time of its repetitions',
  ]);
});

test('the table has rates alone, of which the time follows; other tables are none of it', async () => {
  const { runs, remarks, leftOut } = await readLlamaBenchCampaign(join(FIXTURES, 'notes.txt'));
  expect(
    runs.map(({ model, library, batchSize, status, forwardMs }) => [
      model,
      library,
      batchSize,
      status,
      forwardMs,
    ]),
  ).toEqual([
    ['tiny-1B-Q4_0', 'llama.cpp-cpu', 512, 'ok', 2000],
    ['tiny-1B-Q4_0', 'llama.cpp-cpu', 1, 'ok', 80],
    ['tiny-1B-Q4_0', 'llama.cpp-cpu', 1, 'failed', undefined],
  ]);
  expect(runs[0]!.further).toEqual({ tokens_per_second: '256', tokens_per_second_std: '2.5' });
  expect(remarks).toEqual([
    'notes.txt has no single times: each test is one run, with the time that the mean rate of its repetitions gives',
  ]);
  expect(leftOut).toContainEqual({
    what: 'notes.txt:13:1',
    why: 'the row is cut off; expected "|" at its end',
  });
});

test('what cannot be taken is told, with its place and the reason', async () => {
  const { leftOut } = await readLlamaBenchCampaign(MANIFEST);
  expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
    "cpu.jsonl:2:1: main: error: failed to load model '/home/me/models/big.gguf'",
    'old.csv:4:1: n_prompt and n_gen are 0; expected tokens to process or to generate',
    'notes.txt:13:1: the row is cut off; expected "|" at its end',
    'times of tests that are no finite number: once, in notes.txt',
  ]);
});

test('the campaign becomes a valid dataset, with the tags and the factors that a manifest gives', async () => {
  const campaign = await readLlamaBenchCampaign(MANIFEST);
  const { dataset, problems } = await importedDataset(campaign);
  expect(problems).toEqual([]);
  const { descriptor, runs } = dataset!;
  expect(descriptor.title).toBe('Language models on a board of today');
  expect([...descriptor.libraries.keys()]).toEqual(['llama.cpp-cuda', 'llama.cpp-cpu', 'llama.cpp-laptop']);
  expect(descriptor.factors.map(({ name, of }) => `${name} of ${of}`)).toEqual([
    'prompt_tokens of model',
    'generated_tokens of model',
    'context_tokens of model',
    'build of library',
    'threads of library',
    'power_mode of library',
  ]);
  expect(campaign.remarks).toContain('n_batch varies along with build and threads, and is no factor');
  expect(runs.filter(({ factors }) => factors['power_mode'] === '10 W')).toHaveLength(2);
});

test('models of one name are told apart by their folders where they are not the same', async () => {
  const sizes = (first: number, second: number) => ({
    'a.jsonl': lines(
      { model_filename: '/x/model.gguf', model_size: first, n_gen: 1, avg_ns: 1e6 },
      { model_filename: 'C:\\y\\model.gguf', model_size: second, n_gen: 1, avg_ns: 1e6 },
    ),
  });
  const tags = async (files: Readonly<Record<string, string>>) =>
    (await readFiles(files)).runs.map(({ model, repetition }) => [model, repetition]);
  expect(await tags(sizes(1, 2))).toEqual([
    ['/x/model', 0],
    ['C:/y/model', 0],
  ]);
  expect(await tags(sizes(1, 1))).toEqual([
    ['model', 0],
    ['model', 1],
  ]);
});

test('a test that was run again goes on with its repetitions, and is told; one that is there twice is taken once', async () => {
  const first = { n_gen: 2, samples_ns: [2e6, 4e6], test_time: '2026-11-01T10:00:00Z' };
  const later = { ...first, samples_ns: [3.5e6], test_time: '2026-11-01T11:00:00Z' };
  const { runs, remarks, leftOut } = await readFiles({
    'a.jsonl': lines(first, later),
    'b.jsonl': lines(first),
  });
  expect(runs.map(({ repetition, forwardMs }) => [repetition, forwardMs])).toEqual([
    [0, 1],
    [1, 2],
    [2, 1.75],
  ]);
  expect(remarks).toEqual([
    'a, llama.cpp-cpu, batch size 1, generated_tokens 2: 2 tests, up to 1.17 times apart, whose repetitions are numbered on',
  ]);
  expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
    'tests that are there already, begun at the same time: once, in b.jsonl',
  ]);
});

test('tests of one point that are too far apart to be repetitions are refused: something was varied that no file tells', async () => {
  const table = (rate: string) => `| model | backend | test | t/s |\n| tiny | CPU | tg8 | ${rate} ± 1.00 |\n`;
  await expect(readFiles({ 'a.md': table('40.00') + table('10.00') })).rejects.toThrow(
    'a.md:0:0: tests of one point are up to 4.00 times apart: "tiny, llama.cpp-cpu, batch size 1, generated_tokens 8"; expected a file for each way of running them, with factors in a manifest',
  );
});

test('a setting that a table shows for one run alone tells its tests apart from those of the default', async () => {
  const table = (head: string, cell: string) =>
    `| model | backend | threads${head} | test | t/s |\n| tiny | CPU | 4${cell} | pp 64 | 100.00 ± 1.00 |\n`;
  const { runs } = await readFiles({ 'a.md': table('', ''), 'b.md': table(' | fa', ' | 1') });
  expect(runs.map(({ factors, repetition }) => [factors, repetition])).toEqual([
    [{ prompt_tokens: '64' }, 0],
    [{ prompt_tokens: '64', flash_attn: '1' }, 0],
  ]);
});

test('times that are none make failed runs, and are counted', async () => {
  const { runs, leftOut } = await readFiles({
    'a.jsonl': lines(
      { n_gen: 1, samples_ns: [0, 1e6] },
      { n_prompt: 8, avg_ns: 0, samples_ns: [] },
      { n_prompt: 9, avg_ns: 4e15 },
    ),
  });
  expect(runs.map(({ status, failure, forwardMs }) => [status, failure, forwardMs])).toEqual([
    ['failed', 'reported success with a forward time of 0 ms', undefined],
    ['ok', '', 1],
    ['failed', 'reported success with a forward time of 0 ms', undefined],
    ['failed', 'reported success with a forward time of 4000000000 ms', undefined],
  ]);
  expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
    'times of tests that are 0: 2 times, 0 ms, in a.jsonl',
    'times of tests over an hour: once, 4000000000 ms, in a.jsonl',
  ]);
});

const FILE = 'what llama-bench writes with -o json, jsonl, csv or md';

test.each([
  ['is empty', '', 'a.json:0:0: the file is empty'],
  ['is cut off', '[\n  {\n    "n_prompt": 512,\n', 'a.json:4:1: the JSON is cut off'],
  ['has nothing in it', '[ ]', 'a.json:0:0: it seems to be a JSON array of another kind'],
  [
    'is SQL',
    'INSERT INTO test (n_prompt, avg_ns) VALUES (1, 2);\n',
    'a.json:0:0: it seems to be the SQL of llama-bench',
  ],
  [
    'is another program’s',
    'RAM 1/2MB (lfb 1x2MB) cpu [1%]@1734\n',
    'a.json:0:0: it seems to be the output of tegrastats',
  ],
  ['has a header alone', 'n_prompt,n_gen,avg_ns\n', 'a.json:0:0: there is no test in it'],
])('a file that %s is told, with what was expected', async (_, text, message) => {
  const { runs, leftOut } = await readFiles({ 'a.json': text });
  expect(runs).toEqual([]);
  expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([`${message}; expected ${FILE}`]);
});

test.each([
  ['n_gen is missing; expected a number of tokens', { n_gen: undefined }],
  ['n_gen is no number of tokens: "1.5"; expected a whole number', { n_gen: 1.5 }],
  ['there is no model; expected model_filename or model_type', { model_filename: '', model_type: '' }],
  ['samples_ns has something else than numbers in it; expected nanoseconds', { samples_ns: ['1'] }],
  ['model_size is null; expected text or a number', { model_size: null }],
])('a test is left out with its place where %s', async (why, values) => {
  const whole = bench({ n_gen: 1, avg_ns: 1e6 });
  const json = JSON.stringify([whole, { ...whole, ...values }]);
  const { runs, leftOut } = await readFiles({ 'a.json': json });
  expect(runs).toHaveLength(1);
  expect(leftOut).toEqual([{ what: `a.json:1:${JSON.stringify([whole]).length + 1}`, why }]);
});

test('a number that is none leaves its test out', async () => {
  const { runs, leftOut } = await readFiles({
    'a.csv': 'model_type,n_prompt,n_gen,avg_ns\ntiny,8,0,"1,5"\n',
  });
  expect(runs).toEqual([]);
  expect(leftOut).toEqual([
    { what: 'a test of tiny in a.csv', why: 'avg_ns is no number: "1,5"; expected a decimal number' },
  ]);
});

const CSV = 'model_type,n_prompt,n_gen,avg_ns,avg_ts\n"tiny","8","0","16000000","500.000000"\n';

test.each([
  ['has a byte-order mark', Buffer.from(`\uFEFF${CSV}`)],
  ['has the line ends of Windows', Buffer.from(CSV.replaceAll('\n', '\r\n'))],
  ['is in UTF-16, as PowerShell writes it', Buffer.from(`\uFEFF${CSV}`, 'utf16le')],
  ['follows what else the program said', Buffer.from(`ggml_init: found "1" device\n${CSV}`)],
  ['lacks the end of its last line', Buffer.from(CSV.trimEnd())],
])('a file is read that %s', async (_, bytes) => {
  const { runs, leftOut, remarks } = await readFiles({ 'a.csv': bytes });
  expect(runs).toMatchObject([{ model: 'tiny', library: 'llama.cpp', batchSize: 8, forwardMs: 16 }]);
  expect(leftOut).toEqual([]);
  expect(remarks).toHaveLength(1);
});

test('a row that is cut off is left out, or told where it may be', async () => {
  const open = await readFiles({ 'a.csv': `${CSV}"tiny","9","0","16000000","500` });
  expect(open.leftOut).toEqual([
    {
      what: 'a.csv:3:1',
      why: 'a quote is open, or stands within a cell; expected a row of llama-bench',
    },
  ]);
  const bare = await readFiles({ 'a.csv': CSV.replaceAll('"', '').trimEnd() });
  expect(bare.remarks).toContain(
    'the last line of a.csv lacks its end: a file that was cut off may end in half a number',
  );
});

test('several files that were made one are read each by its own header', async () => {
  const other = 'model_type,n_gen,n_prompt,avg_ns\n"tiny","0","4","2000000"\n';
  const { runs } = await readFiles({ 'a.csv': CSV + other });
  expect(runs.map(({ batchSize, forwardMs }) => [batchSize, forwardMs])).toEqual([
    [8, 16],
    [4, 2],
  ]);
});

test('a library that a manifest names for several backends has them as a factor', async () => {
  const { runs, factors } = await readFiles(
    { 'a.jsonl': lines({ n_gen: 1, avg_ns: 1e6 }, { n_gen: 1, avg_ns: 2e6, backends: 'Vulkan' }) },
    'results: [{ file: a.jsonl, library: mine }]\n',
  );
  expect(factors!.map(({ name }) => name)).toEqual(['generated_tokens', 'backend']);
  expect(runs.map((run) => run.factors!['backend'])).toEqual(['CPU', 'Vulkan']);
});
