import type { ImportedLayer, ImportedRun } from '../import/campaign.ts';
import { failureWithoutTime, measuredBytes, measuredMs } from '../import/measured.ts';
import type { Note } from '../import/notes.ts';
import { Unreadable } from '../import/unreadable.ts';
import { mappedMs, mappedNumber, mappedText, type SourceCells, withPoint } from './mapped-cells.ts';
import type { DecimalMark, LayersMapping, RunsMapping, TimeSource } from './mapping.ts';
import { readName, readWhole } from './read-point.ts';

type Status = ImportedRun['status'];
type MeasuredRun = Omit<ImportedRun, 'model' | 'library' | 'batchSize' | 'repetition' | 'layers'>;

const STATUSES: readonly string[] = ['ok', 'failed', 'timeout'] satisfies readonly Status[];

function isStatus(text: string): text is Status {
  return STATUSES.includes(text);
}

/** How a run ended and what was measured of it. Throws {@link Unreadable} where a cell is not what its column wants. */
export function readRun(
  cells: SourceCells,
  from: RunsMapping,
  decimal: DecimalMark,
  batchSize: number,
  note: Note,
): MeasuredRun {
  const told = mappedText(cells, from.status) || 'ok';
  if (!isStatus(told)) {
    throw new Unreadable(
      `unknown status: ${JSON.stringify(told)}; expected ok, failed or timeout, by words of the mapping`,
    );
  }
  const forwardMs = mappedMs(cells, from.forward_ms, decimal, batchSize);
  const withoutTime = told === 'ok' ? failureWithoutTime(forwardMs) : undefined;
  const reason = told === 'ok' ? '' : mappedText(cells, from.failure) || 'no reason recorded';
  const time = (column: 'backward_ms' | 'forward_backward_ms'): number | undefined =>
    measuredMs(mappedMs(cells, from[column], decimal, batchSize), `cells of ${column}`, note);
  return {
    status: withoutTime === undefined ? told : 'failed',
    failure: withoutTime ?? reason,
    forwardMs: measuredMs(forwardMs, 'cells of forward_ms', note),
    backwardMs: time('backward_ms'),
    forwardBackwardMs: time('forward_backward_ms'),
    memoryBytes: measuredBytes(wholeBytes(cells, from.memory_bytes, decimal), note),
    further: Object.fromEntries(
      Object.entries(from.further).map(([name, { column, empty, type }]) => {
        const text = mappedText(cells, { column, empty });
        return [name, type === 'string' ? text : withPoint(text, decimal)];
      }),
    ),
  };
}

/** Megabytes with two decimals are no whole number of bytes. */
function wholeBytes(
  cells: SourceCells,
  from: RunsMapping['memory_bytes'],
  decimal: DecimalMark,
): number | undefined {
  const bytes = mappedNumber(cells, from, decimal);
  return bytes === undefined ? undefined : Math.round(bytes);
}

/**
 * A layer of a run; its index is undefined where the mapping has none, and what of its times is a measurement depends on the
 * run's other layers. Throws {@link Unreadable} as {@link readRun} does.
 */
export function readLayer(
  cells: SourceCells,
  from: LayersMapping,
  decimal: DecimalMark,
  batchSize: number,
): Omit<ImportedLayer, 'layerIndex'> & { readonly layerIndex: number | undefined } {
  const time = (source: TimeSource | undefined): number | undefined =>
    mappedMs(cells, source, decimal, batchSize);
  return {
    layer: readName(mappedText(cells, from.layer), 'layer'),
    layerIndex:
      from.layer_index === undefined
        ? undefined
        : readWhole(cells, from.layer_index, decimal, 'layer index', 0),
    forwardMs: time(from.forward_ms),
    backwardMs: time(from.backward_ms),
  };
}
