import { type Parsed, parseMs, parseTyped, parseWhole } from './parse-cell.ts';
import type { Header } from './read-header.ts';
import type { RowCells } from './row-cells.ts';
import type { FactorLevels, Run, RunKey } from './types.ts';

const STATUSES: readonly string[] = ['ok', 'failed', 'timeout'];

/** The key that a row gives its run; what is wrong with it is reported. */
export function readKey(
  row: RowCells,
  parseTag: (text: string) => Parsed<string>,
  readLevels: (row: RowCells) => FactorLevels,
): RunKey {
  return {
    model: row.value('model', parseTag)!,
    library: row.value('library', parseTag)!,
    batchSize: row.value('batch_size', (text) => parseWhole(text, 1))!,
    factors: readLevels(row),
    repetition: row.value('repetition', (text) => parseWhole(text, 0))!,
  };
}

/** The run of a row, undefined where anything is wrong with it, which is reported. */
export function readRun(
  row: RowCells,
  header: Header,
  cells: readonly string[],
  key: RunKey,
): Run | undefined {
  const forwardMs = measured(row.value('forward_ms', parseMs));
  const times = {
    backwardMs: measured(row.value('backward_ms', parseMs)),
    forwardBackwardMs: measured(row.value('forward_backward_ms', parseMs)),
    memoryBytes: measured(row.value('memory_bytes', (text) => (text === '' ? NaN : parseWhole(text, 1)))),
  };
  const status = row.text('status');
  const failure = row.text('failure');
  if (!STATUSES.includes(status)) {
    row.reject('status', 'the status is unknown', 'ok, failed or timeout', status);
  } else if (status === 'ok') {
    if (row.text('forward_ms') === '') {
      row.reject('forward_ms', 'an ok run has no forward_ms', 'a time, or another status');
    }
    if (failure !== '')
      row.reject('failure', 'an ok run has a failure', 'an empty cell, or another status', failure);
  } else if (failure.trim() === '') {
    row.reject('failure', `a run with the status ${status} has no failure`, 'what went wrong, in words');
  }
  for (const { name, type, cell } of header.further) row.check(name, cell, (text) => parseTyped(text, type));
  if (!row.valid) return undefined;
  const filled = header.further.filter(({ cell }) => cells[cell] !== '');
  const further = new Map(filled.map(({ name, cell }) => [name, cells[cell]!]));
  return status === 'ok'
    ? { ...key, status, forwardMs: forwardMs!, ...times, further }
    : { ...key, status: status as 'failed' | 'timeout', failure, forwardMs, ...times, further };
}

function measured(number: number | undefined): number | undefined {
  return Number.isNaN(number) ? undefined : number;
}
