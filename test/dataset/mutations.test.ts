import { existsSync } from 'node:fs';
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
import type { Descriptor, NetworkLayer, Run } from '../../src/dataset/types.ts';
import { mutationOf } from './mutations.ts';
import { comparable, plainReport, type PlainRow } from './plain-report.ts';

const SMALL = 'test/fixtures/datasets/small';
const MUTATION = mutationOf(
  ...['runs.csv', 'runs.csv', 'layers.csv', 'layers.csv', 'networks.csv', 'datapackage.json'],
);

/** What a file says to a reader that checks nothing. */
async function plainRows(file: string): Promise<PlainRow[]> {
  return existsSync(file) ? parse(await readFile(file), { columns: true }) : [];
}

function layerOfRow(row: PlainRow): NetworkLayer {
  const count = (column: string) => Number(row[column]);
  return {
    model: row.model!,
    layerIndex: count('layer_index'),
    layer: row.layer!,
    type: row.type!,
    pooling: row.pooling!,
    outputShape: row.output_shape!,
    inputElementsPerImage: count('input_elements_per_image'),
    outputElementsPerImage: count('output_elements_per_image'),
    parameters: count('parameters'),
    macsPerImage: count('macs_per_image'),
  };
}

interface PlainDescriptor extends Omit<
  Descriptor,
  'licenses' | 'platform' | 'libraries' | 'models' | 'fields'
> {
  readonly licenses?: Descriptor['licenses'];
  readonly platform?: Descriptor['platform'];
  readonly libraries?: Readonly<Record<string, object>>;
  readonly models?: Readonly<Record<string, object>>;
  readonly resources: readonly {
    name: string;
    schema?: { fields: readonly { name: string; description?: string }[] };
  }[];
}

/** What `datapackage.json` says, to a reader that checks nothing. */
async function plainDescriptor(file: string): Promise<Partial<Descriptor>> {
  const { resources, ...said } = JSON.parse(await readFile(file, 'utf8')) as PlainDescriptor;
  const labelled = (infos: Readonly<Record<string, object>> = {}) =>
    new Map(Object.entries(infos).map(([tag, info]) => [tag, { label: tag, ...info }]));
  const { title, description, version, created, sources, licenses = [], platform = {} } = said;
  return {
    ...{ name: 'small', title, description, version, created, sources, licenses, platform },
    ...{ libraries: labelled(said.libraries), models: labelled(said.models), factors: [] },
    fields: new Map(
      resources.map(({ name, schema }) => [
        name,
        new Map(schema?.fields.map((field) => [field.name, field.description ?? ''])),
      ]),
    ),
  };
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

function numbersOfRow(row: PlainRow) {
  const { model, library, batch_size, repetition, status, ...rest } = row;
  const measured = ['forward_ms', 'backward_ms', 'forward_backward_ms', 'memory_bytes'].map((name) =>
    written(rest[name]),
  );
  return [model, library, Number(batch_size), Number(repetition), status, ...measured];
}

/** Reads and analyses the folder: what comes out must be what the files say, and the report that follows from them. */
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
  const runRows = await plainRows(join(folder, 'runs.csv'));
  const layerRows = await plainRows(join(folder, 'layers.csv'));
  expect(dataset.runs.map(numbersOfRun)).toEqual(runRows.map(numbersOfRow));
  expect(layers).toEqual(
    layerRows.map((row) => [
      ...[row.model, row.library, Number(row.batch_size), Number(row.repetition)],
      ...[Number(row.layer_index), row.layer, written(row.forward_ms), written(row.backward_ms)],
    ]),
  );
  expect(dataset.networks).toEqual((await plainRows(join(folder, 'networks.csv'))).map(layerOfRow));
  expect(dataset.descriptor).toEqual(await plainDescriptor(join(folder, 'datapackage.json')));
  const analysis = createAnalysis(dataset, summariser!.finish());
  for (const metric of METRICS) {
    for (const name of TABLE_NAMES) analysis.table(name, metric);
    for (const [name, rows] of Object.entries(plainReport(runRows, layerRows, metric))) {
      const table = analysis.table(name as (typeof TABLE_NAMES)[number], metric);
      expect(comparable(table), `${metric} ${name}`).toEqual(comparable(rows));
    }
  }
  return 'read';
}

test(
  'a thousand mutations are each refused with a place or read as they are written, with the report that follows; none crashes',
  { timeout: 300_000 },
  async () => {
    const parent = await mkdtemp(join(tmpdir(), 'mutations-'));
    onTestFinished(() => rm(parent, { recursive: true }));
    const folder = join(parent, 'small');
    await cp(SMALL, folder, { recursive: true });
    const outcomes = { refused: 0, read: 0 };
    await fc.assert(
      fc.asyncProperty(MUTATION, async ({ file, apply }) => {
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
