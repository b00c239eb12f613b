import type { Findings } from '../finding.ts';
import { LONGEST_MS } from '../limits.ts';
import { isRejection, parseMs } from '../parse-cell.ts';
import type { RunsReading } from '../read-runs.ts';
import type { Cluster } from './connection.ts';
import { RowSets } from './row-sets.ts';
import type { RunRows } from './run-rows.ts';
import { cellText } from './sql.ts';

const EXAMPLES = 100;

/** The columns of times that a table of iterations has. */
export function timeColumns({ table }: RunRows): readonly string[] {
  const times = ['forward_ms', 'backward_ms', 'forward_backward_ms'];
  return times.filter((name) => table.column(name) !== undefined);
}

/**
 * Checks the iterations in a cluster, by what each run sends of its rows, and returns how many each run has. In a table
 * nothing is in order: each has to be there once, from 0.
 */
export async function checkIterations(
  cluster: Cluster,
  rows: RunRows,
  { runs }: RunsReading,
  findings: Findings,
): Promise<{ readonly rows: number; readonly ofRun: Float64Array }> {
  const times = timeColumns(rows);
  const wrongTimes = times.map((name) => `ifNull(NOT (${name} > 0 AND ${name} <= ${LONGEST_MS}), 0)`);
  const wrong = `(${wrongTimes.join(' OR ')})`;
  const ofRun = new Float64Array(runs.length);
  const setOfRun = new Int32Array(runs.length).fill(-1);
  const sets = new RowSets();
  let [all, wrongRows] = [0, 0];
  const sent = rows.byRun([...RowSets.columns('toInt64(iteration)'), `sum(${wrong}) AS wrong`]);
  for await (const batch of cluster.ask(rows.table.file, sent)) {
    for (const row of batch) {
      const cells = rows.cells(row);
      const count = Number(row['n']);
      all += count;
      wrongRows += Number(row['wrong']);
      const run = rows.find(cells);
      if (run === undefined) rows.reportStray(cells, count, 'iteration', findings);
      if (run === undefined || run < 0) continue;
      ofRun[run] = count;
      setOfRun[run] = sets.idOf(row, cells);
    }
  }
  const found = await sets.examples(cluster, rows, [
    'count() AS n',
    'uniqExact(iteration) AS distinct',
    'min(toInt64(iteration)) AS least',
    'max(toInt64(iteration)) AS greatest',
  ]);
  const counted = found.map((row) => {
    const [n, distinct, least, greatest] = ['n', 'distinct', 'least', 'greatest'].map((name) =>
      Number(row[name]),
    );
    const isWhole = distinct === n && least === 0 && greatest === n! - 1;
    return isWhole ? undefined : `${n} rows, ${distinct} iterations from ${least} to ${greatest}`;
  });
  for (const [run, set] of setOfRun.entries()) {
    const value = counted[set];
    if (value === undefined) continue;
    const offset = rows.table.place(rows.keyOf(runs[run]!));
    const message = 'the iterations of the run are not each there once';
    findings.add({ offset, message, value, expected: 'all of them, as they count from 0' });
  }
  if (wrongRows > 0) await reportWrong(cluster, rows, wrong, wrongRows, findings);
  return { rows: all, ofRun };
}

async function reportWrong(
  cluster: Cluster,
  rows: RunRows,
  wrong: string,
  count: number,
  findings: Findings,
): Promise<void> {
  const times = timeColumns(rows);
  const columns = ['iteration', ...times].map((name) => `${name} AS c_${name}`);
  for await (const batch of cluster.ask(rows.table.file, rows.some(columns, wrong, EXAMPLES))) {
    for (const row of batch) {
      const offset = rows.table.place([...rows.cells(row), cellText(row['c_iteration'])].join(','));
      for (const name of times) {
        const value = cellText(row[`c_${name}`]);
        const parsed = parseMs(value);
        if (isRejection(parsed))
          findings.add({ offset, message: `${name} ${parsed.problem}`, value, expected: parsed.expected });
      }
    }
  }
  findings.count += Math.max(0, count - EXAMPLES);
}
