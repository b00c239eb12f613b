import { pairs } from 'd3-array';
import { refusal, type SourceFile } from '../import/refused-source.ts';
import { ownTimes } from './own-times.ts';
import { readEvents, type TraceEvent } from './trace-events.ts';

/** One node of the graph in one pass. */
export interface NodeTime {
  readonly node: string;
  readonly operator: string;
  /** e.g. `CUDAExecutionProvider`. */
  readonly provider: string;
  /** Its own time: without that of the nodes that ran within it. */
  readonly ms: number;
}

/** One pass of the model, with the kernels that ran in it. */
export interface Pass {
  readonly ms: number;
  readonly nodes: readonly NodeTime[];
}

export interface TraceReading {
  readonly passes: readonly Pass[];
  /** Events of which nothing can be told. */
  readonly unreadable: number;
}

const KERNEL = '_kernel_time';

/**
 * Reads the passes of an ONNX Runtime profile, a Chrome trace: each `model_run` of the session, and the nodes'
 * `…_kernel_time` that begin within it. Fences and what the session does before its first pass are left out.
 * A profile that was cut off lacks its closing bracket; it is read up to its last whole event.
 *
 * Throws what {@link refusal} makes of a text without events, and where passes overlap, as nothing says which of them a
 * kernel ran for.
 */
export function readPasses(text: string, source: SourceFile): TraceReading {
  const { events, unreadable } = readEvents(text, source);
  const runs = events
    .filter(({ cat, name }) => cat === 'Session' && name === 'model_run')
    .sort((a, b) => a.ts - b.ts);
  refuseOverlap(runs, source);
  const kernels = events
    .filter(({ cat, name }) => cat === 'Node' && name.endsWith(KERNEL))
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const own = ownTimes(kernels);
  let next = 0;
  const passes = runs.map(({ ts, dur }, index): Pass => {
    // Whole microseconds: a kernel at the very end of a pass may be the first one of the next.
    const end = runs[index + 1]?.ts ?? Infinity;
    while (next < kernels.length && kernels[next]!.ts < ts) next += 1;
    const nodes: NodeTime[] = [];
    for (; next < kernels.length && kernels[next]!.ts <= ts + dur && kernels[next]!.ts < end; next += 1) {
      const { name, args } = kernels[next]!;
      nodes.push({
        node: name.slice(0, -KERNEL.length),
        operator: args.op_name ?? '',
        provider: args.provider ?? '',
        ms: own[next]! / 1000,
      });
    }
    return { ms: dur / 1000, nodes };
  });
  return { passes, unreadable };
}

function refuseOverlap(runs: readonly TraceEvent[], source: SourceFile): void {
  pairs(runs).forEach(([{ ts, dur }, next], index) => {
    if (next.ts >= ts + dur) return;
    const message = `pass ${index + 2} begins before pass ${index + 1} has ended, at ${next.ts} µs`;
    throw refusal({ ...source, expected: 'passes one after another' }, message);
  });
}
