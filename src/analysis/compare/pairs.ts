import type { Analysis } from '../analysis.ts';
import { pointKey } from '../point-key.ts';
import type { PointSummary } from '../summaries.ts';

/** Two analyses of the same kind of campaign: an earlier and a later one, or simply a first and a second. */
export interface Pair {
  readonly before: Analysis;
  readonly after: Analysis;
}

/** Tags of either side: in the order of the later report, then those that only the earlier one has. */
export function tagsOfEither(kind: 'models' | 'libraries', { before, after }: Pair): readonly string[] {
  return [...new Set([...after[kind], ...before[kind]])];
}

/** A point on both sides, or on one. */
export interface PointPair {
  readonly model: string;
  readonly library: string;
  readonly batchSize: number;
  readonly before?: PointSummary;
  readonly after?: PointSummary;
}

/** Every point of either side, by model and library in the report's order, then by batch size. */
export function pointPairs(pair: Pair): readonly PointPair[] {
  const before = byKey(pair.before);
  const after = byKey(pair.after);
  const models = rank(tagsOfEither('models', pair));
  const libraries = rank(tagsOfEither('libraries', pair));
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((key) => {
      const { model, library, batchSize } = (after.get(key) ?? before.get(key))!;
      return { model, library, batchSize, before: before.get(key), after: after.get(key) };
    })
    .sort(
      (a, b) =>
        models.get(a.model)! - models.get(b.model)! ||
        libraries.get(a.library)! - libraries.get(b.library)! ||
        a.batchSize - b.batchSize,
    );
}

function byKey({ summaries }: Analysis): ReadonlyMap<string, PointSummary> {
  return new Map(summaries.points.map((point) => [pointKey(point), point]));
}

function rank(tags: readonly string[]): ReadonlyMap<string, number> {
  return new Map(tags.map((tag, index) => [tag, index]));
}
