import { z } from 'zod';

const eventSchema = z.object({
  cat: z.string(),
  name: z.string(),
  /** Microseconds. */
  ts: z.number(),
  dur: z.number().default(0),
  args: z.object({ op_name: z.string().optional(), provider: z.string().optional() }).default({}),
});

type Event = z.output<typeof eventSchema>;

/** One node of the graph in one pass. */
export interface NodeTime {
  readonly node: string;
  readonly operator: string;
  /** e.g. `CUDAExecutionProvider`. */
  readonly provider: string;
  readonly ms: number;
}

/** One pass of the model, with the kernels that ran in it. */
export interface Pass {
  readonly ms: number;
  readonly nodes: readonly NodeTime[];
}

const KERNEL = '_kernel_time';

/**
 * Reads the passes of an ONNX Runtime profile, a Chrome trace: each `model_run` of the session, and the nodes'
 * `…_kernel_time` that begin within it. Fences and what the session does before its first pass are left out.
 * A profile that was cut off lacks its closing bracket; it is read up to its last whole event.
 */
export function readPasses(text: string): readonly Pass[] {
  const events = z
    .array(z.unknown())
    .parse(parseTrace(text))
    .flatMap((event): Event[] => {
      const parsed = eventSchema.safeParse(event);
      return parsed.success ? [parsed.data] : [];
    });
  const runs = events
    .filter(({ cat, name }) => cat === 'Session' && name === 'model_run')
    .sort((a, b) => a.ts - b.ts);
  const kernels = events
    .filter(({ cat, name }) => cat === 'Node' && name.endsWith(KERNEL))
    .sort((a, b) => a.ts - b.ts);
  let next = 0;
  return runs.map(({ ts, dur }) => {
    while (next < kernels.length && kernels[next]!.ts < ts) next += 1;
    const nodes: NodeTime[] = [];
    for (; next < kernels.length && kernels[next]!.ts <= ts + dur; next += 1) {
      const { name, args, dur: duration } = kernels[next]!;
      nodes.push({
        node: name.slice(0, -KERNEL.length),
        operator: args.op_name ?? '',
        provider: args.provider ?? '',
        ms: duration / 1000,
      });
    }
    return { ms: dur / 1000, nodes };
  });
}

/** The runtime writes one event a line, each but the last with a comma. */
function parseTrace(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const wholeLines = text.slice(0, text.lastIndexOf('\n')).trimEnd().replace(/,$/, '');
    if (!wholeLines.startsWith('[')) throw error;
    return JSON.parse(`${wholeLines}]`);
  }
}
