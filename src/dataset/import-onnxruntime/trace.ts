import { pairs } from 'd3-array';
import { z } from 'zod';
import { asSchema } from '../import/as-schema.ts';
import { parseSourceJson } from '../import/source-json.ts';
import { Unreadable } from '../import/unreadable.ts';

const eventSchema = z.object({
  cat: z.string(),
  name: z.string(),
  /** The thread that ran it. */
  tid: z.number().optional(),
  /** Microseconds. */
  ts: z.number(),
  dur: z.number().nonnegative(),
  args: z.object({ op_name: z.string().optional(), provider: z.string().optional() }).default({}),
});

type TraceEvent = z.output<typeof eventSchema>;

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
  /** Events without a name, a time or a duration, and one that was cut off: nothing can be told of them. */
  readonly unreadable: number;
}

const KERNEL = '_kernel_time';

/**
 * Reads the passes of an ONNX Runtime profile, a Chrome trace: each `model_run` of the session, and the nodes'
 * `…_kernel_time` that begin within it. Fences and what the session does before its first pass are left out.
 * A profile that was cut off lacks its closing bracket; it is read up to its last whole event.
 *
 * Throws where passes overlap, as nothing says which of them a kernel ran for.
 */
export function readPasses(text: string): TraceReading {
  const { trace, isCutOff } = parseTrace(text);
  const entries = asSchema(z.array(z.unknown()), trace);
  const events = entries
    .map((entry) => eventSchema.safeParse(entry).data)
    .filter((event) => event !== undefined);
  const runs = events
    .filter(({ cat, name }) => cat === 'Session' && name === 'model_run')
    .sort((a, b) => a.ts - b.ts);
  pairs(runs).forEach(([{ ts, dur }, next], index) => {
    if (next.ts >= ts + dur) return;
    throw new Unreadable(
      `pass ${index + 2} begins before pass ${index + 1} has ended: at ${next.ts} µs; expected passes one after another`,
    );
  });
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
  return { passes, unreadable: entries.length - events.length + Number(isCutOff) };
}

/**
 * Each kernel's own time, µs. A node with a graph of its own (`If`, `Loop`, `Scan`) runs that graph's nodes within its
 * kernel, on its thread: counted in both, a pass would have more kernel time than it took. `kernels` are in the order in
 * which they begin, of those that begin together the longest first.
 */
function ownTimes(kernels: readonly TraceEvent[]): readonly number[] {
  const own = kernels.map(({ dur }) => dur);
  /** Of each thread the kernels that are running, the innermost last. */
  const running = new Map<number | undefined, number[]>();
  kernels.forEach(({ tid, ts, dur }, index) => {
    const outer = running.get(tid) ?? [];
    running.set(tid, outer);
    const endOf = (kernel: number): number => kernels[kernel]!.ts + kernels[kernel]!.dur;
    while (outer.length > 0 && endOf(outer.at(-1)!) <= ts) outer.pop();
    const innermost = outer.at(-1);
    if (innermost !== undefined && ts + dur <= endOf(innermost)) own[innermost]! -= dur;
    outer.push(index);
  });
  return own;
}

/** The runtime writes one event a line, each but the last with a comma. */
function parseTrace(text: string): { readonly trace: unknown; readonly isCutOff: boolean } {
  try {
    return { trace: parseSourceJson(text), isCutOff: false };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const end = text.lastIndexOf('\n');
    const wholeLines = text.slice(0, end).trimEnd().replace(/,$/, '');
    if (!wholeLines.startsWith('[')) throw error;
    return { trace: parseSourceJson(`${wholeLines}]`), isCutOff: text.slice(end).trim() !== '' };
  }
}
