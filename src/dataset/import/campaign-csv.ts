import { csvFormatRows } from 'd3-dsv';
import { columnNames } from '../columns.ts';
import type { Campaign, ImportedRun } from './campaign.ts';

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Model, library, batch size, repetition: the order of the rows in every dataset that an importer writes. */
function inKeyOrder(runs: readonly ImportedRun[]): readonly ImportedRun[] {
  return [...runs].sort(
    (a, b) =>
      byCodeUnits(a.model, b.model) ||
      byCodeUnits(a.library, b.library) ||
      a.batchSize - b.batchSize ||
      a.repetition - b.repetition,
  );
}

/** A cell that is not measured is empty. */
function csvText(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return `${csvFormatRows(rows.map((cells) => cells.map((cell) => String(cell ?? ''))))}\n`;
}

/** `runs.csv`; numbers carry the shortest decimal text that reads back to the same number. */
export function runsCsv(campaign: Campaign): string {
  const further = campaign.furtherColumns.map((column) => column.name);
  const rows = inKeyOrder(campaign.runs).map((run) => [
    run.model,
    run.library,
    run.batchSize,
    run.repetition,
    run.status,
    run.failure,
    run.forwardMs,
    run.backwardMs,
    run.forwardBackwardMs,
    run.memoryBytes,
    ...further.map((name) => run.further?.[name]),
  ]);
  return csvText([[...columnNames('runs'), ...further], ...rows]);
}

/** `layers.csv`, in the order of the runs, then of the layers. */
export function layersCsv(campaign: Campaign): string {
  const rows = inKeyOrder(campaign.runs).flatMap((run) =>
    [...run.layers]
      .sort((a, b) => a.layerIndex - b.layerIndex)
      .map((layer) => [
        run.model,
        run.library,
        run.batchSize,
        run.repetition,
        layer.layerIndex,
        layer.layer,
        layer.forwardMs,
        layer.backwardMs,
      ]),
  );
  return csvText([columnNames('layers'), ...rows]);
}
