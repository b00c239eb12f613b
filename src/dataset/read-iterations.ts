import type { OutlinedFactor } from './descriptor-outline.ts';
import type { Findings } from './finding.ts';
import { parseMs, parseWhole } from './parse-cell.ts';
import { readHeader } from './read-header.ts';
import type { RunsReading } from './read-runs.ts';
import { RowCells } from './row-cells.ts';
import { RunOfRow } from './run-of-row.ts';
import type { TableSource } from './table-source.ts';
import type { IterationSink } from './types.ts';

/** Of a run one of whose rows cannot be read: any iteration may come next. */
const ANY = -1;

/**
 * Reads and checks the iterations, passing each valid one to `sink`; returns their number. Those of a run have to come in
 * order, from 0: so each is there once, and all that is kept of them is one number for each run.
 */
export async function readIterations(
  table: TableSource,
  reading: RunsReading,
  factors: readonly OutlinedFactor[],
  findings: Findings,
  sink: IterationSink | undefined,
): Promise<number> {
  const { runs, rejected } = reading;
  const next = new Int32Array(runs.length + rejected.length);
  const placeOf = (run: number): number => (run < 0 ? runs.length + ~run : run);
  let rows = 0;
  await table.read(findings, (columns) => {
    const header = readHeader('iterations', columns, undefined, findings, factors);
    if (header === undefined) return undefined;
    const row = new RowCells(header, findings);
    const runOfRow = new RunOfRow(header, reading);
    const read = (cells: readonly string[], offset: number): void => {
      rows += 1;
      row.enter(cells, offset);
      const run = runOfRow.find(cells);
      if (run === undefined) runOfRow.reportStray(row, 'iteration');
      const iteration = row.value('iteration', (text) => parseWhole(text, 0));
      const forwardMs = row.value('forward_ms', parseMs);
      const backwardMs = row.value('backward_ms', parseMs);
      const bothMs = 'forward_backward_ms' in header.cell ? row.value('forward_backward_ms', parseMs) : NaN;
      if (run === undefined) return;
      const expected = next[placeOf(run)]!;
      next[placeOf(run)] = iteration === undefined ? ANY : iteration + 1;
      if (iteration !== undefined && expected !== ANY && iteration !== expected) {
        const message = 'the iterations of the run are not in order';
        row.reject('iteration', message, `${expected}, as they count from 0`, String(iteration));
      }
      if (row.valid && run >= 0) sink?.(run, iteration!, forwardMs!, backwardMs!, bothMs!);
    };
    const malformed = (cells: readonly string[]): void => {
      const run = runOfRow.find(cells);
      if (run !== undefined) next[placeOf(run)] = ANY;
    };
    return { row: read, malformed };
  });
  return rows;
}
