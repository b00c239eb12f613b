import { resolve } from 'node:path';
import type { Campaign, ImportedLayer, ImportedRun, LeftOut } from '../import/campaign.ts';
import { readManifest } from '../import/manifest.ts';
import { failureWithoutTime, measuredBytes, measuredMs } from '../import/measured.ts';
import { type Note, Notes } from '../import/notes.ts';
import { RefusedSourceError } from '../import/refused-source.ts';
import { Unreadable } from '../import/unreadable.ts';
import { mappedNumber, mappedText, type SourceCells, withPoint } from './mapped-cells.ts';
import { type DecimalMark, type Mapping, mappedColumns, mappingSchema } from './mapping.ts';
import { Pairing, type Place } from './pairing.ts';
import { readSourceRows } from './source-rows.ts';

type RunsMapping = Mapping['runs'];
type LayersMapping = NonNullable<Mapping['layers']>;
type Status = ImportedRun['status'];

/**
 * Reads any CSV file by a mapping of its columns, one row for each run, and one for each layer where there are layers.
 *
 * A row that cannot be read is left out, with its line and the reason. Throws {@link RefusedSourceError} where a file
 * cannot be read at all, and where it is unclear which layers are of which run.
 */
export async function readCsvCampaign(mappingFile: string): Promise<Campaign> {
  const { manifest: mapping, folder } = await readManifest(mappingFile, mappingSchema);
  const leftOut: LeftOut[] = [];
  const notes = new Notes();
  const pairing = new Pairing();
  const layers = new Map<string, ImportedLayer[]>();
  const runs = new Map<string, ImportedRun>();

  const readTable = async (
    table: RunsMapping | LayersMapping,
    take: (cells: SourceCells, point: Point, place: Place) => void,
  ): Promise<void> => {
    const { file } = table;
    const { rows, unreadable } = await readSourceRows(
      resolve(folder, file),
      file,
      mapping.delimiter,
      mappedColumns(table),
    );
    leftOut.push(...unreadable.map(({ line, why }) => ({ what: `${file}:${line}`, why })));
    for (const { line, cells } of rows) {
      let point: Point | undefined;
      try {
        point = readPoint(cells, table, mapping.decimal);
        take(cells, point, { file, line });
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        const { message } = error;
        leftOut.push({ what: `${file}:${line}`, why: message });
        if (point === undefined) continue;
        const why = `the row is left out (${message})`;
        if (table === mapping.runs) pairing.runLeftOut(keyOf(point), { file, line }, why);
        else pairing.doubt(keyOf(point), { file, line }, why);
      }
    }
  };

  const { layers: layersMapping, runs: runsMapping, decimal } = mapping;
  if (layersMapping !== undefined) {
    await readTable(layersMapping, (cells, point, place) => {
      const { layerIndex, ...layer } = readLayer(cells, layersMapping, decimal, notes.in(place.file));
      const repetition =
        readRepetition(cells, layersMapping, decimal) ?? pairing.ofLayer(keyOf(point), layer.layer, place);
      const key = keyOf({ ...point, repetition });
      const list = layers.get(key) ?? [];
      list.push({ ...layer, layerIndex: layerIndex ?? list.length });
      layers.set(key, list);
    });
  }
  await readTable(runsMapping, (cells, point, place) => {
    const run = readRun(cells, runsMapping, decimal, notes.in(place.file));
    // Counted last: a row that is left out must not use a number up.
    const repetition = readRepetition(cells, runsMapping, decimal) ?? pairing.ofRun(keyOf(point));
    const key = keyOf({ ...point, repetition });
    if (runs.has(key)) throw new Unreadable(`the run is there already: ${key}`);
    if (run.status !== 'ok') pairing.doubt(keyOf(point), place, `the run is not ok (${run.failure})`);
    runs.set(key, { ...point, repetition, ...run, layers: layers.get(key) ?? [] });
  });
  const unclear = runsMapping.repetition === undefined ? pairing.problems() : [];
  if (unclear.length > 0) throw new RefusedSourceError(unclear);

  for (const [key, { length }] of layers) {
    if (!runs.has(key)) leftOut.push({ what: `${length} layers of ${key}`, why: 'they belong to no run' });
  }
  const furtherColumns = Object.entries(runsMapping.further).map(([name, { type, description }]) => ({
    name,
    type,
    description,
  }));
  leftOut.push(...notes.leftOut());
  return { runs: [...runs.values()], furtherColumns, metadata: mapping.metadata, leftOut };
}

type Point = Pick<ImportedRun, 'model' | 'library' | 'batchSize'>;

function keyOf({ model, library, batchSize, repetition }: Point & { repetition?: number }): string {
  return [model, library, batchSize, ...(repetition === undefined ? [] : [repetition])].join(',');
}

function readPoint(cells: SourceCells, from: RunsMapping | LayersMapping, decimal: DecimalMark): Point {
  const model = mappedText(cells, from.model);
  const library = mappedText(cells, from.library);
  const batchSize = mappedNumber(cells, from.batch_size, decimal) ?? NaN;
  if (model === '' || library === '' || !Number.isInteger(batchSize))
    throw new Unreadable(`not a run: ${keyOf({ model, library, batchSize })}`);
  return { model, library, batchSize };
}

/** Undefined where the mapping has none. */
function readRepetition(
  cells: SourceCells,
  from: RunsMapping | LayersMapping,
  decimal: DecimalMark,
): number | undefined {
  if (from.repetition === undefined) return undefined;
  const repetition = mappedNumber(cells, from.repetition, decimal) ?? NaN;
  if (!Number.isInteger(repetition))
    throw new Unreadable(`not a repetition: ${JSON.stringify(mappedText(cells, from.repetition))}`);
  return repetition;
}

function readRun(cells: SourceCells, from: RunsMapping, decimal: DecimalMark, note: Note) {
  const told = mappedText(cells, from.status) || 'ok';
  if (!['ok', 'failed', 'timeout'].includes(told)) {
    throw new Unreadable(
      `unknown status: ${JSON.stringify(told)}; expected ok, failed or timeout, by words of the mapping`,
    );
  }
  const forwardMs = mappedNumber(cells, from.forward_ms, decimal);
  const withoutTime = told === 'ok' ? failureWithoutTime(forwardMs) : undefined;
  const reason = told === 'ok' ? '' : mappedText(cells, from.failure) || 'no reason recorded';
  const time = (column: 'backward_ms' | 'forward_backward_ms'): number | undefined =>
    measuredMs(mappedNumber(cells, from[column], decimal), `cells of ${column}`, note);
  return {
    status: withoutTime === undefined ? (told as Status) : ('failed' as const),
    failure: withoutTime ?? reason,
    forwardMs: measuredMs(forwardMs, 'cells of forward_ms', note),
    backwardMs: time('backward_ms'),
    forwardBackwardMs: time('forward_backward_ms'),
    memoryBytes: measuredBytes(mappedNumber(cells, from.memory_bytes, decimal), note),
    further: Object.fromEntries(
      Object.entries(from.further).map(([name, { column, empty, type }]) => {
        const text = mappedText(cells, { column, empty });
        return [name, type === 'string' ? text : withPoint(text, decimal)];
      }),
    ),
  };
}

function readLayer(cells: SourceCells, from: LayersMapping, decimal: DecimalMark, note: Note) {
  return {
    layer: mappedText(cells, from.layer),
    layerIndex: mappedNumber(cells, from.layer_index, decimal),
    forwardMs: measuredMs(mappedNumber(cells, from.forward_ms, decimal), 'layer times', note),
    backwardMs: measuredMs(mappedNumber(cells, from.backward_ms, decimal), 'layer times', note),
  };
}
