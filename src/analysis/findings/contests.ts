import type { Analysis } from '../analysis.ts';
import { compareTimes, type Estimate } from '../compare-times.ts';
import type { Metric } from '../metric.ts';
import { studentTCritical } from '../student-t.ts';
import type { TimePerImage } from '../time-per-image.ts';
import { errorOfMean, welchTest } from '../welch-test.ts';
import { adjustAfterHolm } from './holm.ts';

/** A library with its best time per image. */
export interface Contender {
  readonly library: string;
  readonly time: TimePerImage;
}

/** What can be said of the libraries that ran a model: which took the least time, and from which others it can be told. */
export interface Contest {
  readonly kind: 'contest';
  readonly metric: Metric;
  readonly model: string;
  /** The least mean time per image; of equals the first of the report. */
  readonly leader: Contender;
  /** How many others have a time. */
  readonly rivals: number;
  /** Rivals that cannot be told apart from the leader, by time. */
  readonly tied: readonly Contender[];
  /** Rivals of which nothing can be told, as they or the leader ran once, by time. */
  readonly untold: readonly Contender[];
  /** The rival with the next least time, and how many times as fast as it the leader is. Absent where there is none. */
  readonly next?: Contender & { readonly speedup: Estimate };
}

/** The chance that any library of a dataset is called the fastest under a metric and is not. */
const MOST_FALSE = 0.05;

/**
 * The contest of each model that any library timed, each library at its own best batch size. The leader is told from a rival
 * if both repeat, if the 95% intervals of their means do not touch, nor that of their ratio 1, and if Welch's test rejects that
 * the means are equal: at 5% for all contests of the metric together (Holm), with each p times the number of batch sizes out of
 * which the leader's was chosen for its time (Bonferroni), as the least of many equal times is low by chance. Whoever reads
 * ten sentences should not find one of them false.
 */
export function contests(analysis: Analysis, metric: Metric): readonly Contest[] {
  const fields = analysis.models.flatMap((model) => {
    const [leader, ...rivals] = contenders(analysis, metric, model);
    return leader === undefined ? [] : [{ model, leader, rivals }];
  });
  const duels = fields.flatMap(({ model, leader, rivals }) => {
    const looks = analysis.timesPerImage(metric, model, leader.library).length;
    return rivals.map((rival) => duel(leader, rival, looks));
  });
  const tested = duels.flatMap(({ p }) => p ?? []);
  const adjusted = adjustAfterHolm(tested)[Symbol.iterator]();
  const told = new Map(
    duels.map(({ rival, p, isApart }) => {
      const isTold = p === undefined ? undefined : adjusted.next().value! < MOST_FALSE && isApart;
      return [rival, isTold] as const;
    }),
  );
  return fields.map(({ model, leader, rivals }) => {
    const [next] = rivals;
    return {
      kind: 'contest',
      metric,
      model,
      leader,
      rivals: rivals.length,
      tied: rivals.filter((rival) => told.get(rival) === false),
      untold: rivals.filter((rival) => told.get(rival) === undefined),
      ...(next && { next: { ...next, speedup: compareTimes(leader.time, next.time).speedup } }),
    };
  });
}

/** By time. */
function contenders(analysis: Analysis, metric: Metric, model: string): readonly Contender[] {
  return analysis.libraries
    .flatMap((library) => {
      const time = analysis.timePerImage(metric, model, library);
      return time === undefined ? [] : [{ library, time }];
    })
    .sort((a, b) => a.time.mean - b.time.mean);
}

interface Duel {
  readonly rival: Contender;
  /** Absent where one of the two ran once. */
  readonly p?: number;
  /** Whether the intervals of the two means have nothing in common. */
  readonly isApart: boolean;
}

function duel(leader: Contender, rival: Contender, looks: number): Duel {
  const test = welchTest(leader.time, rival.time);
  if (test.kind === 'too-few') return { rival, isApart: false };
  const { value, margin } = compareTimes(leader.time, rival.time).speedup;
  const isApart =
    leader.time.mean + marginOf(leader.time) < rival.time.mean - marginOf(rival.time) &&
    value - (margin ?? Infinity) > 1;
  return { rival, p: Math.min(1, looks * test.p), isApart };
}

/** Half the 95% interval of a mean that is known no better than the step in which it was reported. */
function marginOf(time: TimePerImage): number {
  return studentTCritical(0.95, time.repetitions - 1) * errorOfMean(time, time.std!);
}
