import type { CountedTimes, StateSink } from '../partial-state.ts';
import type { RunsReading } from '../read-runs.ts';
import type { IterationSink } from '../types.ts';
import { timeColumns } from './check-iterations.ts';
import type { AnswerRow, Cell, Cluster } from './connection.ts';
import type { RunRows } from './run-rows.ts';
import { cellText } from './sql.ts';

/** So many iterations come in one answer, or those of one point. */
const ROWS_AT_ONCE = 1 << 20;
const POINTS_AT_ONCE = 500;

interface Point {
  readonly cells: readonly string[];
  /** Its `ok` runs that have iterations, by index. */
  readonly runs: number[];
  rows: number;
  leftOut: number;
}

/**
 * Has the iterations of the `ok` runs sent: those of a point that has few go to `sink`, as quantiles need them all; of a point
 * with more, each run sends how many they are and the worst. `ofRun` says how many iterations each run has.
 */
export async function readIterationStates(
  cluster: Cluster,
  rows: RunRows,
  reading: RunsReading,
  ofRun: Float64Array,
  sink: IterationSink,
  stateSink: StateSink,
): Promise<void> {
  const points = new Map<string, Point>();
  for (const [index, run] of reading.runs.entries()) {
    if (run.status !== 'ok' || ofRun[index] === 0) continue;
    const cells = rows.pointOf(run);
    const key = cells.join('\0');
    const point = points.get(key) ?? { cells, runs: [], rows: 0, leftOut: 0 };
    points.set(key, point);
    point.runs.push(index);
    point.rows += ofRun[index]!;
    point.leftOut += Math.min(stateSink.leftOut(index), ofRun[index]!);
  }
  const isKept = (point: Point): boolean => point.rows - point.leftOut <= stateSink.keptTimes;
  for (const part of portions([...points.values()].filter(isKept)))
    await readSingle(cluster, rows, part, sink);
  for (const part of portions(
    [...points.values()].filter((point) => !isKept(point)),
    Infinity,
  ))
    await readCounted(cluster, rows, part, stateSink);
}

function* portions(points: readonly Point[], mostRows = ROWS_AT_ONCE): Generator<readonly Point[]> {
  let portion: Point[] = [];
  let held = 0;
  for (const point of points) {
    if (portion.length > 0 && (held + point.rows > mostRows || portion.length === POINTS_AT_ONCE)) {
      yield portion;
      [portion, held] = [[], 0];
    }
    portion.push(point);
    held += point.rows;
  }
  if (portion.length > 0) yield portion;
}

async function readSingle(
  cluster: Cluster,
  rows: RunRows,
  points: readonly Point[],
  sink: IterationSink,
): Promise<void> {
  const has = timeColumns(rows);
  const both = has.includes('forward_backward_ms') ? 'forward_backward_ms' : 'NULL';
  const columns = [`groupArray((iteration, forward_ms, backward_ms, ${both})) AS single`];
  const query = rows.byRun(columns, rows.isOneOf(points.map(({ cells }) => cells)));
  const wanted = new Set(points.flatMap(({ runs }) => runs));
  for await (const batch of cluster.ask(rows.table.file, query)) {
    for (const row of batch) {
      const run = rows.find(rows.cells(row))!;
      if (!wanted.has(run)) continue;
      for (const [iteration, ...times] of row['single'] as readonly (readonly Cell[])[]) {
        const [forwardMs, backwardMs, bothMs] = times.map((time) => (typeof time === 'number' ? time : NaN));
        sink(run, Number(cellText(iteration)), forwardMs!, backwardMs!, bothMs!);
      }
    }
  }
}

/** One query for each number of first iterations that runs leave out: there are few. */
async function readCounted(
  cluster: Cluster,
  rows: RunRows,
  points: readonly Point[],
  stateSink: StateSink,
): Promise<void> {
  const runs = points.flatMap((point) => point.runs);
  const byLeftOut = Map.groupBy(runs, (run) => stateSink.leftOut(run));
  const has = timeColumns(rows);
  const condition = rows.isOneOf(points.map(({ cells }) => cells));
  for (const [leftOut, ofThem] of byLeftOut) {
    const wanted = new Set(ofThem);
    const columns = ['forward_ms', 'forward_backward_ms']
      .filter((name) => has.includes(name))
      .flatMap((name) => {
        const counts = (which: string) => `sum(iteration ${which} ${leftOut} AND isNotNull(${name}))`;
        const worst = `max(if(iteration >= ${leftOut}, ${name}, NULL))`;
        return [`${counts('>=')} AS t_${name}`, `${counts('<')} AS l_${name}`, `${worst} AS w_${name}`];
      });
    for await (const batch of cluster.ask(rows.table.file, rows.byRun(columns, condition)))
      for (const row of batch) {
        const run = rows.find(rows.cells(row))!;
        if (!wanted.has(run)) continue;
        stateSink.iterations(run, countedOf(row, 'forward_ms'), countedOf(row, 'forward_backward_ms'));
      }
  }
}

function countedOf(row: AnswerRow, name: string): CountedTimes {
  const worst = row[`w_${name}`];
  return {
    times: Number(row[`t_${name}`] ?? 0),
    leftOut: Number(row[`l_${name}`] ?? 0),
    worstMs: typeof worst === 'number' ? worst : -Infinity,
  };
}
