import { least } from 'd3-array';
import type { Analysis } from '../analysis.ts';
import { compareTimes } from '../compare-times.ts';
import type { Metric } from '../metric.ts';
import type { TimePerImage } from '../time-per-image.ts';
import { failsAlways } from './best-time-changes.ts';
import { type Boards, commonModels, countAlike, type Side } from './boards.ts';
import {
  closestCommon,
  type Common,
  everyLibrary,
  type LibraryMatch,
  matchLibraries,
} from './library-matches.ts';
import { judgeChanges, type JudgingOptions, type TimeChange } from './verdict.ts';

/**
 * What can be said about two times. `faster` is beyond what the spread over repetitions explains; the others are as a
 * {@link file://./verdict.ts} has them. `first-fails` and `second-fails` have a time on the other side alone, and only failed
 * runs on this one.
 */
export type SideVerdict =
  'faster' | 'small' | 'unclear' | 'too-few' | 'identical' | 'first-fails' | 'second-fails';

/** The best time per image of a model on two boards, each with the fastest of the libraries that are compared. */
export interface SideBySideRow {
  readonly model: string;
  /** What the libraries share, as {@link LibraryMatch} says; both are empty in the row of the fastest of all libraries. */
  readonly common: readonly Common[];
  readonly values: readonly string[];
  readonly first_library: string | null;
  readonly first_batch_size: number | null;
  readonly first_repetitions: number;
  readonly first_ms: number | null;
  readonly first_std_ms: number | null;
  readonly second_library: string | null;
  readonly second_batch_size: number | null;
  readonly second_repetitions: number;
  readonly second_ms: number | null;
  readonly second_std_ms: number | null;
  /** Whose time is less, however certain; null where one is missing or both are the same. */
  readonly faster: Side | null;
  /** The longer time ÷ the shorter one; null where one is missing, or the shorter below the timer's resolution. */
  readonly ratio: number | null;
  /** The 95% interval of the ratio; below 1 the other side would be the faster one. */
  readonly ratio_low: number | null;
  readonly ratio_high: number | null;
  /** Adjusted for the number of rows that are judged together. */
  readonly p_adjusted: number | null;
  readonly verdict: SideVerdict;
}

/** What two boards say of the same models under one metric. */
export interface SideBySide {
  readonly metric: Metric;
  /** What libraries had to have in common to be compared. */
  readonly common: readonly Common[];
  /** By model in the order of the first board's report: first the fastest of all libraries, then what is alike. */
  readonly rows: readonly SideBySideRow[];
  /** Libraries that have no counterpart on the other side. */
  readonly unmatched: Readonly<Record<Side, readonly string[]>>;
}

/**
 * Compares the models that both boards ran, without a direction: the other way round every row says the same. All rows are
 * judged together, as changes between two datasets are.
 */
export function sideBySide(
  boards: Boards,
  metric: Metric,
  common: readonly Common[] = closestCommon(boards),
  options?: JudgingOptions,
): SideBySide {
  const all = everyLibrary(boards);
  const alike = matchLibraries(boards, common);
  // What is the only library on both sides is the fastest one too.
  const matches = [all, ...alike.filter((match) => !isAll(match, all))];
  const unmatched = (side: Side) =>
    boards[side].libraries.filter((library) => alike.every((match) => !match[side].includes(library)));
  return {
    metric,
    common,
    rows: countAlike(boards) ? rowsOf(boards, metric, matches, options) : [],
    unmatched: { first: unmatched('first'), second: unmatched('second') },
  };
}

function isAll({ first, second }: LibraryMatch, all: LibraryMatch): boolean {
  return first.length === all.first.length && second.length === all.second.length;
}

interface LibraryTime extends TimePerImage {
  readonly library: string;
}

function rowsOf(
  boards: Boards,
  metric: Metric,
  matches: readonly LibraryMatch[],
  options: JudgingOptions | undefined,
): SideBySideRow[] {
  const compared = commonModels(boards).flatMap((model) =>
    matches.flatMap((match) => {
      const first = fastest(boards.first, metric, model, match.first);
      const second = fastest(boards.second, metric, model, match.second);
      if (first === undefined && second === undefined) return [];
      if (first === undefined && !failWhereRun(boards.first, model, match.first)) return [];
      if (second === undefined && !failWhereRun(boards.second, model, match.second)) return [];
      return [{ model, match, first, second }];
    }),
  );
  const judged = judgeChanges(
    compared.map(({ first, second }) => {
      const [slower, faster] = isFaster(first, second) ? [second, first] : [first, second];
      return { before: slower, after: faster };
    }),
    options,
  );
  return compared.map(({ model, match, first, second }, index) => ({
    model,
    common: match.by,
    values: match.values,
    first_library: first?.library ?? null,
    first_batch_size: first?.batchSize ?? null,
    first_repetitions: first?.repetitions ?? 0,
    first_ms: first?.mean ?? null,
    first_std_ms: first?.std ?? null,
    second_library: second?.library ?? null,
    second_batch_size: second?.batchSize ?? null,
    second_repetitions: second?.repetitions ?? 0,
    second_ms: second?.mean ?? null,
    second_std_ms: second?.std ?? null,
    ...outcome(first, second, judged[index]!),
  }));
}

/** Whether a model was run with any of the libraries, and with none of them successfully. */
function failWhereRun(board: Analysis, model: string, libraries: readonly string[]): boolean {
  const run = libraries.filter((library) => board.pointsOf(model, library).length > 0);
  return run.length > 0 && run.every((library) => failsAlways(board, model, library));
}

/** Ties go to the library first in the report. */
function fastest(
  board: Analysis,
  metric: Metric,
  model: string,
  libraries: readonly string[],
): LibraryTime | undefined {
  const times = libraries.flatMap((library) => {
    const best = board.timePerImage(metric, model, library);
    return best === undefined ? [] : [{ ...best, library }];
  });
  return least(times, ({ mean }) => mean);
}

function isFaster(one: LibraryTime | undefined, other: LibraryTime | undefined): boolean {
  return one !== undefined && other !== undefined && one.mean < other.mean;
}

type Outcome = Pick<
  SideBySideRow,
  'faster' | 'ratio' | 'ratio_low' | 'ratio_high' | 'p_adjusted' | 'verdict'
>;

function outcome(
  first: LibraryTime | undefined,
  second: LibraryTime | undefined,
  { verdict, p_adjusted }: TimeChange,
): Outcome {
  const nothing = { faster: null, ratio: null, ratio_low: null, ratio_high: null, p_adjusted: null };
  if (first === undefined) return { ...nothing, verdict: 'first-fails' };
  if (second === undefined) return { ...nothing, verdict: 'second-fails' };
  const faster = isFaster(first, second) ? 'first' : isFaster(second, first) ? 'second' : null;
  const [longer, shorter] = faster === 'first' ? [second, first] : [first, second];
  const { value, margin } = compareTimes(longer, shorter).ratio;
  const isRatio = shorter.mean > 0;
  return {
    faster,
    ratio: isRatio ? value : null,
    ratio_low: isRatio && margin !== null ? value - margin : null,
    ratio_high: isRatio && margin !== null ? value + margin : null,
    p_adjusted,
    verdict: sideVerdict(verdict),
  };
}

/** From the slower to the faster time a change that is certain can only be to the better. */
function sideVerdict(verdict: TimeChange['verdict']): SideVerdict {
  switch (verdict) {
    case 'small':
    case 'unclear':
    case 'too-few':
    case 'identical':
      return verdict;
    default:
      return 'faster';
  }
}
