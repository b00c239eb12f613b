import { resolve } from 'node:path';
import type { Campaign, ImportedLayer, ImportedRun, LeftOut } from '../import/campaign.ts';
import { readManifest } from '../import/manifest.ts';
import { measuredLayers } from '../import/measured-layers.ts';
import { Notes } from '../import/notes.ts';
import { RefusedSourceError } from '../import/refused-source.ts';
import { Unreadable } from '../import/unreadable.ts';
import { type CountedRow, remarksOnCounted } from './counted-rows.ts';
import { factorsOfMapping } from './factors-of-mapping.ts';
import { isWanted } from './mapped-cells.ts';
import { type LayersMapping, mappingSchema, type RunsMapping } from './mapping.ts';
import { Pairing, type Place } from './pairing.ts';
import { keyOf, type Point, readPoint, readRepetition } from './read-point.ts';
import { readLayer, readRun } from './read-run.ts';
import { readSourceRows, type SourceRow } from './source-rows.ts';

/**
 * Reads any CSV file by a mapping of its columns, one row for each run, and one for each layer where there are layers.
 *
 * A row that cannot be read is left out, with its line and the reason. Throws {@link RefusedSourceError} where a file
 * cannot be read at all, and where it is unclear which layers are of which run.
 */
export async function readCsvCampaign(mappingFile: string): Promise<Campaign> {
  const { manifest: mapping, folder } = await readManifest(mappingFile, mappingSchema);
  const { layers: layersMapping, runs: runsMapping, decimal } = mapping;
  const leftOut: LeftOut[] = [];
  const remarks: string[] = [];
  const notes = new Notes();
  const pairing = new Pairing();
  const layers = new Map<string, ImportedLayer[]>();
  const runs = new Map<string, ImportedRun>();

  const readTable = async (
    table: RunsMapping | LayersMapping,
    take: (row: SourceRow, point: Point, place: Place) => void,
  ): Promise<readonly string[]> => {
    const { file, where } = table;
    const { rows, unmapped, unreadable, endsLine } = await readSourceRows(
      resolve(folder, file),
      table,
      mapping,
    );
    if (!endsLine)
      remarks.push(
        `the last line of ${file} lacks its end: a file that was cut off may end in half a number`,
      );
    leftOut.push(...unreadable.map(({ line, why }) => ({ what: `${file}:${line}`, why })));
    for (const row of rows) {
      const { line, cells } = row;
      if (!isWanted(cells, where)) {
        notes.in(file)('rows that "where" leaves out');
        continue;
      }
      let point: Point | undefined;
      try {
        point = readPoint(cells, table, decimal);
        take(row, point, { file, line });
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        const { message } = error;
        leftOut.push({ what: `${file}:${line}`, why: message });
        if (point === undefined) continue;
        const why = `the row is left out (${message})`;
        if (table === runsMapping) pairing.runLeftOut(keyOf(point), { file, line }, why);
        else pairing.doubt(keyOf(point), { file, line }, why);
      }
    }
    return unmapped;
  };

  if (layersMapping !== undefined) {
    await readTable(layersMapping, ({ cells }, point, place) => {
      const read = readLayer(cells, layersMapping, decimal, point.batchSize);
      const { layerIndex, ...layer } = read;
      const repetition =
        readRepetition(cells, layersMapping, decimal) ?? pairing.ofLayer(keyOf(point), layer.layer, place);
      const key = keyOf({ ...point, repetition });
      const list = layers.get(key) ?? [];
      list.push({ ...layer, layerIndex: layerIndex ?? list.length });
      layers.set(key, list);
    });
    const note = notes.in(layersMapping.file);
    for (const [key, list] of layers) layers.set(key, measuredLayers(list, note));
  }
  const counted: CountedRow[] = [];
  const unmapped = await readTable(runsMapping, ({ cells, others }, point, place) => {
    const run = readRun(cells, runsMapping, decimal, point.batchSize, notes.in(place.file));
    // Counted last: a row that is left out must not use a number up.
    const repetition = readRepetition(cells, runsMapping, decimal) ?? pairing.ofRun(keyOf(point));
    const key = keyOf({ ...point, repetition });
    if (runs.has(key)) throw new Unreadable(`the run is there already: ${key}`);
    if (run.status !== 'ok') pairing.doubt(keyOf(point), place, `the run is not ok (${run.failure})`);
    const found = { ...point, repetition, ...run, layers: layers.get(key) ?? [] };
    runs.set(key, found);
    counted.push({ run: found, place, others });
  });
  const isCounted = runsMapping.repetition === undefined;
  if (isCounted) remarks.push(...remarksOnCounted(counted, runsMapping, unmapped, decimal));
  const unclear = isCounted ? pairing.problems() : [];
  if (unclear.length > 0) throw new RefusedSourceError(unclear);

  for (const [key, { length }] of layers) {
    if (!runs.has(key)) leftOut.push({ what: `${length} layers of ${key}`, why: 'they belong to no run' });
  }
  const furtherColumns = Object.entries(runsMapping.further).map(
    ([name, { column: _, empty: __, ...said }]) => ({
      name,
      ...said,
    }),
  );
  const taken = [...runs.values()];
  return {
    runs: taken,
    factors: factorsOfMapping(runsMapping).filter(({ name }) =>
      taken.some(({ factors = {} }) => Object.hasOwn(factors, name)),
    ),
    remarks,
    furtherColumns,
    metadata: mapping.metadata,
    leftOut: [...leftOut, ...notes.leftOut()],
  };
}
