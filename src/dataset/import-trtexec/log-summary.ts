import { refusal, type SourceFile } from '../import/refused-source.ts';
import type { Position } from '../locate.ts';
import { shortEcho } from '../problem.ts';
import { type LogLine, printedNumber } from './log-lines.ts';

/** What trtexec times of each batch: all of it with both copies (`latency`), or a part. */
export type Measure = 'compute' | 'latency' | 'enqueue' | 'h2d' | 'd2h';

/** `least`, `most`, `mean`, `median`, `p99` and the like, ms per batch. */
export type Statistics = ReadonlyMap<string, number>;

/** The performance summary at the end of a log. */
export interface Summary {
  readonly statistics: ReadonlyMap<Measure, Statistics>;
  /** Where the mean GPU compute time stands. */
  readonly computeAt?: Position;
  readonly queriesPerSecond?: number;
  readonly throughputAt?: Position;
  /** From the first batch to the last, s. */
  readonly wallS?: number;
  /** The GPU compute times of all batches together, s. */
  readonly computeS?: number;
}

const MEASURES: ReadonlyMap<string, Measure> = new Map([
  ['GPU Compute Time', 'compute'],
  ['Latency', 'latency'],
  ['Enqueue Time', 'enqueue'],
  ['H2D Latency', 'h2d'],
  ['D2H Latency', 'd2h'],
]);

/** How version 7 begins a measure, with a line for each statistic after it. */
const HEADINGS: ReadonlyMap<string, Measure> = new Map([
  ['GPU Compute', 'compute'],
  ['Host latency', 'latency'],
  ['Host Latency', 'latency'],
  ['Enqueue Time', 'enqueue'],
]);

const NAMES: ReadonlyMap<string, string> = new Map([
  ['min', 'least'],
  ['max', 'most'],
  ['mean', 'mean'],
  ['median', 'median'],
]);

const STATISTIC = /^(?:(min|max|mean|median)|percentile\((\d+(?:\.\d+)?)%\)) = (\S+) ms$/;
/** With the time end to end in brackets after it, which is left out. */
const OLD_STATISTIC =
  /^(?:(min|max|mean|median)|percentile): (\S+) ms(?: at (\d+(?:\.\d+)?)%)?(?: \(end to end .*\))?$/;

type Total = 'queriesPerSecond' | 'wallS' | 'computeS';

const TOTALS: ReadonlyMap<string, readonly [Total, unit: string]> = new Map([
  ['Throughput', ['queriesPerSecond', 'qps']],
  ['throughput', ['queriesPerSecond', 'qps']],
  ['Total Host Walltime', ['wallS', 's']],
  ['walltime', ['wallS', 's']],
  ['Total GPU Compute Time', ['computeS', 's']],
  ['total compute time', ['computeS', 's']],
]);

/** Verbose lines explain the names, as in `Throughput: the observed throughput …`. */
const NAMED = /^([A-Za-z][\w -]*): (?!the )(.*)$/;

/**
 * Reads the performance summary of a log, as versions 8 and later print it, a line for each measure, or as version 7 does, a
 * line for each statistic. Throws what {@link refusal} makes of a line of it that is broken, and of one that comes twice.
 */
export function readSummary(lines: readonly LogLine[], source: SourceFile): Summary {
  const statistics = new Map<Measure, Map<string, number>>();
  const totals = new Map<Total, number>();
  const places = new Map<string, Position>();
  let heading: Measure | undefined;

  const broken = ({ text, position }: LogLine) =>
    refusal(source, 'a line of the summary is broken', position, shortEcho(text));
  const once = (what: string, line: LogLine): void => {
    if (places.has(what))
      throw refusal({ ...source, expected: 'one run in a log' }, 'a second summary', line.position);
    places.set(what, line.position);
  };
  const take = (measure: Measure, name: string | undefined, value: number | undefined, line: LogLine) => {
    if (name === undefined || value === undefined) throw broken(line);
    once(`${measure} ${name}`, line);
    const ofMeasure = statistics.get(measure) ?? new Map<string, number>();
    statistics.set(measure, ofMeasure.set(name, value));
  };

  for (const line of lines) {
    if (line.severity !== undefined && line.severity !== 'I') continue;
    heading = HEADINGS.get(line.text) ?? heading;
    const [, name = '', rest = ''] = NAMED.exec(line.text) ?? [];
    const measure = MEASURES.get(name);
    const total = TOTALS.get(name);
    if (measure !== undefined) {
      // Another program may speak of a latency too.
      if (line.severity === undefined && !rest.startsWith('min = ')) continue;
      for (const part of rest.split(', ')) {
        const [, statistic, percent, text = ''] = STATISTIC.exec(part) ?? [];
        take(measure, nameOf(statistic, percent), printedNumber(text), line);
      }
    } else if (total !== undefined) {
      const [what, unit] = total;
      const [number = '', itsUnit, ...more] = rest.split(' ');
      const value = printedNumber(number);
      if (value === undefined || itsUnit !== unit || more.length > 0) {
        if (line.severity === undefined) continue;
        throw broken(line);
      }
      once(what, line);
      totals.set(what, value);
      heading = undefined;
    } else if (line.text === '') {
      heading = undefined;
    } else if (heading !== undefined && / ms\b|^\w+:/.test(line.text)) {
      const [, statistic, text = '', percent] = OLD_STATISTIC.exec(line.text) ?? [];
      take(heading, nameOf(statistic, percent), printedNumber(text), line);
    } else if (OLD_STATISTIC.test(line.text)) {
      throw refusal(source, 'nothing says what the statistic is of', line.position, shortEcho(line.text));
    }
  }
  return {
    statistics,
    computeAt: places.get('compute mean'),
    throughputAt: places.get('queriesPerSecond'),
    ...Object.fromEntries(totals),
  };
}

/** `least`, `p99`, `p99_9`; undefined where it is none. */
function nameOf(statistic: string | undefined, percent: string | undefined): string | undefined {
  return percent === undefined ? NAMES.get(statistic ?? '') : `p${percent.replace('.', '_')}`;
}
