import { compareLevels } from './level.ts';

/** A column beyond the standard ones. */
export interface TextColumn {
  readonly name: string;
  /** Of its Table Schema. */
  readonly type?: string | undefined;
  /** Whether its description says that it holds what was measured. */
  readonly isMeasured?: boolean | undefined;
}

/** The last words of names of what is observed or counted, and of what only tells runs apart. */
const OBSERVED: ReadonlySet<string> = new Set([
  ...[
    'ns',
    'us',
    'ms',
    's',
    'sec',
    'secs',
    'second',
    'seconds',
    'min',
    'minutes',
    'at',
    'time',
    'date',
    'timestamp',
  ],
  ...[
    'b',
    'kb',
    'mb',
    'gb',
    'kib',
    'mib',
    'gib',
    'byte',
    'bytes',
    'rss',
    'memory',
    'hz',
    'khz',
    'mhz',
    'ghz',
    'rpm',
  ],
  ...[
    'w',
    'mw',
    'kw',
    'watts',
    'j',
    'mj',
    'kj',
    'joules',
    'v',
    'mv',
    'a',
    'ma',
    'power',
    'energy',
    'voltage',
    'current',
  ],
  ...[
    'c',
    'celsius',
    'degc',
    'temp',
    'temperature',
    'percent',
    'pct',
    'load',
    'usage',
    'utilization',
    'utilisation',
  ],
  ...['latency', 'throughput', 'rate', 'speed', 'fps', 'ips', 'flops', 'gflops', 'tflops', 'bandwidth'],
  ...['count', 'counts', 'iterations', 'samples', 'switches', 'faults', 'misses', 'errors', 'warnings'],
  ...['mean', 'avg', 'average', 'median', 'std', 'stddev', 'max', 'p50', 'p90', 'p95', 'p99'],
  ...['accuracy', 'loss', 'score', 'status', 'signal', 'throttled', 'part', 'result', 'results'],
  ...['log', 'file', 'path', 'url', 'note', 'notes', 'remark', 'remarks', 'comment', 'comments', 'message'],
  ...['failure', 'error', 'reason', 'hash', 'sha', 'sha256', 'checksum', 'id', 'uuid', 'pid'],
  ...['index', 'number', 'order', 'seed', 'run', 'repetition', 'attempt', 'trial'],
]);

/**
 * Whether a column may say how something was run: it holds text or whole numbers, is not said to be measured, and has no
 * name that says what it observes, as those that end in a unit.
 */
export function maySetRuns({ name, type = 'string', isMeasured = false }: TextColumn): boolean {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[\p{L}\p{N}%]+/gu);
  return (type === 'string' || type === 'integer') && !isMeasured && !OBSERVED.has(words?.at(-1) ?? '');
}

/** How rows that would be one point differ in a column. */
export interface Difference {
  /** The first row that is other than an earlier one of its point. */
  readonly row: number;
  /** What the column has in rows of such points, in order. */
  readonly values: readonly string[];
  /** Whether these are the levels of something that was varied: the same in every point, or ones that come again and again. */
  readonly areLevels: boolean;
}

/**
 * Compares a column within points; undefined where no point has different values. An empty cell says nothing.
 *
 * @param points rows by number
 */
export function differenceWithin(
  points: readonly (readonly number[])[],
  valueOf: (row: number) => string,
): Difference | undefined {
  const all: string[] = [];
  const values = new Set<string>();
  const sets = new Set<string>();
  let row: number | undefined;
  for (const point of points) {
    const filled = point.filter((each) => valueOf(each) !== '');
    if (filled.length < 2) continue;
    const found = filled.map(valueOf);
    all.push(...found);
    const distinct = new Set(found);
    sets.add(JSON.stringify([...distinct].sort()));
    if (distinct.size === 1) continue;
    row ??= filled.find((each) => valueOf(each) !== found[0]);
    for (const value of distinct) values.add(value);
  }
  if (row === undefined) return undefined;
  return {
    row,
    values: [...values].sort(compareLevels({})),
    areLevels: sets.size === 1 || 2 * new Set(all).size <= all.length,
  };
}

const MOST_LISTED = 6;

/** Some values in words: `224, 384`. */
export function valuesText(values: readonly string[]): string {
  const listed = values.slice(0, MOST_LISTED).join(', ');
  return values.length > MOST_LISTED ? `${listed} … (${values.length})` : listed;
}
