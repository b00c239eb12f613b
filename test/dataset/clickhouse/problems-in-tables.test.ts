import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../../src/dataset/problem.ts';
import { splitDataset } from '../../../src/dataset/clickhouse/split-dataset.ts';
import { readDataset } from '../../../src/dataset/read-dataset.ts';
import { type Edit, editedDataset, swap } from '../edited-dataset.ts';
import { clusterFolder, noServer, useServers } from './cluster-datasets.ts';
import { loadTables } from './load-tables.ts';

const servers = useServers();

let databases = 0;

/** Puts an edited fixture into tables of its own. */
async function inCluster(edits: Readonly<Record<string, Edit>>, of = 'small'): Promise<[string, string]> {
  const folder = await editedDataset(edits, of);
  const database = `p${(databases += 1)}`;
  await loadTables(servers(), folder, database);
  return [await clusterFolder(folder, database), database];
}

async function problemsOf(folder: string): Promise<readonly string[]> {
  return (await readDataset(folder)).problems.map(formatProblem);
}

/** What is edited, and what is said of it; `%` is the database. */
const BAD: readonly (readonly [string, Readonly<Record<string, Edit>>, readonly string[]])[] = [
  [
    'a negative time of a run',
    { 'runs.csv': swap('10.25', '-1') },
    [
      'small/%.runs:tiny-net,cpu,1,1: forward_ms is negative: "-1"; expected a number above 0, or an empty cell where it was not measured',
    ],
  ],
  [
    'a run that is there twice',
    {
      'runs.csv': swap('wide-net,cpu,1,0', 'tiny-net,cpu,1,0'),
      'layers.csv': (text) => text.replaceAll(/^wide-net,cpu,1,0.*\n/gm, ''),
    },
    [
      'small/%.runs:tiny-net,cpu,1,0: the run is there twice, first at tiny-net,cpu,1,0: "tiny-net,cpu,1,0"; expected each run once',
    ],
  ],
  [
    'layers without their run',
    { 'layers.csv': (text) => text.replaceAll('tiny-net,cpu,2,0', 'tiny-net,cpu,4,0') },
    ['small/%.layers:tiny-net,cpu,4,0: 2 layers belong to no run; expected one of the runs'],
  ],
  [
    'a negative time of a layer',
    { 'layers.csv': (text) => text.replace(/^(tiny-net,cpu,1,0,0,[^,]*,)[^,]*/m, '$1-3') },
    [
      'small/%.layers:tiny-net,cpu,1,0,conv1: forward_ms is negative: "-3"; expected a number of at least 0, or an empty cell where it was not measured',
    ],
  ],
];

describe.skipIf(noServer)('of tables in a cluster the same is told as of files, by key', () => {
  test.each(BAD)('%s', async (_, edits, expected) => {
    const [folder, database] = await inCluster(edits);
    const problems = await problemsOf(folder);
    for (const each of expected) expect(problems).toContain(each.replace('%', database));
  });

  test('a layer twice in a run, and one that a run lacks', async () => {
    const [folder, database] = await inCluster({
      'layers.csv': (text) => text.replace(/^(tiny-net,cpu,1,0,1,)[^,]*/m, '$1conv1'),
    });
    const problems = await problemsOf(folder);
    expect(problems).toContain(
      `small/${database}.layers:tiny-net,cpu,1,0: the run has the layer twice: "conv1"; expected each layer once`,
    );
    expect(problems.join('\n')).toMatch(
      /runs:tiny-net,cpu,1,0: the run lacks a layer that the run at tiny-net,cpu,/,
    );
  });

  test('a direction in which every layer takes no time was not measured', async () => {
    const [folder, database] = await inCluster({
      'layers.csv': (text) => text.replaceAll(/^(tiny-net,cpu,1,0,.*),[^,]*$/gm, '$1,0'),
    });
    expect(await problemsOf(folder)).toContain(
      `small/${database}.runs:tiny-net,cpu,1,0: backward_ms is 0 in every layer of the run that has it; expected empty cells where the direction was not measured`,
    );
  });

  test('iterations that are not each there once', async () => {
    const [folder, database] = await inCluster(
      { 'iterations.csv': swap('net,cpu,1,1,224,0,1,19', 'net,cpu,1,1,224,0,2,19') },
      'varied',
    );
    expect(await problemsOf(folder)).toEqual([
      `varied/${database}.iterations:net,cpu,1,1,224,0: the iterations of the run are not each there once: "2 rows, 2 iterations from 0 to 2"; expected all of them, as they count from 0`,
    ]);
  });

  test('a table that lacks a column', async () => {
    const [folder, database] = await inCluster({});
    for (const table of ['layers_local', 'layers'])
      await servers().everywhere(`DROP TABLE ${database}.${table}`);
    await servers().everywhere(
      `CREATE TABLE ${database}.layers (model String, library String, batch_size UInt8, repetition UInt8, layer String, forward_ms Float32, backward_ms Float64) ENGINE = MergeTree ORDER BY model`,
    );
    expect(await problemsOf(folder)).toEqual([
      `small/${database}.layers:columns: the header lacks a column: "layer_index"; expected the columns model, library, batch_size, repetition, layer_index, layer, forward_ms, backward_ms`,
      `small/${database}.layers:forward_ms: the column has a type that does not fit a time: "Float32"; expected Float64, or Nullable(Float64)`,
    ]);
  });

  test('of what is wrong in very many rows examples are told, and how many more there are', async () => {
    const [folder, database] = await inCluster({});
    await servers().on(
      0,
      `INSERT INTO ${database}.layers_local SELECT 'tiny-net', 'cpu', 1, 0, toUInt32(number + 10), concat('more', toString(number)), -1, NULL FROM numbers(250)`,
    );
    const problems = await problemsOf(folder);
    expect(problems.filter((problem) => problem.includes('forward_ms is negative'))).toHaveLength(100);
    expect(problems).toContain(
      `small/${database}.layers:0:0: 150 further problems of this file are not listed; expected none`,
    );
  });

  test('a table that is in a file too', async () => {
    const [folder, database] = await inCluster({});
    await writeFile(join(folder, 'runs.csv'), await readFile('test/fixtures/datasets/small/runs.csv'));
    expect(await problemsOf(folder)).toContain(
      `small/runs.csv:0:0: the table is in ClickHouse too: "${database}.runs"; expected one of the two`,
    );
  });
});

describe.skipIf(noServer)('one table holds many boards', () => {
  /** No row is of two lines. */
  const plain = (text: string): string => text.replace(',\nafter', ', after');

  const boards: Edit = (text) =>
    plain(text)
      .trimEnd()
      .split('\n')
      .flatMap((line, index) => (index === 0 ? [`board,${line}`] : [`attic,${line}`, `cellar,${line}`]))
      .join('\n')
      .concat('\n');

  test('each is a dataset of its own', async () => {
    const folder = await editedDataset({ 'runs.csv': boards, 'layers.csv': boards });
    await loadTables(servers(), folder, 'own');
    const { dataset, problems, layerRows } = await readDataset(
      await clusterFolder(folder, 'own', { board: 'attic' }),
    );
    const alone = await readDataset(await editedDataset({ 'runs.csv': plain }));
    expect(problems).toEqual([]);
    expect(layerRows).toBe(alone.layerRows);
    expect(dataset!.runs.map(({ further: _, ...run }) => run)).toEqual(
      expect.arrayContaining(alone.dataset!.runs.map(({ further: _, ...run }) => run)),
    );
  });

  test('or all are one, with the board for a factor', async () => {
    const folder = await editedDataset({
      'runs.csv': boards,
      'layers.csv': boards,
      'datapackage.json': (text) =>
        JSON.stringify({ ...(JSON.parse(text) as object), factors: { board: { label: 'Board' } } }),
    });
    await loadTables(servers(), folder, 'together', 'rows', ['board']);
    const { dataset, problems } = await readDataset(await clusterFolder(folder, 'together'));
    const alone = await readDataset(await editedDataset({ 'runs.csv': plain }));
    expect(problems).toEqual([]);
    expect(dataset!.runs.length).toBe(2 * alone.dataset!.runs.length);
    expect(new Set(dataset!.runs.map(({ factors }) => factors['board']))).toEqual(
      new Set(['attic', 'cellar']),
    );
  });

  test('folders for all of them are made at once, and those that are there left alone', async () => {
    const folder = await editedDataset({
      'runs.csv': boards,
      'layers.csv': boards,
      'datapackage.json': (text) =>
        JSON.stringify({ ...(JSON.parse(text) as object), factors: { board: { label: 'Board' } } }),
    });
    await loadTables(servers(), folder, 'apart', 'rows', ['board']);
    const whole = await clusterFolder(folder, 'apart');
    const beside = (name: string): string => join(whole, '..', name);
    expect(await splitDataset(whole, 'board')).toEqual({
      made: [beside('attic'), beside('cellar')],
      kept: [],
    });
    const { dataset, problems } = await readDataset(beside('cellar'));
    expect(problems).toEqual([]);
    expect(dataset!.descriptor).toMatchObject({ title: 'A small campaign: cellar', factors: [] });
    expect(dataset!.runs).toHaveLength(7);
    expect((await splitDataset(whole, 'board')).kept).toEqual([beside('attic'), beside('cellar')]);
    await expect(splitDataset(whole, 'bord')).rejects.toThrow('apart.runs has no column "bord"');
    await expect(splitDataset('test/fixtures/datasets/small', 'board')).rejects.toThrow(
      'no rows in ClickHouse',
    );
  });
});
