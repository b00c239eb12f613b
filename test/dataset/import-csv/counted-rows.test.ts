import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCsvCampaign } from '../../../src/dataset/import-csv/read-campaign.ts';
import { importedDataset } from '../imported-dataset.ts';

const TORCH = 'model: net, library: { value: torch }, batch_size: b, forward_ms: ms';

async function read(table: string, more = '', metadata = '{ created: 2026-11-29 }') {
  const folder = await mkdtemp(join(tmpdir(), 'counted-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const mapping = `metadata: ${metadata}\nruns: { file: r.csv, ${TORCH}${more} }\n`;
  await writeFile(join(folder, 'mapping.yaml'), mapping);
  await writeFile(join(folder, 'r.csv'), table);
  return readCsvCampaign(join(folder, 'mapping.yaml'));
}

const SIZES = 'net,size,b,ms\na,224,1,2.5\na,384,1,7.5\n';

test('rows of one point that differ in a column which nothing maps are refused by its name', async () => {
  await expect(read(SIZES)).rejects.toThrow(
    'r.csv:3:1: rows of one point differ in size: "224, 384"; expected it among the mapping\'s factors (factors: { size: "size" }), or repetition in the mapping',
  );
});

test('so are rows that differ in a further column, unless it is said to be measured', async () => {
  const further = (more: string) =>
    `, further: { image_size: { column: size, type: integer, description: Size${more} } }`;
  await expect(read(SIZES, further(''))).rejects.toThrow(
    '(factors: { size: "size" }), "measured: true" in what it says of the column, or repetition in the mapping',
  );
  const campaign = await read(SIZES, further(', measured: true'));
  expect(campaign.remarks).toEqual(['a, torch, batch size 1: 2 rows counted as repetitions']);
  const { problems } = await importedDataset(campaign);
  expect(problems).toEqual([]);
});

test('with the column as a factor they are two points, with what the mapping says of it', async () => {
  const campaign = await read(
    SIZES,
    ', factors: { image_size: { column: size, label: Image size, unit: pixels, of: model } }',
  );
  expect(campaign.remarks).toEqual([]);
  const { dataset, problems } = await importedDataset(campaign);
  expect(problems).toEqual([]);
  expect(dataset!.descriptor.factors).toEqual([
    { name: 'image_size', label: 'Image size', unit: 'pixels', of: 'model' },
  ]);
  expect(dataset!.runs.map(({ factors, repetition }) => [factors.image_size, repetition])).toEqual([
    ['224', 0],
    ['384', 0],
  ]);
});

test('with repetition in the mapping somebody says that they are repetitions', async () => {
  const { remarks } = await read('net,size,b,ms,r\na,224,1,2.5,0\na,384,1,7.5,1\n', ', repetition: r');
  expect(remarks).toEqual([]);
});

test('what was measured tells no rows apart: numbers with fractions, and names with units', async () => {
  const { remarks } = await read(
    'net,b,ms,watts,peak memory_mb,started at\na,1,2.5,3.25,100,9:00\na,1,2.6,3,120,9:05\n',
  );
  expect(remarks).toEqual(['a, torch, batch size 1: 2 rows counted as repetitions']);
});

test('text that never comes again is told', async () => {
  const { remarks } = await read(
    'net,b,ms,build\na,1,2.5,x1\na,1,2.6,x2\na,1,2.6,x3\nb,1,2.6,x4\nb,1,2.6,x5\n',
  );
  expect(remarks).toEqual([
    'a, torch, batch size 1: 3 rows counted as repetitions',
    'b, torch, batch size 1: 2 rows counted as repetitions',
    'rows of one point differ in build: x1, x2, x3, x4, x5',
  ]);
});

test('of many points with several rows the first are named and the others counted', async () => {
  const rows = ['a', 'b', 'c', 'd'].flatMap((net) => [`${net},1,2`, `${net},1,3`]);
  const { remarks } = await read(`net,b,ms\n${rows.join('\n')}\n`);
  expect(remarks).toEqual([
    'a, torch, batch size 1: 2 rows counted as repetitions',
    'b, torch, batch size 1: 2 rows counted as repetitions',
    '2 more points: 4 rows counted as repetitions',
  ]);
});
