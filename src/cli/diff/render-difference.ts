import { isUnchanged } from '../../analysis/compare/compare-analyses.ts';
import type { Pair } from '../../analysis/compare/pairs.ts';
import { countText } from '../../figures/measures/number-text.ts';
import { claimComparison } from '../../tables/compare/claim-comparison.ts';
import { recordComparison } from '../../tables/compare/record-comparison.ts';
import { timeComparison } from '../../tables/compare/time-comparison.ts';
import { alignedTable, markdownTable } from '../../tables/text-table.ts';
import type { TitledTable } from '../../tables/titled-table.ts';
import type { Difference, SideName } from './difference.ts';

/** What the verdicts mean, and what the test cannot know. */
const VERDICT_NOTE =
  'Faster and slower: Welch’s t-test over repetitions, p-values adjusted for all comparisons together (Benjamini and ' +
  'Hochberg, 5%), and at least 1%; no mean counts as known better than the step in which its library’s times are ' +
  'reported. May be noise: the spread explains it, or hides what there is: see the interval. Repetitions of one ' +
  'session do not show how sessions differ.';

/** For a terminal: aligned columns. */
export function differenceText(difference: Difference, pair: Pair, mostLayers: number): string {
  const parts = [headline(difference)];
  if (!isNothing(difference)) {
    parts.push(...tablesOf(difference, pair, mostLayers).map(alignedTable), VERDICT_NOTE);
  }
  return `${parts.join('\n\n')}\n`;
}

/** For a pull request: GitHub's Markdown. */
export function differenceMarkdown(difference: Difference, pair: Pair, mostLayers: number): string {
  const parts = [`## ${headline(difference)}`];
  if (!isNothing(difference)) {
    parts.push(...tablesOf(difference, pair, mostLayers).map(markdownTable), `_${VERDICT_NOTE}_`);
  }
  return `${parts.join('\n\n')}\n`;
}

/** For a program: every row, layers included. */
export function differenceJson(difference: Difference): string {
  return `${JSON.stringify(difference, undefined, 2)}\n`;
}

function tablesOf(difference: Difference, pair: Pair, mostLayers: number): readonly TitledTable[] {
  const bestTimes = difference.bestTimes.filter(({ verdict }) => verdict !== 'identical');
  return [
    claimComparison(difference.claims),
    ...timeComparison(pair, { ...difference, bestTimes }, mostLayers),
    ...recordComparison(pair, difference),
  ];
}

function isNothing(difference: Difference): boolean {
  return isUnchanged(difference) && difference.claims.length === 0;
}

function headline(difference: Difference): string {
  const { before, after, metric, remeasured } = difference;
  const sides = `${sideText(before)} → ${sideText(after)}, ${metric}`;
  if (isNothing(difference)) return `${sides}: nothing changed`;
  const broken = difference.claims.filter(({ broke }) => broke).length;
  return `${sides}: ${countText(remeasured, 'point')} measured anew, ${countText(broken, 'claim')} broken`;
}

function sideText({ name, version, created }: SideName): string {
  return version === null ? `${name} (${created})` : `${name} ${version} (${created})`;
}
