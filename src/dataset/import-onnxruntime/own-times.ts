import { sum } from 'd3-array';
import type { TraceEvent } from './trace-events.ts';

/** Operators that run a graph of their own, whose nodes may run on any thread. */
const CONTROL_FLOW: ReadonlySet<string> = new Set([
  'If',
  'Loop',
  'Scan',
  'SequenceMap',
  'BeamSearch',
  'GreedySearch',
  'Sampling',
  'WhisperBeamSearch',
]);

/**
 * Each kernel's own time, µs: without that of the kernels that ran within it. A node with a graph of its own runs that
 * graph's nodes within its kernel, on its thread or, with the parallel executor, on others: counted in both, a pass would
 * have more kernel time than it took. Time during which several of them ran is taken off once.
 *
 * `kernels` are in the order in which they begin, of those that begin together the longest first.
 */
export function ownTimes(kernels: readonly TraceEvent[]): readonly number[] {
  const within = kernels.map((): TraceEvent[] => []);
  /** Kernels that may be running, in the order in which they began. */
  let running: number[] = [];
  kernels.forEach((kernel, index) => {
    running = running.filter((other) => endOf(kernels[other]!) > kernel.ts);
    const innermost = running.findLast((other) => holds(kernels[other]!, kernel));
    if (innermost !== undefined) within[innermost]!.push(kernel);
    running.push(index);
  });
  return kernels.map(({ dur }, index) => dur - coveredTime(within[index]!));
}

function endOf({ ts, dur }: TraceEvent): number {
  return ts + dur;
}

function holds(outer: TraceEvent, inner: TraceEvent): boolean {
  const isItsGraph = outer.tid === inner.tid || CONTROL_FLOW.has(outer.args.op_name ?? '');
  return isItsGraph && endOf(inner) <= endOf(outer);
}

/** How long at least one of the kernels ran, which are in the order in which they begin. */
function coveredTime(kernels: readonly TraceEvent[]): number {
  let covered = -Infinity;
  return sum(kernels, ({ ts, dur }) => {
    const added = Math.max(0, ts + dur - Math.max(ts, covered));
    covered = Math.max(covered, ts + dur);
    return added;
  });
}
