import type { Findings } from './finding.ts';
import { type Parsed, parseName, parseWhole } from './parse-cell.ts';
import { readHeader } from './read-header.ts';
import { RowCells } from './row-cells.ts';
import type { TableSource } from './table-source.ts';
import type { NetworkLayer } from './types.ts';

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

/**
 * Reads and checks the networks: the layers of each model, in the order of the file. `measured` has the models that
 * have runs, undefined where they are not known.
 */
export async function readNetworks(
  table: TableSource,
  findings: Findings,
  measured: ReadonlySet<string> | undefined,
): Promise<readonly NetworkLayer[]> {
  const stray = new Set<string>();
  const layers: NetworkLayer[] = [];
  const firstByKey = new Map<string, number>();
  await table.read(findings, (names) => {
    const header = readHeader('networks', names, undefined, findings);
    if (header === undefined) return undefined;
    const row = new RowCells(header, findings);
    const read = (cells: readonly string[], offset: number): void => {
      row.enter(cells, offset);
      const layer = {
        model: row.value('model', parseName)!,
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
      const key = `${row.text('model')}\0${row.text('layer')}`;
      const first = firstByKey.get(key);
      if (first === undefined) firstByKey.set(key, offset);
      else {
        const value = key.replace('\0', ',');
        row.reject(
          'layer',
          'the model has the layer twice, first on line %',
          'each layer once',
          value,
          first,
        );
      }
      if (measured !== undefined && row.valid && !measured.has(layer.model) && !stray.has(layer.model)) {
        stray.add(layer.model);
        row.reject('model', 'no run is of the model', 'one of the models in the runs', layer.model);
      }
      if (row.valid) layers.push(layer);
    };
    return { row: read };
  });
  return layers;
}
