import type { Analysis } from '../analysis.ts';
import { METRICS } from '../metric.ts';
import { conditionCounts, type ConditionCount, type Drift, drift } from './conditions.ts';
import { type Contest, contests } from './contests.ts';
import { type Failures, failuresOf } from './failures.ts';
import { type NoSpread, type Spread, spreadOf } from './spread.ts';

/** Something that a dataset's data say of it, before anybody puts it into words. */
export type Finding = Contest | Failures | ConditionCount | Drift | Spread | NoSpread;

/**
 * What a reader should know first: who wins and where nobody does, what failed, what the board did meanwhile, what drifted, and
 * how far to trust the times. Empty for nothing but what is not known.
 */
export function findingsOf(analysis: Analysis): readonly Finding[] {
  const failures = failuresOf(analysis);
  return [
    ...METRICS.flatMap((metric) => contests(analysis, metric)),
    ...(failures === undefined ? [] : [failures]),
    ...conditionCounts(analysis),
    // Every run that succeeded has a time of inference.
    ...[drift(analysis, 'inference'), spreadOf(analysis, 'inference')].flatMap((finding) => finding ?? []),
  ];
}
