import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Campaign, ImportedLayer, ImportedRun, LeftOut } from '../import/campaign.ts';
import { readManifest } from '../import/manifest.ts';
import { type Mapping, mappedNumber, mappedText, mappingSchema } from './mapping.ts';

type Row = Readonly<Record<string, string>>;
type Status = ImportedRun['status'];

/**
 * Reads any CSV file by a mapping of its columns, one row for each run, and one for each layer where there are layers.
 *
 * A row that cannot be read is left out, with its line and the reason. Nothing is repaired: what the mapping does not
 * declare empty is a number or an error, and the written dataset is checked as any other.
 */
export async function readCsvCampaign(mappingFile: string): Promise<Campaign> {
  const { manifest: mapping, folder } = await readManifest(mappingFile, mappingSchema);
  const leftOut: LeftOut[] = [];
  const layers = new Map<string, ImportedLayer[]>();
  const runs = new Map<string, ImportedRun>();

  if (mapping.layers !== undefined) {
    const { file } = mapping.layers;
    const count = new Counter();
    await readRows(resolve(folder, file), mapping.delimiter, file, leftOut, (row) => {
      const { key, layer } = readLayer(row, mapping.layers!, count);
      const list = layers.get(key) ?? [];
      list.push({ ...layer, layerIndex: layer.layerIndex ?? list.length });
      layers.set(key, list);
    });
  }
  const { file } = mapping.runs;
  const count = new Counter();
  await readRows(resolve(folder, file), mapping.delimiter, file, leftOut, (row) => {
    const run = readRun(row, mapping.runs, count);
    const key = keyOf(run);
    if (runs.has(key)) throw new Error(`the run is there already: ${key}`);
    runs.set(key, { ...run, layers: layers.get(key) ?? [] });
  });
  for (const [key, { length }] of layers) {
    if (!runs.has(key)) leftOut.push({ what: `${length} layers of ${key}`, why: 'they belong to no run' });
  }
  const furtherColumns = Object.entries(mapping.runs.further).map(([name, { type, description }]) => ({
    name,
    type,
    description,
  }));
  return { runs: [...runs.values()], furtherColumns, metadata: mapping.metadata, leftOut };
}

/** Numbers what comes again, from 0. */
class Counter {
  readonly #next = new Map<string, number>();

  of(key: string): number {
    const number = this.#next.get(key) ?? 0;
    this.#next.set(key, number + 1);
    return number;
  }
}

async function readRows(
  path: string,
  delimiter: string,
  file: string,
  leftOut: LeftOut[],
  take: (row: Row) => void,
): Promise<void> {
  const records = parse(await readFile(path), {
    columns: true,
    bom: true,
    delimiter,
    info: true,
  }) as unknown as {
    record: Row;
    info: { lines: number };
  }[];
  for (const { record, info } of records) {
    try {
      take(record);
    } catch (error) {
      leftOut.push({ what: `${file}:${info.lines}`, why: (error as Error).message });
    }
  }
}

type Key = Pick<ImportedRun, 'model' | 'library' | 'batchSize' | 'repetition'>;

function keyOf({ model, library, batchSize, repetition }: Key): string {
  return [model, library, batchSize, repetition].join(',');
}

function readKey(
  row: Row,
  from: Mapping['runs'] | NonNullable<Mapping['layers']>,
  repetitionOf: (key: string) => number,
) {
  const model = mappedText(row, from.model);
  const library = mappedText(row, from.library);
  const batchSize = mappedNumber(row, from.batch_size) ?? NaN;
  const repetition = from.repetition
    ? (mappedNumber(row, from.repetition) ?? NaN)
    : repetitionOf([model, library, batchSize].join(','));
  if (model === '' || library === '' || !Number.isInteger(batchSize) || !Number.isInteger(repetition)) {
    throw new Error(`not a run: ${keyOf({ model, library, batchSize, repetition })}`);
  }
  return { model, library, batchSize, repetition };
}

function readRun(row: Row, from: Mapping['runs'], count: Counter): Omit<ImportedRun, 'layers'> {
  const status = mappedText(row, from.status) || 'ok';
  if (!['ok', 'failed', 'timeout'].includes(status)) {
    throw new Error(
      `unknown status: ${JSON.stringify(status)}; expected ok, failed or timeout, by words of the mapping`,
    );
  }
  const measured = {
    forwardMs: mappedNumber(row, from.forward_ms),
    backwardMs: mappedNumber(row, from.backward_ms),
    forwardBackwardMs: mappedNumber(row, from.forward_backward_ms),
    memoryBytes: mappedNumber(row, from.memory_bytes),
    further: Object.fromEntries(
      Object.entries(from.further).map(([name, { column }]) => [name, mappedText(row, { column })]),
    ),
  };
  // The repetition is counted last: a row that is left out must not use a number up.
  const key = readKey(row, from, (counted) => count.of(counted));
  const failure = status === 'ok' ? '' : mappedText(row, from.failure) || 'no reason recorded';
  return { ...key, status: status as Status, failure, ...measured };
}

function readLayer(row: Row, from: NonNullable<Mapping['layers']>, count: Counter) {
  const layer = mappedText(row, from.layer);
  const times = {
    forwardMs: mappedNumber(row, from.forward_ms),
    backwardMs: mappedNumber(row, from.backward_ms),
  };
  const layerIndex = mappedNumber(row, from.layer_index);
  // The same layer of the same point again is the next repetition.
  const key = readKey(row, from, (counted) => count.of(JSON.stringify([counted, layer])));
  return { key: keyOf(key), layer: { layer, layerIndex, ...times } };
}
