import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { readDataset } from '../../src/dataset/read-dataset.ts';
import type { RunKey } from '../../src/dataset/types.ts';
import { mutationOf } from './mutations.ts';
import type { PlainRow } from './plain-report.ts';

const VARIED = 'test/fixtures/datasets/varied';
const FACTORS = ['threads', 'image_size'];
const MUTATION = mutationOf(
  ...['runs.csv', 'layers.csv', 'iterations.csv', 'iterations.csv', 'networks.csv', 'datapackage.json'],
);

/** What a file says to a reader that checks nothing. */
async function plainRows(file: string): Promise<readonly PlainRow[]> {
  return existsSync(file) ? parse(await readFile(file), { columns: true }) : [];
}

const time = (text: string | undefined): number => (text ? Number(text) : NaN);
const keyOfRow = (row: PlainRow) => [
  ...[row.model, row.library, Number(row.batch_size), Number(row.repetition)],
  ...FACTORS.map((name) => row[name] ?? ''),
];
const keyOfRun = ({ model, library, batchSize, repetition, factors }: RunKey) => [
  ...[model, library, batchSize, repetition],
  ...FACTORS.map((name) => factors[name] ?? ''),
];

/** Reads the folder: what comes out must be what the files say. */
async function checkReading(folder: string): Promise<'refused' | 'read'> {
  const layers: unknown[] = [];
  const iterations: unknown[] = [];
  const { dataset, problems } = await readDataset(
    folder,
    (runs) => (run, layerIndex, layer, forwardMs, backwardMs) =>
      layers.push([...keyOfRun(runs[run]!), layerIndex, layer, forwardMs, backwardMs]),
    (runs) => (run, iteration, forwardMs, backwardMs) =>
      iterations.push([...keyOfRun(runs[run]!), iteration, forwardMs, backwardMs]),
  );
  if (dataset === undefined) {
    expect(problems.length).toBeGreaterThan(0);
    for (const { file, line, column } of problems) {
      expect(file).toMatch(/^varied\/[a-z]+\.(csv|json)$/);
      expect(Math.min(line, column)).toBeGreaterThanOrEqual(0);
    }
    return 'refused';
  }
  const rows = (file: string) => plainRows(join(folder, file));
  expect(dataset.runs.map((run) => [...keyOfRun(run), run.forwardMs ?? NaN])).toEqual(
    (await rows('runs.csv')).map((row) => [...keyOfRow(row), time(row.forward_ms)]),
  );
  const times = (row: PlainRow) => [time(row.forward_ms), time(row.backward_ms)];
  expect(layers).toEqual(
    (await rows('layers.csv')).map((row) => [
      ...[...keyOfRow(row), Number(row.layer_index), row.layer],
      ...times(row),
    ]),
  );
  expect(iterations).toEqual(
    (await rows('iterations.csv')).map((row) => [...keyOfRow(row), Number(row.iteration), ...times(row)]),
  );
  expect(dataset.networks.map(({ model, factors }) => [model, factors?.image_size ?? ''])).toEqual(
    (await rows('networks.csv')).map((row) => [row.model, row.image_size ?? '']),
  );
  return 'read';
}

test(
  'mutations of a dataset with factors and single times are each refused with a place or read as they are written',
  { timeout: 300_000 },
  async () => {
    const parent = await mkdtemp(join(tmpdir(), 'mutations-'));
    onTestFinished(() => rm(parent, { recursive: true }));
    const folder = join(parent, 'varied');
    await cp(VARIED, folder, { recursive: true });
    const outcomes = { refused: 0, read: 0 };
    await fc.assert(
      fc.asyncProperty(MUTATION, async ({ file, apply }) => {
        const path = join(folder, file);
        const original = await readFile(join(VARIED, file));
        const mutated = apply(original);
        if (mutated === undefined) await rm(path);
        else await writeFile(path, mutated);
        try {
          outcomes[await checkReading(folder)] += 1;
        } finally {
          await writeFile(path, original);
        }
      }),
      { numRuns: 500, seed: 20261129 },
    );
    // Both kinds of outcome have to be common, or the test would show nothing.
    expect(outcomes.refused).toBeGreaterThan(150);
    expect(outcomes.read).toBeGreaterThan(25);
  },
);
