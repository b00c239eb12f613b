import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeParquetAsCsv } from '../../src/dataset/parquet-csv.ts';
import { type DatasetReading, readDataset } from '../../src/dataset/read-dataset.ts';
import { asParquet } from './parquet-copy.ts';

/** A dataset's layer timings too, which a reading does not hold. */
async function readAll(folder: string): Promise<DatasetReading & { readonly timings: readonly unknown[][] }> {
  const timings: unknown[][] = [];
  const reading = await readDataset(
    folder,
    () =>
      (...timing) =>
        timings.push(timing),
  );
  return { ...reading, timings };
}

/** A further column's 42 may be written 42.0. */
function runsOf({ dataset }: DatasetReading) {
  return dataset!.runs.map(({ further, ...run }) => ({
    ...run,
    further: Object.values(further).map((cell) => (Number.isNaN(Number(cell)) ? cell : Number(cell))),
  }));
}

test.each(['data/jetson-tx1', 'test/fixtures/datasets/small'])(
  'the tables of %s in Parquet are the same as CSV again, to the last digit, wherever the folder is',
  async (source) => {
    const parent = await mkdtemp(join(tmpdir(), "it’s a 'quoted' folder "));
    onTestFinished(() => rm(parent, { recursive: true }));
    const [parquet, csv] = [join(parent, 'parquet'), join(parent, 'csv')];
    await cp(source, csv, { recursive: true });
    // Names in a statement of the test's own must not need quoting.
    const plain = await mkdtemp(join(tmpdir(), 'plain-'));
    onTestFinished(() => rm(plain, { recursive: true }));
    await cp(source, join(plain, 'd'), { recursive: true });
    await cp(await asParquet(join(plain, 'd'), ['runs', 'layers']), parquet, { recursive: true });
    for (const table of ['runs', 'layers']) {
      await rm(join(csv, `${table}.csv`));
      await writeParquetAsCsv(join(parquet, `${table}.parquet`), join(csv, `${table}.csv`));
    }
    const [one, other] = [await readAll(parquet), await readAll(csv)];
    expect(other.problems).toEqual([]);
    expect(other.timings).toEqual(one.timings);
    expect(runsOf(other)).toEqual(runsOf(one));
  },
);
