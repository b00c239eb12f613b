import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { formatProblem } from '../../src/dataset/problem.ts';
import { type DatasetReading, readDataset } from '../../src/dataset/read-dataset.ts';
import { type Edit, editedDataset, swap } from './edited-dataset.ts';
import { asParquet } from './parquet-copy.ts';

type Layers = readonly (readonly unknown[])[];

async function readAll(folder: string): Promise<DatasetReading & { layers: Layers }> {
  const layers: unknown[][] = [];
  const reading = await readDataset(
    folder,
    () =>
      (...layer) =>
        layers.push(layer),
  );
  return { ...reading, layers };
}

async function parquetCopy(folder: string, name: string): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'parquet-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const copy = join(parent, name);
  await cp(folder, copy, { recursive: true });
  const tables = ['runs', 'layers', 'iterations', 'networks'];
  return asParquet(
    copy,
    tables.filter((table) => existsSync(join(copy, `${table}.csv`))),
  );
}

test('the Jetson TX1’s measurements are the same from Parquet, to the last digit', async () => {
  const csv = await readAll('data/jetson-tx1');
  const parquet = await readAll(await parquetCopy('data/jetson-tx1', 'jetson-tx1'));
  expect(parquet.problems).toEqual([]);
  expect(parquet.dataset).toEqual(csv.dataset);
  expect(parquet.layers.length).toBe(55_056);
  const differing = parquet.layers.findIndex((layer, index) =>
    layer.some((value, part) => !Object.is(value, csv.layers[index]![part])),
  );
  expect(differing).toBe(-1);
});

test('text with commas, quotes and line breaks and empty cells come through', async () => {
  const parquet = await readAll(await parquetCopy('test/fixtures/datasets/small', 'small'));
  const csv = await readAll('test/fixtures/datasets/small');
  // A typed column writes 42.0 where the CSV file has 42.
  const further = (reading: DatasetReading) =>
    reading.dataset!.runs.map(({ further }) => {
      const written = further.get('temperature_c');
      return written === undefined ? undefined : Number(written);
    });
  expect(further(parquet)).toEqual(further(csv));
  const measured = (reading: DatasetReading) =>
    reading.dataset!.runs.map((run) => ({ ...run, further: new Map() }));
  expect(measured(parquet)).toEqual(measured(csv));
  expect(parquet.layers).toEqual(csv.layers);
});

test('levels of factors come through, as numbers too, and so do iterations', async () => {
  const [csv, parquet] = await Promise.all([
    readAll('test/fixtures/datasets/varied'),
    readAll(await parquetCopy('test/fixtures/datasets/varied', 'varied')),
  ]);
  expect(parquet.problems).toEqual([]);
  expect(parquet.dataset).toEqual(csv.dataset);
  expect(parquet.layers).toEqual(csv.layers);
  expect(parquet.iterationRows).toBe(3);
});

const BAD: readonly (readonly [string, string, Edit, string])[] = [
  [
    'a negative time',
    'runs',
    swap('10.25', '-1'),
    'runs.parquet:2:7: forward_ms is negative: "-1"; expected a number above 0, or an empty cell where it was not measured',
  ],
  [
    'a run twice',
    'runs',
    swap('wide-net,cpu,1,0', 'tiny-net,cpu,1,0'),
    'runs.parquet:7:1: the run is there twice, first on line 1: "tiny-net,cpu,1,0"; expected each run once',
  ],
  [
    'a layer without its run',
    'layers',
    swap('wide-net,cpu,1,0,0', 'wide-net,cpu,4,0,0'),
    'layers.parquet:10:1: the layer belongs to no run: "wide-net,cpu,4,0"; expected one of the runs',
  ],
  [
    'an unknown column',
    'layers',
    swap('layer_index,', 'layer_number,'),
    'layers.parquet:0:5: the header has an unknown column: "layer_number"; expected only the columns model, library, batch_size, repetition, layer_index, layer, forward_ms, backward_ms',
  ],
];

test.each(BAD)('Parquet is refused with %s, with the row and the column', async (_, table, edit, message) => {
  const folder = await asParquet(await editedDataset({ [`${table}.csv`]: edit }), ['runs', 'layers']);
  const { dataset, problems } = await readAll(folder);
  expect(dataset).toBeUndefined();
  expect(problems.map(formatProblem)).toContain(`small/${message}`);
});

test('a file that is no Parquet is refused', async () => {
  const folder = await editedDataset({ 'layers.csv': () => undefined });
  await writeFile(join(folder, 'layers.parquet'), 'no Parquet');
  const { problems } = await readAll(folder);
  expect(problems.map(({ file, message }) => [file, message])).toEqual([
    ['small/layers.parquet', 'the file cannot be read as Parquet'],
  ]);
});
