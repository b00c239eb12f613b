import type { Pair } from '../../analysis/compare/pairs.ts';
import { alignedTable } from '../../tables/text-table.ts';
import { type Difference, isNothing } from './difference.ts';
import { gateLines, headline } from './headline.ts';
import { sectionsOf, verdictNote } from './sections.ts';

/** For a terminal: a line that says what happened, then aligned columns. */
export function differenceText(difference: Difference, pair: Pair, mostLayers: number): string {
  const first = [headline(difference, pair), ...gateLines(difference, pair)].join('\n');
  if (isNothing(difference)) return `${first}\n`;
  const tables = sectionsOf(difference, pair, mostLayers).map(({ table }) => alignedTable(table));
  return `${[first, ...tables, verdictNote(difference)].join('\n\n')}\n`;
}
