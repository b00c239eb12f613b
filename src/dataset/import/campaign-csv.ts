import { csvFormatRows } from 'd3-dsv';
import { columnNames } from '../columns.ts';
import { compareLevels } from '../level.ts';
import type { Factor } from '../types.ts';
import type { Campaign, ImportedRun } from './campaign.ts';

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Model, library, batch size, factors, repetition: the order of the rows in every dataset that an importer writes. */
function inKeyOrder(runs: readonly ImportedRun[], factors: readonly Factor[]): readonly ImportedRun[] {
  const byLevel = factors.map((factor) => {
    const compare = compareLevels(factor);
    return (a: ImportedRun, b: ImportedRun) =>
      compare(a.factors?.[factor.name] ?? '', b.factors?.[factor.name] ?? '');
  });
  return [...runs].sort(
    (a, b) =>
      byCodeUnits(a.model, b.model) ||
      byCodeUnits(a.library, b.library) ||
      a.batchSize - b.batchSize ||
      byLevel.reduce((difference, compare) => difference || compare(a, b), 0) ||
      a.repetition - b.repetition,
  );
}

type Cell = string | number | undefined;

function keyCells(run: ImportedRun, factors: readonly Factor[]): readonly Cell[] {
  const levels = factors.map(({ name }) => run.factors?.[name]);
  return [run.model, run.library, run.batchSize, ...levels, run.repetition];
}

/** A cell that is not measured is empty. */
function csvText(rows: readonly (readonly Cell[])[]): string {
  return `${csvFormatRows(rows.map((cells) => cells.map((cell) => String(cell ?? ''))))}\n`;
}

/** `runs.csv`; numbers carry the shortest decimal text that reads back to the same number. */
export function runsCsv(campaign: Campaign, factors: readonly Factor[] = campaign.factors ?? []): string {
  const further = campaign.furtherColumns.map((column) => column.name);
  const rows = inKeyOrder(campaign.runs, factors).map((run) => [
    ...keyCells(run, factors),
    run.status,
    run.failure,
    run.forwardMs,
    run.backwardMs,
    run.forwardBackwardMs,
    run.memoryBytes,
    ...further.map((name) =>
      run.further && Object.hasOwn(run.further, name) ? run.further[name] : undefined,
    ),
  ]);
  return csvText([[...columnNames('runs', factors), ...further], ...rows]);
}

/** `layers.csv`, in the order of the runs, then of the layers. */
export function layersCsv(campaign: Campaign, factors: readonly Factor[] = campaign.factors ?? []): string {
  const rows = inKeyOrder(campaign.runs, factors).flatMap((run) =>
    [...run.layers]
      .sort((a, b) => a.layerIndex - b.layerIndex)
      .map((layer) => [
        ...keyCells(run, factors),
        layer.layerIndex,
        layer.layer,
        layer.forwardMs,
        layer.backwardMs,
      ]),
  );
  return csvText([columnNames('layers', factors), ...rows]);
}

/** `iterations.csv`, in the order of the runs; undefined where no run has single times. */
export function iterationsCsv(
  campaign: Campaign,
  factors: readonly Factor[] = campaign.factors ?? [],
): string | undefined {
  const rows = inKeyOrder(campaign.runs, factors).flatMap((run) =>
    (run.iterationsMs ?? []).map((forwardMs, iteration) => [
      ...keyCells(run, factors),
      iteration,
      forwardMs,
      undefined,
      undefined,
    ]),
  );
  return rows.length === 0 ? undefined : csvText([columnNames('iterations', factors), ...rows]);
}
