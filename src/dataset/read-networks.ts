import type { OutlinedFactor } from './descriptor-outline.ts';
import type { Findings } from './finding.ts';
import { type Parsed, parseName, parseWhole } from './parse-cell.ts';
import { readHeader } from './read-header.ts';
import { levelsReader } from './read-levels.ts';
import { RowCells } from './row-cells.ts';
import type { TableSource } from './table-source.ts';
import type { FactorLevels, NetworkLayer } from './types.ts';

const POOLINGS = ['', 'MAX', 'AVE', 'STOCHASTIC'];

function parsePooling(text: string): Parsed<string> {
  if (POOLINGS.includes(text)) return text;
  return { problem: 'is unknown', expected: 'MAX, AVE, STOCHASTIC or an empty cell' };
}

function parseShape(text: string): Parsed<string> {
  if (/^[1-9]\d*(?:x[1-9]\d*)*$/.test(text)) return text;
  return { problem: 'is not a shape', expected: 'sizes joined by x, e.g. 96x55x55' };
}

const parseCount = (text: string): Parsed<number> => parseWhole(text, 0);

/** What was measured of a model: with the levels that tell its networks apart. */
export interface MeasuredModel {
  readonly model: string;
  readonly factors: FactorLevels;
}

/** What tells networks apart: the model, with its levels of those factors that have `columns` in the table. */
export function networkKey(
  model: string,
  levels: FactorLevels | undefined,
  columns: readonly string[],
): string {
  return [model, ...columns.map((name) => levels?.[name] ?? '')].join(',');
}

/**
 * Reads and checks the networks: the layers of each model, in the order of the file. `factors` are the dataset's, of which
 * those that vary what is run may be columns; `measured` has the models that have runs, undefined where they are not
 * known.
 */
export async function readNetworks(
  table: TableSource,
  factors: readonly OutlinedFactor[],
  findings: Findings,
  measured: readonly MeasuredModel[] | undefined,
): Promise<readonly NetworkLayer[]> {
  const told = new Set<string>();
  const layers: NetworkLayer[] = [];
  const firstByKey = new Map<string, number>();
  await table.read(findings, (names) => {
    const header = readHeader('networks', names, undefined, findings, factors);
    if (header === undefined) return undefined;
    const row = new RowCells(header, findings);
    const columns = header.factors.map(({ name }) => name);
    const readLevels = levelsReader(header.factors);
    const ofRuns = measured && new Set(measured.map((each) => networkKey(each.model, each.factors, columns)));
    const read = (cells: readonly string[], offset: number): void => {
      row.enter(cells, offset);
      const layer = {
        model: row.value('model', parseName)!,
        ...(columns.length > 0 ? { factors: readLevels(row) } : {}),
        layerIndex: row.value('layer_index', parseCount)!,
        layer: row.value('layer', parseName)!,
        type: row.value('type', parseName)!,
        pooling: row.value('pooling', parsePooling)!,
        outputShape: row.value('output_shape', parseShape)!,
        inputElementsPerImage: row.value('input_elements_per_image', parseCount)!,
        outputElementsPerImage: row.value('output_elements_per_image', parseCount)!,
        parameters: row.value('parameters', parseCount)!,
        macsPerImage: row.value('macs_per_image', parseCount)!,
      };
      const key = ['model', ...columns, 'layer'].map((column) => row.text(column)).join(',');
      const first = firstByKey.get(key);
      if (first === undefined) firstByKey.set(key, offset);
      else
        row.reject('layer', 'the model has the layer twice, first on line %', 'each layer once', key, first);
      const network = networkKey(layer.model, layer.factors, columns);
      if (ofRuns !== undefined && row.valid && !ofRuns.has(network) && !told.has(network)) {
        told.add(network);
        row.reject('model', 'no run is of the model', 'one of the models in the runs', network);
      }
      if (row.valid) layers.push(layer);
    };
    return { row: read };
  });
  return layers;
}
