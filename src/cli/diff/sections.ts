import { judgingFor } from '../../analysis/compare/gate.ts';
import type { Pair } from '../../analysis/compare/pairs.ts';
import { percentText } from '../../figures/measures/number-text.ts';
import { claimComparison } from '../../tables/compare/claim-comparison.ts';
import { failureComparison } from '../../tables/compare/failure-comparison.ts';
import { presenceComparison } from '../../tables/compare/presence-comparison.ts';
import { recordComparison } from '../../tables/compare/record-comparison.ts';
import { timeComparison } from '../../tables/compare/time-comparison.ts';
import type { TitledTable } from '../../tables/titled-table.ts';
import type { Difference } from './difference.ts';

/** A table of the difference, and how much of it is shown where what is long is folded. */
export interface Section {
  readonly table: TitledTable;
  /** So many rows stand open; 0 for a table that is folded as a whole. */
  readonly open: number;
}

/** All that a reader is told, the gravest first; no table is without rows. */
export function sectionsOf(difference: Difference, pair: Pair, mostLayers: number): readonly Section[] {
  const { claims } = difference;
  const bestTimes = difference.bestTimes.filter(({ verdict }) => verdict !== 'identical');
  const moved = bestTimes
    .filter(({ verdict }) => verdict === 'slower' || verdict === 'faster')
    .sort((a, b) => b.change! - a.change!);
  const [movedTable] = timeComparison(pair, { ...difference, bestTimes: moved }, 0);
  const broken = claims.filter(({ broke }) => broke);
  const others = claims.filter(({ broke }) => !broke);
  const sections: Section[] = [
    { table: { ...claimComparison(broken), title: 'Claims that break' }, open: 5 },
    { table: failureComparison(pair, difference.runs), open: 5 },
    { table: { ...movedTable!, title: 'Times that changed beyond the noise (ms per image)' }, open: 10 },
    { table: presenceComparison(pair, difference.presence), open: 5 },
    ...timeComparison(pair, { ...difference, bestTimes }, mostLayers).map((table) => ({ table, open: 0 })),
    { table: { ...claimComparison(others), title: 'Claims that merely moved' }, open: 0 },
    ...recordComparison(pair, difference).map((table) => ({ table, open: 0 })),
  ];
  return sections.filter(({ table }) => table.rows.length > 0);
}

/** What the verdicts mean, and what the test cannot know. */
export function verdictNote({ gate }: Difference): string {
  return (
    'Faster and slower: Welch’s t-test over repetitions, p-values adjusted for all comparisons together (Benjamini and ' +
    `Hochberg, 5%), and at least ${percentText(judgingFor(gate?.limit).leastChange)}; no mean counts as known better than ` +
    'the step in which its library’s times are reported. May be noise: the spread explains it, or hides what there is: ' +
    'see the interval. Repetitions of one session do not show how sessions differ.'
  );
}
