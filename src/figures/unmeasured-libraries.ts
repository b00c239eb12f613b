import type { Analysis } from '../analysis/analysis.ts';
import { libraryLabel } from '../analysis/labels.ts';
import type { PointSummary } from '../analysis/summaries.ts';
import { missingReason, NOT_MEASURED } from './measures/missing.ts';
import { listText } from './measures/number-text.ts';

interface Selected {
  readonly library: string;
  /** Why there is no value: its own points, or words where it is for another reason; undefined where there is one. */
  readonly missing: readonly PointSummary[] | string | undefined;
}

export interface Unmeasured {
  /** Libraries without any value in the selection: a line says so, rather than an empty bar in every panel. */
  readonly libraries: ReadonlySet<string>;
  readonly notes: readonly string[];
}

/** Libraries of which the selection has nothing to draw, with a line for each reason. */
export function unmeasuredLibraries(selected: readonly Selected[], analysis: Analysis): Unmeasured {
  const reasons = new Map<string, string>();
  for (const [library, entries] of Map.groupBy(selected, (entry) => entry.library)) {
    const missing = entries.flatMap((entry) => (entry.missing === undefined ? [] : [entry.missing]));
    if (missing.length === entries.length) reasons.set(library, reasonOf(missing));
  }
  const notes = [...Map.groupBy(reasons, ([, reason]) => reason)].map(([reason, libraries]) => {
    const labels = libraries.map(([library]) => libraryLabel(library, analysis.descriptor));
    return `${reason[0]!.toUpperCase()}${reason.slice(1)}: ${listText(labels)}.`;
  });
  return { libraries: new Set(reasons.keys()), notes };
}

/** Runs that went wrong are counted over the whole selection, not for each of its models. */
function reasonOf(missing: readonly (readonly PointSummary[] | string)[]): string {
  const given = missing.filter((each) => typeof each === 'string');
  const points = missing.filter((each) => typeof each !== 'string');
  const alike = Map.groupBy(points, (each) => missingReason(each) === NOT_MEASURED);
  const own = [alike.get(false), alike.get(true)].flatMap((group) =>
    group ? [missingReason(group.flat())] : [],
  );
  return [...new Set([...own, ...given])].join(', ');
}
