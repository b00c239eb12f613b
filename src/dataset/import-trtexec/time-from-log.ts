import { sum } from 'd3-array';
import { measuredMs } from '../import/measured.ts';
import type { Note } from '../import/notes.ts';
import { refusal, type SourceFile } from '../import/refused-source.ts';
import type { TrtexecLog } from './read-log.ts';
import { spreadColumns } from './spread.ts';
import type { Timing } from './timing.ts';

/** More of the time than there was can be off by rounding alone. */
const ROUNDING = 1.01;

/**
 * The time of a run by its log: the mean GPU compute time, or the wall time divided by the batches where the manifest asks for
 * throughput. A run that failed may have none.
 *
 * Throws what {@link refusal} makes of several streams where they are not asked for, and of a log without the time.
 */
export function timeFromLog(log: TrtexecLog, isThroughput: boolean, source: SourceFile, note: Note): Timing {
  const { options, summary, failure, isEnded } = log;
  if (!isThroughput) refuseOverlap(log, source);
  const rate = batchesPerSecond(log);
  const batchMs = rate === undefined ? undefined : 1000 / rate;
  const meanMs = summary.statistics.get('compute')?.get('mean') ?? meanOfAverages(log, note);
  const forwardMs = isThroughput ? batchMs : meanMs;
  if (forwardMs === undefined && failure === undefined) {
    const what = isThroughput ? 'nothing tells how many batches were completed' : whyNoTime(log);
    throw refusal(source, what, summary.throughputAt);
  }
  if (!isEnded) note('logs that end before trtexec says how the run went');
  const spread = [...summary.statistics].flatMap(([measure, statistics]) =>
    spreadColumns(measure, statistics, !isThroughput)
      // Without copies there is nothing to time.
      .filter(([, ms]) => ms !== 0 || !['h2d', 'd2h'].includes(measure))
      .filter(([column, ms]) => measuredMs(ms, `${column} of logs`, note) !== undefined),
  );
  const cells = {
    iterations: log.batches,
    ...Object.fromEntries(spread),
    batches_per_second: rate,
    streams: options.streams,
    tensorrt_version: options.version,
    build_precision: options.precision,
  };
  return {
    forwardMs: measuredMs(forwardMs, 'times of logs', note),
    further: Object.fromEntries(
      Object.entries(cells).flatMap(([column, value]) =>
        value === undefined ? [] : [[column, String(value)]],
      ),
    ),
    batchMs,
  };
}

function refuseOverlap({ options, summary }: TrtexecLog, source: SourceFile): void {
  const { streams = 1 } = options;
  const { computeS = 0, wallS = Infinity } = summary;
  const oneStream = { ...source, expected: 'one stream, or "streams: throughput" in the manifest' };
  if (streams > 1) throw refusal(oneStream, `batches ran in ${streams} streams at once`);
  if (computeS > wallS * ROUNDING) {
    const what = `batches overlap: ${computeS} s of GPU compute time in ${wallS} s`;
    throw refusal(oneStream, what, summary.throughputAt);
  }
}

/** What trtexec calls queries per second, or where version 7 counts none what its trace says; undefined where neither does. */
function batchesPerSecond({ options, summary, batches }: TrtexecLog): number | undefined {
  const { queriesPerSecond = 0, wallS = NaN } = summary;
  const rate = queriesPerSecond > 0 ? queriesPerSecond / (options.batch ?? 1) : (batches ?? NaN) / wallS;
  return rate > 0 && rate < Infinity ? rate : undefined;
}

/** Of a log of which nothing but its averages was kept. */
function meanOfAverages({ averages, summary }: TrtexecLog, note: Note): number | undefined {
  if (averages.length === 0 || summary.statistics.size > 0) return undefined;
  note('logs without a summary, whose times are the mean of averages');
  const batches = sum(averages, (each) => each.batches);
  return sum(averages, (each) => each.batches * each.computeMs) / batches;
}

function whyNoTime({ layers, summary }: TrtexecLog): string {
  if (summary.statistics.size > 0) return 'the log has no mean of "GPU Compute Time"';
  return layers.length > 0
    ? 'the log has a profile and no summary, as without --separateProfileRun'
    : 'the log has no times';
}
