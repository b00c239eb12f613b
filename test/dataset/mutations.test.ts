import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createAnalysis } from '../../src/analysis/create-analysis.ts';
import { METRICS } from '../../src/analysis/metric.ts';
import { createSummariser } from '../../src/analysis/summarise.ts';
import { TABLE_NAMES } from '../../src/analysis/tables.ts';
import { readDataset } from '../../src/dataset/read-dataset.ts';
import type { Run } from '../../src/dataset/types.ts';
import { mutation } from './mutations.ts';

const SMALL = 'test/fixtures/datasets/small';

/** What a file says to a reader that checks nothing. */
async function plainRows(file: string): Promise<Record<string, string>[]> {
  return parse(await readFile(file), { columns: true });
}

const cell = (number: number | undefined): number | undefined => (Number.isNaN(number) ? undefined : number);
const written = (text: string | undefined): number | undefined => (text ? Number(text) : undefined);

function numbersOfRun(run: Run) {
  const {
    model,
    library,
    batchSize,
    repetition,
    status,
    forwardMs,
    backwardMs,
    forwardBackwardMs,
    memoryBytes,
  } = run;
  return [
    model,
    library,
    batchSize,
    repetition,
    status,
    forwardMs,
    backwardMs,
    forwardBackwardMs,
    memoryBytes,
  ];
}

function numbersOfRow(row: Record<string, string>) {
  const { model, library, batch_size, repetition, status, ...rest } = row;
  const measured = ['forward_ms', 'backward_ms', 'forward_backward_ms', 'memory_bytes'].map((name) =>
    written(rest[name]),
  );
  return [model, library, Number(batch_size), Number(repetition), status, ...measured];
}

/** Reads and analyses the folder; every number that comes out must stand in the files. */
async function checkReading(folder: string): Promise<'refused' | 'read'> {
  const layers: unknown[] = [];
  let summariser: ReturnType<typeof createSummariser> | undefined;
  const { dataset, problems } = await readDataset(folder, (runs) => {
    summariser = createSummariser(runs);
    return (run, layerIndex, layer, forwardMs, backwardMs) => {
      const { model, library, batchSize, repetition } = runs[run]!;
      layers.push([
        model,
        library,
        batchSize,
        repetition,
        layerIndex,
        layer,
        cell(forwardMs),
        cell(backwardMs),
      ]);
      summariser!.sink(run, layerIndex, layer, forwardMs, backwardMs);
    };
  });
  if (dataset === undefined) {
    expect(problems.length).toBeGreaterThan(0);
    for (const { file, line, column, message, expected } of problems) {
      expect(file).toMatch(/^small\/(runs\.csv|layers\.csv|networks\.csv|datapackage\.json)$/);
      expect(Number.isInteger(line) && Number.isInteger(column) && line >= 0 && column >= 0).toBe(true);
      expect(message.length * expected.length).toBeGreaterThan(0);
    }
    return 'refused';
  }
  expect(dataset.runs.map(numbersOfRun)).toEqual(
    (await plainRows(join(folder, 'runs.csv'))).map(numbersOfRow),
  );
  expect(layers).toEqual(
    (await plainRows(join(folder, 'layers.csv'))).map((row) => [
      ...[
        row.model,
        row.library,
        Number(row.batch_size),
        Number(row.repetition),
        Number(row.layer_index),
        row.layer,
      ],
      ...[written(row.forward_ms), written(row.backward_ms)],
    ]),
  );
  const analysis = createAnalysis(dataset, summariser!.finish());
  for (const metric of METRICS) for (const name of TABLE_NAMES) analysis.table(name, metric);
  return 'read';
}

test(
  'a thousand mutations are each refused with a place or read as they are written; none crashes',
  { timeout: 300_000 },
  async () => {
    const parent = await mkdtemp(join(tmpdir(), 'mutations-'));
    onTestFinished(() => rm(parent, { recursive: true }));
    const folder = join(parent, 'small');
    await cp(SMALL, folder, { recursive: true });
    const outcomes = { refused: 0, read: 0 };
    await fc.assert(
      fc.asyncProperty(mutation, async ({ file, apply }) => {
        const path = join(folder, file);
        const original = await readFile(join(SMALL, file));
        const mutated = apply(original);
        if (mutated === undefined) await rm(path);
        else await writeFile(path, mutated);
        try {
          outcomes[await checkReading(folder)] += 1;
        } finally {
          await writeFile(path, original);
        }
      }),
      { numRuns: 1000, seed: 20161207 },
    );
    // Both kinds of outcome have to be common, or the test would show nothing.
    expect(outcomes.refused).toBeGreaterThan(300);
    expect(outcomes.read).toBeGreaterThan(50);
  },
);
