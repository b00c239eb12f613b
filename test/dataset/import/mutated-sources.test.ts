import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { describeCampaign } from '../../../src/cli/describe-campaign.ts';
import { type Campaign, NO_PROGRESS } from '../../../src/dataset/import/campaign.ts';
import { Unreadable } from '../../../src/dataset/import/unreadable.ts';
import { InvalidCampaignError, writeCampaign } from '../../../src/dataset/import/write-campaign.ts';
import { readCkCampaign } from '../../../src/dataset/import-ck/read-campaign.ts';
import { readCsvCampaign } from '../../../src/dataset/import-csv/read-campaign.ts';
import { readLlamaBenchCampaign } from '../../../src/dataset/import-llama-bench/read-campaign.ts';
import { readOnnxRuntimeCampaign } from '../../../src/dataset/import-onnxruntime/read-campaign.ts';
import { readOpenVinoCampaign } from '../../../src/dataset/import-openvino/read-campaign.ts';
import { readTfliteCampaign } from '../../../src/dataset/import-tflite/read-campaign.ts';
import { readTrtexecCampaign } from '../../../src/dataset/import-trtexec/read-campaign.ts';
import { NO_HINTS } from '../import-ck/no-hints.ts';
import { byteEdit, type Edit, fileEdit, lineEdit, place } from '../mutations.ts';
import { plainCk } from './plain/plain-ck.ts';
import { plainCsv } from './plain/plain-csv.ts';
import { plainLlamaBench } from './plain/plain-llama-bench.ts';
import { plainOnnxRuntime } from './plain/plain-onnxruntime.ts';
import { plainOpenVino } from './plain/plain-openvino.ts';
import type { PlainRun } from './plain/plain-run.ts';
import { plainTflite } from './plain/plain-tflite.ts';
import { plainTrtexec } from './plain/plain-trtexec.ts';
import { plainTrtexecLog } from './plain/plain-trtexec-log.ts';

interface Importer {
  /** Below `test/fixtures`. */
  readonly folder: string;
  readonly files: readonly string[];
  read(folder: string): Promise<Campaign>;
  /** What a reader makes of the folder who checks nothing. */
  plain(folder: string): readonly PlainRun[];
}

const IMPORTERS: readonly Importer[] = [
  {
    folder: 'trtexec',
    files: ['runs.yaml', 'b4-r0.times.json', 'b4-r0.times.json', 'b4-r0.profile.json', 'b4-r1.times.json'],
    read: (folder) => readTrtexecCampaign(join(folder, 'runs.yaml')),
    plain: plainTrtexec,
  },
  {
    folder: 'trtexec-log',
    files: [
      'runs.yaml',
      ...['v7.log', 'v8.log', 'v10.log', 'v10.log', 'failed.log'],
      ...['board.tegrastats', 'tx2.tegrastats'],
    ],
    read: (folder) => readTrtexecCampaign(join(folder, 'runs.yaml')),
    plain: plainTrtexecLog,
  },
  {
    folder: 'onnxruntime',
    files: ['runs.yaml', 'b2.json', 'b2.json', 'cut-off.json'],
    read: (folder) => readOnnxRuntimeCampaign(join(folder, 'runs.yaml')),
    plain: plainOnnxRuntime,
  },
  {
    folder: 'csv',
    files: ['mapping.yaml', 'results.csv', 'results.csv', 'layers.csv'],
    read: (folder) => readCsvCampaign(join(folder, 'mapping.yaml')),
    plain: plainCsv,
  },
  {
    folder: 'llama-bench',
    files: ['runs.yaml', 'gpu.json', 'gpu.json', 'cpu.jsonl', 'old.csv', 'notes.txt'],
    read: (folder) => readLlamaBenchCampaign(join(folder, 'runs.yaml')),
    plain: plainLlamaBench,
  },
  {
    folder: 'openvino',
    files: ['runs.yaml', 'sync.csv', 'async.csv', 'average.csv', 'sync.log', 'sync.json'],
    read: (folder) => readOpenVinoCampaign(join(folder, 'runs.yaml')),
    plain: plainOpenVino,
  },
  {
    folder: 'tflite',
    files: ['runs.yaml', 'profiled.log', 'profiled.log', 'plain.log', 'operators.csv'],
    read: (folder) => readTfliteCampaign(join(folder, 'runs.yaml')),
    plain: plainTflite,
  },
  {
    folder: 'ck/classic',
    files: [
      'cpu/ckp-1111111111111111',
      'tensorrt-1.0.0/ckp-aaaaaaaaaaaaaaaa',
      'tensorrt-1.0.0/ckp-bbbbbbbbbbbbbbbb',
    ]
      .map((point) => `experiment/bvlc-alexnet-${point}.0001.json`)
      .concat('experiment/bvlc-alexnet-cpu/.cm/meta.json'),
    read: (folder) => readCkCampaign(folder, NO_HINTS, NO_PROGRESS),
    plain: plainCk,
  },
];

const NASTY_TOKENS = [
  ...[
    '',
    '0',
    '-1',
    '-0',
    '1e999',
    '1e9',
    'NaN',
    'nan',
    '-inf',
    'null',
    'true',
    '"5"',
    '""',
    '[]',
    '{}',
    '0x1F',
  ],
  ...[
    '1,5',
    '9007199254740993',
    '"\\u0000"',
    '\u0000',
    '\u202e',
    '\\',
    '"',
    ',',
    ',]',
    '[',
    '{',
    '# ',
    '&a ',
    '*a',
  ],
];

/** Replaces, drops or doubles one word or number of a text, by another of its own or by one that hurts. */
const tokenEdit: fc.Arbitrary<Edit> = fc
  .tuple(place, fc.oneof(place, fc.constantFrom(...NASTY_TOKENS)))
  .map(([first, second]) => [
    `write the token at ${first}: ${second}`,
    (bytes) => {
      const text = bytes.toString('utf8');
      const tokens = [...text.matchAll(/[\w.+-]+/g)];
      const { 0: token, index } = tokens[Math.floor(first * tokens.length)] ?? { 0: '', index: 0 };
      const other =
        typeof second === 'string' ? second : (tokens[Math.floor(second * tokens.length)]?.[0] ?? '');
      return Buffer.from(text.slice(0, index) + other + text.slice(index + token.length));
    },
  ]);

const wholeEdit: fc.Arbitrary<Edit> = fc.constantFrom<Edit>(
  ['empty the file', () => Buffer.alloc(0)],
  ['wrap it as a trace for Chrome', (bytes) => Buffer.from(`{"traceEvents": ${bytes.toString('utf8')}}`)],
  ['put layers in its place', () => Buffer.from('{"Layers": ["conv1"]}')],
  ['put a log in its place', () => Buffer.from('&&&& RUNNING TensorRT.trtexec [TensorRT v8601]\n')],
  ['put a web page in its place', () => Buffer.from('<!DOCTYPE html>\n<html lang="en"></html>\n')],
  ['write UTF-16 with a mark', (bytes) => Buffer.from(`\uFEFF${bytes.toString('utf8')}`, 'utf16le')],
);

const mutation = fc
  .tuple(
    fc.noBias(fc.constantFrom(...IMPORTERS)),
    place,
    fc.oneof(
      { weight: 4, arbitrary: byteEdit },
      { weight: 3, arbitrary: lineEdit },
      { weight: 5, arbitrary: tokenEdit },
      { weight: 1, arbitrary: fileEdit },
      { weight: 1, arbitrary: wholeEdit },
    ),
  )
  .map(([importer, at, [what, apply]]) => {
    const file = importer.files[Math.floor(at * importer.files.length)]!;
    return { importer, file, apply, toString: () => `${importer.folder}/${file}: ${what}` };
  });

/** Everything that is written of a run, to the ninth digit. */
function rowsOf(runs: readonly PlainRun[]): unknown[] {
  const digits = (ms: number | undefined) => (ms === undefined ? null : Number(ms.toPrecision(9)));
  return runs.map((run) => [
    run.key,
    run.status,
    [run.forwardMs, run.backwardMs, run.forwardBackwardMs, run.memoryBytes].map(digits),
    Object.entries(run.further ?? {})
      .filter(([, text]) => text !== '')
      .sort(),
    run.layers.map(([name, ...times]) => [name, digits(times[0]), digits(times[1])]),
  ]);
}

function plainOf({ runs }: Campaign): readonly PlainRun[] {
  return runs.map((run) => ({
    ...run,
    key: [run.model, run.library, run.batchSize, run.repetition],
    layers: [...run.layers]
      .sort((a, b) => a.layerIndex - b.layerIndex)
      .map(({ layer, forwardMs, backwardMs }) => [layer, forwardMs, backwardMs] as const),
  }));
}

interface Imported {
  readonly rows: unknown[];
  /** Whatever the summary says beside the counts. */
  readonly told: readonly string[];
}

async function importFolder(importer: Importer, folder: string, data: string): Promise<Imported> {
  const campaign = await importer.read(folder);
  const rows = rowsOf(plainOf(campaign));
  if (rows.length === 0) return { rows, told: campaign.leftOut.map(({ what, why }) => `${what}: ${why}`) };
  const options = { name: 'mutated', dataDirectory: data, force: false };
  const metadata = { created: '2026-11-29', ...campaign.metadata };
  try {
    const written = await writeCampaign({ ...campaign, metadata }, options);
    const lines = describeCampaign(campaign, written);
    return { rows, told: lines.filter((line) => !/^\d+ \w+/.test(line)) };
  } finally {
    await rm(join(data, 'mutated'), { recursive: true, force: true });
  }
}

/** An error is the source's, names what it is about, and is a line for each thing that is wrong. */
function expectTold(error: unknown): void {
  if (!(error instanceof Unreadable || error instanceof InvalidCampaignError)) throw error;
  const lines = error instanceof InvalidCampaignError ? error.told : error.message.split('\n');
  for (const line of lines) {
    expect(line).toMatch(/^.+?: .+; expected \S/);
    expect(line).not.toMatch(/\p{Cc}|in JSON at|Zod|invalid_type|\[object/u);
    if (error instanceof Unreadable) expect(line).toMatch(/^.+?:\d+:\d+: /);
  }
}

/** `MUTATIONS=10000 npx vitest run` with this file tries so many, and says how they went; `MUTATION_SEED` takes others. */
const NUMBER_OF_RUNS = Number(process.env.MUTATIONS ?? 300);
const SEED = Number(process.env.MUTATION_SEED ?? 20161207);

test(
  'mutated sources are refused with a place, told of, or read as they are written; none crashes',
  { timeout: 20_000 + NUMBER_OF_RUNS * 500 },
  async () => {
    const parent = await mkdtemp(join(tmpdir(), 'mutated-'));
    onTestFinished(() => rm(parent, { recursive: true }));
    const usual = new Map<Importer, Imported>();
    for (const importer of IMPORTERS) {
      const folder = join(parent, importer.folder);
      await cp(join('test/fixtures', importer.folder), folder, { recursive: true });
      usual.set(importer, await importFolder(importer, folder, parent));
      expect(rowsOf(importer.plain(folder))).toEqual(usual.get(importer)!.rows);
    }
    const outcomes = { refused: 0, same: 0, told: 0, other: 0 };
    await fc.assert(
      fc.asyncProperty(mutation, async ({ importer, file, apply }) => {
        const folder = join(parent, importer.folder);
        const path = join(folder, file);
        const original = await readFile(path);
        const mutated = apply(original);
        if (mutated === undefined) await rm(path);
        else await writeFile(path, mutated);
        try {
          const { rows, told } = await importFolder(importer, folder, parent);
          const before = usual.get(importer)!;
          if (JSON.stringify(rows) === JSON.stringify(before.rows)) outcomes.same += 1;
          else if (JSON.stringify(told) !== JSON.stringify(before.told)) outcomes.told += 1;
          else {
            expect(rows).toEqual(rowsOf(importer.plain(folder)));
            outcomes.other += 1;
          }
        } catch (error) {
          expectTold(error);
          outcomes.refused += 1;
        } finally {
          await writeFile(path, original);
        }
      }),
      { numRuns: NUMBER_OF_RUNS, seed: SEED },
    );
    if (process.env.MUTATIONS !== undefined) console.warn(outcomes);
    // Every kind of outcome has to be common, or the test would show nothing.
    for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(NUMBER_OF_RUNS / 30);
  },
);
