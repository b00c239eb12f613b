import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCsvCampaign } from '../../../src/dataset/import-csv/read-campaign.ts';
import { importedDataset } from '../imported-dataset.ts';

async function read(mapping: string, files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await mkdtemp(join(tmpdir(), 'mapping-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'mapping.yaml'), mapping);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return readCsvCampaign(join(folder, 'mapping.yaml'));
}

const LIBRARY = 'library: { value: lib }';

test('a tag can be joined of columns; what is empty adds nothing', async () => {
  const { runs } = await read(
    `runs: { file: r.csv, ${LIBRARY}, batch_size: b, forward_ms: t,
       model: { join: [net, size, kind], separator: '@', words: { 'a@1': first } } }`,
    { 'r.csv': 'net,size,kind,b,t\na,1,,1,5\na,2,x,1,5\na,,,1,5\n' },
  );
  expect(runs.map(({ model }) => model)).toEqual(['first', 'a@2@x', 'a']);
});

test('of a rate the time of a batch is taken, in images or in batches per second', async () => {
  const { runs, leftOut } = await read(
    `decimal: ','
delimiter: ';'
runs: { file: r.csv, model: m, ${LIBRARY}, batch_size: b,
        forward_ms: { column: images, rate: images_per_second, empty: ['-'] },
        backward_ms: { column: kilobatches, rate: batches_per_second, scale: 1000 } }`,
    { 'r.csv': 'm;b;images;kilobatches\nnet;4;2000;0,5\nnet;8;2000,0;\nnet;1;-;\nnet;2;0;\n' },
  );
  expect(runs.map(({ batchSize, forwardMs, backwardMs }) => [batchSize, forwardMs, backwardMs])).toEqual([
    [4, 2, 2],
    [8, 4, undefined],
    [1, undefined, undefined],
    [2, undefined, undefined],
  ]);
  expect(runs.map(({ failure }) => failure)).toEqual([
    '',
    '',
    'reported success without a forward time',
    'reported success with a forward time of Infinity ms',
  ]);
  expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
    'cells of forward_ms that are no finite number: once, in r.csv',
  ]);
});

test('rows are taken or left out by their cells, and counted', async () => {
  const { runs, leftOut } = await read(
    `runs: { file: r.csv, model: m, ${LIBRARY}, batch_size: { value: 1 }, forward_ms: t,
             where: { status: [done, old], dtype: 16 } }
layers: { file: l.csv, model: { value: a }, ${LIBRARY}, batch_size: { value: 1 }, layer: n, forward_ms: t,
          where: { n: { not: Total } } }`,
    {
      'r.csv': 'm,status,dtype,t\na,done,16,3\nb,new,16,3\nc,old,32,3\n',
      'l.csv': 'n,t\nconv1,1\nrelu1,1\nTotal,2\n',
    },
  );
  expect(runs.map(({ model, layers }) => [model, layers.map(({ layer }) => layer)])).toEqual([
    ['a', ['conv1', 'relu1']],
  ]);
  expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
    'rows that "where" leaves out: 3 times, in l.csv; r.csv',
  ]);
});

test.each(['\n', '\r\n', '\r'])(
  'lines before the header are skipped, and those after it keep their numbers: %j',
  async (end) => {
    const lines = ['A title', 'of "two lines', 'm,t', 'net,5', 'net,x', ''];
    const { runs, leftOut } = await read(
      `runs: { file: r.csv, skip: 2, model: m, ${LIBRARY}, batch_size: { value: 1 }, forward_ms: t }`,
      { 'r.csv': lines.join(end) },
    );
    expect(runs).toHaveLength(1);
    expect(leftOut).toEqual([{ what: 'r.csv:5', why: 'not a number: "x"; expected a decimal number' }]);
  },
);

const TEXT = 'm,t\nnetz-ä,5\n';
const UTF_16 = Buffer.from(TEXT, 'utf16le');

test.each([
  ['UTF-16 by its mark', '', Buffer.concat([Buffer.from([0xff, 0xfe]), UTF_16])],
  ['UTF-16, big end first', '', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(UTF_16).swap16()])],
  ['UTF-16 by the mapping', 'encoding: utf-16le', UTF_16],
  ['UTF-8 with a mark', '', Buffer.from(`\uFEFF${TEXT}`)],
  ['Windows’ code page', 'encoding: windows-1252', Buffer.from(TEXT, 'latin1')],
])('a file can be in %s', async (_, encoding, bytes) => {
  const { runs } = await read(
    `${encoding}\nruns: { file: r.csv, model: m, ${LIBRARY}, batch_size: { value: 1 }, forward_ms: t }`,
    { 'r.csv': bytes },
  );
  expect(runs.map(({ model }) => model)).toEqual(['netz-ä']);
});

test('bytes that are none of the encoding are refused', async () => {
  await expect(
    read(
      `encoding: utf-16le\nruns: { file: r.csv, model: m, ${LIBRARY}, batch_size: { value: 1 }, forward_ms: t }`,
      { 'r.csv': Buffer.from([0x00, 0xd8, 0x41, 0x00]) },
    ),
  ).rejects.toThrow('r.csv:0:0: the file is not in utf-16le; expected a CSV file with a header row');
});

test('a power of ten moves the point alone, and memory in other units is rounded to bytes', async () => {
  const { runs } = await read(
    `runs: { file: r.csv, model: m, ${LIBRARY}, batch_size: { value: 1 }, forward_ms: { column: s, scale: 1000 },
             memory_bytes: { column: MiB, scale: 1048576 } }`,
    { 'r.csv': 'm,s,MiB\na,1.1,1.1\nb,29e-5,\n' },
  );
  expect(runs.map(({ forwardMs, memoryBytes }) => [forwardMs, memoryBytes])).toEqual([
    [1100, 1153434],
    [0.29, undefined],
  ]);
});

test.each([
  ['a scale of a name', 'model: { column: m, scale: 2 }', /unknown name: "scale"/],
  [
    'a rate of a batch size',
    'model: m, batch_size: { column: b, rate: images_per_second }',
    /unknown name: "rate"/,
  ],
  ['a condition of nothing', 'model: m, where: { m: [] }', /runs\.where\.m/],
  ['a negative number of lines', 'model: m, skip: -1', /runs\.skip: "-1"; expected number to be >=0/],
])('%s is refused with its place', async (_, part, message) => {
  const rest = `${LIBRARY}, forward_ms: t${part.includes('batch_size') ? '' : ', batch_size: b'}`;
  await expect(read(`runs: { file: r.csv, ${rest}, ${part} }`, {})).rejects.toThrow(message);
  await expect(read(`runs: { file: r.csv, ${rest}, ${part} }`, {})).rejects.toThrow(/mapping\.yaml:1:\d+: /);
});

const VARIED = `decimal: ','
delimiter: ';'
metadata: { created: 2026-11-04, factors: { threads: { label: Threads } } }
runs: { file: r.csv, model: m, ${LIBRARY}, batch_size: { value: 1 }, forward_ms: t,
        factors: { threads: n, size: { join: [w, h], separator: x }, share: f } }`;
const VARIED_RUNS =
  'm;n;w;h;f;t\nnet;4;224;224;0,50;5\nnet;4,0;;;;6\nnet;8;224;224;0,5;3\nnet;8;224;224;,5;4\n';

test('what was varied becomes factors, each number in its one spelling; an empty cell does not apply', async () => {
  const campaign = await read(VARIED, { 'r.csv': VARIED_RUNS });
  expect(campaign.runs.map(({ factors, repetition, forwardMs }) => [factors, repetition, forwardMs])).toEqual(
    [
      [{ threads: '4', size: '224x224', share: '0.5' }, 0, 5],
      [{ threads: '4' }, 0, 6],
      [{ threads: '8', size: '224x224', share: '0.5' }, 0, 3],
      [{ threads: '8', size: '224x224', share: '0.5' }, 1, 4],
    ],
  );
  const { dataset, problems } = await importedDataset(campaign);
  expect(problems).toEqual([]);
  expect(dataset!.descriptor.factors).toEqual([
    { name: 'threads', label: 'Threads', of: 'library' },
    { name: 'size', label: 'size', of: 'library' },
    { name: 'share', label: 'share', of: 'library' },
  ]);
});

test('layers go to the run with their levels, and have to have the factors of the runs', async () => {
  const layers = (factors: string) =>
    `layers: { file: l.csv, model: { value: net }, ${LIBRARY}, batch_size: { value: 1 }, layer: l, forward_ms: t${factors} }`;
  const runs = `runs: { file: r.csv, model: { value: net }, ${LIBRARY}, batch_size: { value: 1 }, forward_ms: t, factors: { threads: n } }`;
  const files = { 'r.csv': 'n,t\n4,5\n8,3\n', 'l.csv': 'n,l,t\n8,conv1,2\n4,conv1,4\n' };
  const campaign = await read(`${runs}\n${layers(', factors: { threads: n }')}`, files);
  expect(campaign.runs.map(({ layers }) => layers[0]!.forwardMs)).toEqual([4, 2]);
  await expect(read(`${runs}\n${layers('')}`, files)).rejects.toThrow(
    'mapping.yaml:2:1: invalid layers.factors; expected the factors of runs',
  );
});
