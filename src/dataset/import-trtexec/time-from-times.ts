import { measuredMs } from '../import/measured.ts';
import type { Note } from '../import/notes.ts';
import { refusal, type SourceFile } from '../import/refused-source.ts';
import { spreadColumns, statisticsOf } from './spread.ts';
import { mostAtOnce, msBetweenCompletions } from './streams.ts';
import type { Iteration } from './times-file.ts';
import type { Timing } from './timing.ts';

export interface TimesTiming extends Timing {
  readonly batches: number;
  /** The mean GPU compute time. */
  readonly computeMs?: number;
}

/**
 * The time of a run by its exported iterations: their mean GPU compute time, or the mean time between completions where the
 * manifest asks for throughput. Throws what {@link refusal} makes of iterations that overlap, and of nothing but a warm-up.
 */
export function timeFromTimes(
  all: readonly Iteration[],
  warmUpMs: number,
  isThroughput: boolean,
  source: SourceFile,
  note: Note,
): TimesTiming {
  const iterations = afterWarmUp(all, warmUpMs, note);
  if (iterations.length === 0)
    throw refusal(source, `all iterations began within the warm-up of ${warmUpMs} ms`);
  const atOnce = mostAtOnce(iterations);
  if (!isThroughput && atOnce > 1) {
    const expected = 'one after another, or "streams: throughput" in the manifest';
    throw refusal({ ...source, expected }, `iterations overlap, up to ${atOnce} at once`);
  }
  const batchMs = msBetweenCompletions(iterations);
  if (isThroughput && batchMs === undefined)
    throw refusal({ ...source, expected: 'startComputeMs' }, 'nothing tells when iterations ended');
  const measured = (what: 'computeMs' | 'latencyMs'): number[] =>
    iterations.flatMap((iteration) => measuredMs(iteration[what], `${what} of iterations`, note) ?? []);
  const computeMs = measured('computeMs');
  const latencyMs = measured('latencyMs');
  const spread = [
    ...(computeMs.length > 0 ? spreadColumns('compute', statisticsOf(computeMs), !isThroughput) : []),
    ...(latencyMs.length > 0 ? spreadColumns('latency', statisticsOf(latencyMs), !isThroughput) : []),
  ];
  const meanMs = computeMs.length > 0 ? statisticsOf(computeMs).get('mean') : undefined;
  return {
    forwardMs: isThroughput ? batchMs : meanMs,
    further: {
      iterations: String(computeMs.length),
      ...Object.fromEntries(spread.map(([column, ms]) => [column, String(ms)])),
      ...(isThroughput ? { batches_at_once: String(atOnce) } : {}),
    },
    ...(isThroughput ? {} : { iterationsMs: computeMs }),
    batchMs,
    batches: iterations.length,
    computeMs: meanMs,
  };
}

/** Older versions of trtexec export their warm-up too, which is told as trtexec itself tells it. */
function afterWarmUp(iterations: readonly Iteration[], warmUpMs: number, note: Note): readonly Iteration[] {
  return iterations.filter(({ startComputeMs = Infinity }) => {
    if (!(startComputeMs < warmUpMs)) return true;
    note(`iterations that began within the warm-up of ${warmUpMs} ms`);
    return false;
  });
}
