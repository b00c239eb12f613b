import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { formatProblem } from '../../src/dataset/problem.ts';
import { readDataset } from '../../src/dataset/read-dataset.ts';

/** Reads a dataset whose runs, of one model with one library, have a batch size, a repetition and one further column. */
async function read(column: object, rows: readonly (readonly [batchSize: number, ...cells: string[]])[]) {
  const folder = await mkdtemp(join(tmpdir(), 'settings-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const name = 'name' in column ? String(column.name) : '';
  const runs = rows.flatMap(([batchSize, ...cells]) =>
    cells.map((cell, repetition) => `net,lib,${batchSize},${repetition},ok,,2.5,,,,${cell}\n`),
  );
  const files = {
    'datapackage.json': JSON.stringify({
      ...{ title: 'T', created: '2026-11-29', sources: [], licenses: [] },
      resources: [{ name: 'runs', path: 'runs.csv', schema: { fields: [column] } }],
    }),
    'runs.csv': `model,library,batch_size,repetition,status,failure,forward_ms,backward_ms,forward_backward_ms,memory_bytes,${name}\n${runs.join('')}`,
    'layers.csv': 'model,library,batch_size,repetition,layer_index,layer,forward_ms,backward_ms\n',
  };
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  const { problems, notes } = await readDataset(folder);
  return [...problems.map((problem) => formatProblem(problem).replace(/^[^/]*\//, '')), ...notes];
}

const EXPECTED =
  'expected a factor, declared in datapackage.json, or "measured": true in what it says of the column';

test('rows of one point that differ in whole numbers or words are refused by the column’s name', async () => {
  await expect(read({ name: 'image_size', type: 'integer' }, [[1, '384', '224']])).resolves.toEqual([
    `runs.csv:3:24: rows of one point differ in image_size: "224, 384"; ${EXPECTED}`,
  ]);
  await expect(
    read({ name: 'power_mode' }, [
      [1, '5W', '5W'],
      [2, 'MAXN', '5W'],
    ]),
  ).resolves.toEqual([`runs.csv:5:24: rows of one point differ in power_mode: "5W, MAXN"; ${EXPECTED}`]);
});

test('what was measured may differ: by its type, its name, or what is said of it', async () => {
  for (const column of [
    { name: 'current_size', type: 'number' },
    { name: 'throttled', type: 'boolean' },
    { name: 'started_at', type: 'string' },
    { name: 'gpu_clock_mhz', type: 'integer' },
    { name: 'iterations', type: 'integer' },
    { name: 'image_size', type: 'integer', measured: true },
  ]) {
    const cells = column.type === 'boolean' ? ['true', 'false'] : ['76', '998'];
    await expect(read(column, [[1, ...cells]]), column.name).resolves.toEqual([]);
  }
});

test('words that differ from row to row and never come again are told, and do not stop anybody', async () => {
  await expect(
    read({ name: 'kernels' }, [
      [1, 'a', 'b', 'c'],
      [2, 'd', 'e', 'f'],
    ]),
  ).resolves.toEqual([
    'rows of one point differ in kernels (a, b, c, d, e, f): if it says how they were run, it is a factor to declare',
  ]);
});

test('points of one row each, and empty cells, differ in nothing', async () => {
  await expect(
    read({ name: 'image_size', type: 'integer' }, [
      [1, '224', ''],
      [2, '384', '384'],
    ]),
  ).resolves.toEqual([]);
});
