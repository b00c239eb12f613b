import type { Column } from '../columns.ts';
import type { ImportedRun } from '../import/campaign.ts';
import { CONDITION_COLUMNS, railColumn } from '../tegrastats/condition-columns.ts';

const OWN_COLUMNS: readonly Column[] = [
  { name: 'iterations', type: 'integer', description: 'Iterations that the times are the mean of.' },
  {
    name: 'batches_per_second',
    type: 'number',
    description:
      'Batches completed per second of wall time, as trtexec tells its throughput; of one stream, copies and gaps between batches are in it.',
  },
  {
    name: 'batches_at_once',
    type: 'integer',
    description:
      'Batches on the GPU at once, at most; forward_ms is then the mean time from one completed batch to the next.',
  },
  { name: 'streams', type: 'integer', description: 'Streams that trtexec was to use, as its log says.' },
  { name: 'tensorrt_version', type: 'string', description: 'Version of TensorRT, as the log says.' },
  {
    name: 'build_precision',
    type: 'string',
    description:
      'Precisions that the builder might choose from, as the log says; empty where a built engine was loaded.',
  },
];

const MEASURES: Readonly<Record<string, string>> = {
  forward: 'GPU compute time',
  compute: 'GPU compute time',
  latency: 'latency with both copies',
  enqueue: 'time to enqueue on the host',
  h2d: 'time of the copy to the GPU',
  d2h: 'time of the copy from the GPU',
};

const STATISTICS: Readonly<Record<string, string>> = {
  least: 'Least',
  most: 'Greatest',
  mean: 'Mean',
  median: 'Median',
};

const SPREAD = /^(?:(forward)_ms_(\w+)|(compute|latency|enqueue|h2d|d2h)_(\w+)_ms)$/;

function spreadColumn(name: string): Column | undefined {
  const [measure = '', statistic = ''] = SPREAD.exec(name)?.slice(1).filter(Boolean) ?? [];
  if (measure === '') return undefined;
  const percent = /^p([\d_]+)$/.exec(statistic)?.[1]?.replace('_', '.');
  const what = percent === undefined ? STATISTICS[statistic]! : `${percent}th percentile of the`;
  const how =
    percent === undefined
      ? ''
      : '; of a log an order statistic, as trtexec prints it, of exported times linear between them (Hyndman & Fan 1996, definition 7)';
  return {
    name,
    type: 'number',
    description: `${what} ${MEASURES[measure]!} of the iterations, ms per batch${how}.`,
  };
}

/** The columns that some run has, described, in the order in which runs have them. */
export function furtherColumnsOf(runs: readonly ImportedRun[]): readonly Column[] {
  const names = new Set(runs.flatMap(({ further = {} }) => Object.keys(further)));
  return [...names].map(
    (name) =>
      [...OWN_COLUMNS, ...CONDITION_COLUMNS].find((column) => column.name === name) ??
      spreadColumn(name) ??
      railColumn(name),
  );
}
