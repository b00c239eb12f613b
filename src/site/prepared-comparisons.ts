import type { Analysis } from '../analysis/analysis.ts';
import { areVersions, inOrder, packageOf } from '../analysis/compare/versions.ts';
import { loadAnalyses } from './load-datasets.ts';
import { loadReport } from './load-report.ts';

/** Two datasets that are compared: of versions the earlier one first. */
export interface ComparedPair {
  readonly a: Analysis;
  readonly b: Analysis;
  /** Whether the one became the other. */
  readonly versions: boolean;
}

/**
 * The comparisons that have a page of their own, and need no script: of each version of a campaign with the one before it,
 * and of the pairs that the report names. Of all others there are too many: the browser makes the one that is asked for.
 */
export async function preparedComparisons(): Promise<readonly ComparedPair[]> {
  const analyses = await loadAnalyses();
  const { metadata } = (await loadReport()).report;
  const successive = [...Map.groupBy(analyses.values(), packageOf).values()].flatMap((versions) => {
    const ordered = inOrder(versions);
    return ordered.slice(1).map((b, index) => ({ a: ordered[index]!, b, versions: true }));
  });
  const named = (metadata.comparisons ?? []).flatMap(([a, b]): ComparedPair[] => {
    const [one, other] = [analyses.get(a), analyses.get(b)];
    // In `dev` a dataset may be away.
    if (one === undefined || other === undefined) return [];
    if (!areVersions(one, other)) return [{ a: one, b: other, versions: false }];
    const [earlier, later] = inOrder([one, other]);
    return [{ a: earlier!, b: later!, versions: true }];
  });
  const byPath = new Map([...successive, ...named].map((pair) => [preparedPath(pair), pair]));
  return [...byPath.values()];
}

/** Where such a page is within the site. */
export function preparedPath({ a, b }: Pick<ComparedPair, 'a' | 'b'>): string {
  return `/compare/${a.name}/${b.name}/`;
}
