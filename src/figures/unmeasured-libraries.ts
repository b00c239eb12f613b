import type { Analysis } from '../analysis/analysis.ts';
import { libraryLabel } from '../analysis/labels.ts';
import { listText } from './measures/number-text.ts';

interface Selected {
  readonly library: string;
  /** Why there is no value; undefined where there is one. */
  readonly missing: string | undefined;
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
    const missing = entries.flatMap((entry) => entry.missing ?? []);
    if (missing.length === entries.length) reasons.set(library, [...new Set(missing)].join(', '));
  }
  const notes = [...Map.groupBy(reasons, ([, reason]) => reason)].map(([reason, libraries]) => {
    const labels = libraries.map(([library]) => libraryLabel(library, analysis.descriptor));
    return `${reason[0]!.toUpperCase()}${reason.slice(1)}: ${listText(labels)}.`;
  });
  return { libraries: new Set(reasons.keys()), notes };
}
