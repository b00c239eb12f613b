import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCsvCampaign } from '../../../src/dataset/import-csv/read-campaign.ts';

const RUNS =
  'runs: { file: r.csv, model: m, library: l, batch_size: b, status: s, forward_ms: t, memory_bytes: y';
const LAYERS = 'layers: { file: l.csv, model: m, library: l, batch_size: b, layer: n, forward_ms: t';
const MAPPING = `${RUNS} }\n`;
const WITH_LAYERS = `${RUNS} }\n${LAYERS} }\n`;
const WITH_REPETITIONS = `${RUNS}, repetition: i }\n${LAYERS}, repetition: i }\n`;

async function read(mapping: string, runs: string | Uint8Array, layers = '') {
  const folder = await mkdtemp(join(tmpdir(), 'csv-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'mapping.yaml'), mapping);
  await writeFile(join(folder, 'r.csv'), runs);
  await writeFile(join(folder, 'l.csv'), layers);
  return readCsvCampaign(join(folder, 'mapping.yaml'));
}

const rows = (header: string, ...lines: string[]) => [header, ...lines, ''].join('\n');
const runRows = (...lines: string[]) => rows('m,l,b,s,t,y', ...lines);
const layerRows = (...lines: string[]) => rows('m,l,b,n,t', ...lines);

const UNCLEAR = 'it is unclear which layers are of which run, as';
const NUMBER_THEM = 'expected repetition in the mapping of both runs and layers';

test.each([
  [
    'a run is left out',
    runRows('net,lib,1,ok,bad,', 'net,lib,1,ok,10,'),
    layerRows('net,lib,1,a,9', 'net,lib,1,a,1'),
    `r.csv:2:1: ${UNCLEAR} the row is left out (not a number: "bad"; expected a decimal number): "net,lib,1"; ${NUMBER_THEM}`,
  ],
  [
    'a run failed and layers are there for the good one alone',
    runRows('net,lib,1,failed,,', 'net,lib,1,ok,10,'),
    layerRows('net,lib,1,a,9'),
    `r.csv:2:1: ${UNCLEAR} the run is not ok (no reason recorded): "net,lib,1"; ${NUMBER_THEM}`,
  ],
  [
    'a run has no time',
    runRows('net,lib,1,ok,0,', 'net,lib,1,ok,10,'),
    layerRows('net,lib,1,a,9', 'net,lib,1,a,8'),
    `r.csv:2:1: ${UNCLEAR} the run is not ok (reported success with a forward time of 0 ms): "net,lib,1"; ${NUMBER_THEM}`,
  ],
  [
    'a layer is left out',
    runRows('net,lib,1,ok,11,', 'net,lib,1,ok,10,'),
    layerRows('net,lib,1,a,x', 'net,lib,1,a,8'),
    `l.csv:2:1: ${UNCLEAR} the row is left out (not a number: "x"; expected a decimal number): "net,lib,1"; ${NUMBER_THEM}`,
  ],
  [
    'a layer is there less often than the runs',
    runRows('net,lib,1,ok,11,', 'net,lib,1,ok,10,'),
    layerRows('net,lib,1,a,9', 'net,lib,1,b,1', 'net,lib,1,b,1'),
    `l.csv:2:1: ${UNCLEAR} there are 2 runs and 1 rows of a layer: "net,lib,1: a"; ${NUMBER_THEM}`,
  ],
  [
    'a row cannot be read at all',
    runRows('net,lib,1,ok', 'net,lib,1,ok,10,'),
    layerRows('net,lib,1,a,9', 'net,lib,1,a,1'),
    `l.csv:2:1: ${UNCLEAR} there are 1 runs and 2 rows of a layer: "net,lib,1: a"; ${NUMBER_THEM}`,
  ],
])('layers by the order of rows are refused where %s', async (_, runs, layers, message) => {
  await expect(read(WITH_LAYERS, runs, layers)).rejects.toThrow(message);
});

test('of a single run the layers are its own, however it ended', async () => {
  const runs = runRows('net,lib,1,failed,,', 'net,lib,2,ok,10,');
  const campaign = await read(WITH_LAYERS, runs, layerRows('net,lib,1,a,9', 'net,lib,2,a,8'));
  expect(campaign.runs.map(({ layers }) => layers[0]!.forwardMs)).toEqual([9, 8]);
});

test('layers with repetitions go to their runs, whatever is left out', async () => {
  const runs = rows('m,l,b,i,s,t,y', 'net,lib,1,0,ok,bad,', 'net,lib,1,1,ok,10,', 'net,lib,1,2,failed,,');
  const layers = rows('m,l,b,i,n,t', 'net,lib,1,0,a,1', 'net,lib,1,1,a,9', 'net,lib,1,x,a,9');
  const campaign = await read(WITH_REPETITIONS, runs, layers);
  expect(
    campaign.runs.map(({ repetition, layers }) => [repetition, layers.map(({ forwardMs }) => forwardMs)]),
  ).toEqual([
    [1, [9]],
    [2, []],
  ]);
  expect(campaign.leftOut.map(({ what }) => what)).toEqual(['l.csv:4', 'r.csv:2', '1 layers of net,lib,1,0']);
});

test('repetitions are mapped for both tables or for neither', async () => {
  const mapping = `${RUNS}, repetition: i }\n${LAYERS} }\n`;
  await expect(read(mapping, runRows(), layerRows())).rejects.toThrow(
    'mapping.yaml:2:1: invalid layers.repetition; expected repetition in both runs and layers, or in neither',
  );
});

test('numbers that are no measurements are left out and counted; a run without its time has failed', async () => {
  const { runs, leftOut } = await read(
    MAPPING,
    runRows(
      ...['net,lib,1,ok,0,100', 'net,lib,2,ok,-1,100', 'net,lib,3,ok,3600001,100', 'net,lib,4,ok,inf,100'],
      ...['net,lib,5,ok,NaN,100', 'net,lib,6,ok,,100', 'net,lib,7,ok,5.50,0'],
    ),
  );
  expect(
    runs.map(({ status, failure, forwardMs, memoryBytes }) => [status, failure, forwardMs, memoryBytes]),
  ).toEqual([
    ['failed', 'reported success with a forward time of 0 ms', undefined, 100],
    ['failed', 'reported success with a forward time of -1 ms', undefined, 100],
    ['failed', 'reported success with a forward time of 3600001 ms', undefined, 100],
    ['failed', 'reported success with a forward time of Infinity ms', undefined, 100],
    ['failed', 'reported success with a forward time of NaN ms', undefined, 100],
    ['failed', 'reported success without a forward time', undefined, 100],
    ['ok', '', 5.5, undefined],
  ]);
  expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
    'cells of forward_ms that are 0: once, 0 ms, in r.csv',
    'cells of forward_ms below 0: once, -1 ms, in r.csv',
    'cells of forward_ms over an hour: once, 3600001 ms, in r.csv',
    'cells of forward_ms that are no finite number: 2 times, in r.csv',
    'memory that is no whole number of bytes, at least 1: once, 0 bytes, in r.csv',
  ]);
});

test('lines that are no rows and numbers in another notation are left out with their line', async () => {
  const { runs, leftOut } = await read(
    MAPPING,
    runRows('net,lib,1,ok,5,', 'net,lib,2,ok', '', 'net,"lib\nrary",3,ok,1,', 'net,lib,4,ok,0x1F,', ''),
  );
  expect(runs.map(({ batchSize }) => batchSize)).toEqual([1]);
  expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
    'r.csv:3: the row has 4 cells; expected 6, as the header has',
    'r.csv:4: the line is empty',
    'r.csv:8: the line is empty',
    'r.csv:5: the library has white space around it or control characters in it: "lib\\nrary"; expected a name',
    'r.csv:7: not a number: "0x1F"; expected a decimal number',
  ]);
});

test.each([
  ['that is empty', '', 'r.csv:0:0: the file is empty; expected a CSV file with a header row'],
  [
    'in Latin-1',
    Buffer.from(runRows('net,lib,1,ok,5,').replace('lib', 'é'), 'latin1'),
    'r.csv:2:5: invalid UTF-8: "byte 0xe9"; expected a file in UTF-8, or "encoding" in the mapping',
  ],
  [
    'in UTF-16 without a mark that says so',
    Buffer.from(runRows('net,lib,1,ok,5,'), 'utf16le'),
    'r.csv:0:0: it seems to be a text in UTF-16 without a byte-order mark; expected a CSV file with a header row, or "encoding" in the mapping',
  ],
  [
    'with another delimiter',
    runRows('net,lib,1,ok,5,').replaceAll(',', ';'),
    'r.csv:1:1: the header lacks a column that the mapping names: "m"; expected m;l;b;s;t;y, or "delimiter: ";""',
  ],
  [
    'that is a spreadsheet',
    Buffer.from('PK\x03\x04'),
    'r.csv:0:0: it seems to be a ZIP archive or a spreadsheet; expected a CSV file with a header row',
  ],
  [
    'that is no table',
    '<!DOCTYPE html><html></html>',
    'r.csv:0:0: it seems to be a web page; expected a CSV file with a header row',
  ],
  [
    'that lacks a column',
    rows('m,l,b,s,time,y'),
    'r.csv:1:1: the header lacks a column that the mapping names: "t"; expected m, which is the nearest, or another of m, l, b, s, time, y',
  ],
  [
    'that has a column twice',
    rows('m,l,b,s,t,y,t', 'net,lib,1,ok,5,,6'),
    'r.csv:1:1: the header has more than once a column that the mapping names: "t"; expected it once',
  ],
  [
    'with a quote left open',
    runRows('net,"lib,1,ok,5,'),
    'r.csv:2:1: a quote is left open; expected a closing quote; the rest of the file is not checked',
  ],
])('a file %s is refused by its name', async (_, runs, message) => {
  await expect(read(MAPPING, runs)).rejects.toThrow(message);
});

test('columns that the mapping does not name may be there twice', async () => {
  const { runs } = await read(MAPPING, rows('m,l,b,s,t,y,,', 'net,lib,1,ok,5,,,'));
  expect(runs).toHaveLength(1);
});

test('a row without a batch size that is one is left out, with its line', async () => {
  const { runs, leftOut } = await read(
    MAPPING,
    runRows(
      'net,lib,4,ok,3.1,',
      'net,lib,0,ok,0.0,',
      'net,lib,,ok,0.0,',
      'net,lib,2.5,ok,1,',
      ',lib,1,ok,1,',
    ),
  );
  expect(runs.map(({ batchSize }) => batchSize)).toEqual([4]);
  expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
    'r.csv:3: not a batch size: "0"; expected a whole number of at least 1',
    'r.csv:4: the batch size is empty; expected a whole number of at least 1',
    'r.csv:5: not a batch size: "2.5"; expected a whole number of at least 1',
    'r.csv:6: the model is empty; expected a name',
  ]);
});

test('a last line without its end is told, as half a number would not show', async () => {
  const text = runRows('net,lib,1,ok,12.5,');
  expect((await read(MAPPING, text)).remarks).toEqual([]);
  const { runs, remarks } = await read(MAPPING, text.trimEnd());
  expect(runs).toHaveLength(1);
  expect(remarks).toEqual([
    'the last line of r.csv lacks its end: a file that was cut off may end in half a number',
  ]);
});
