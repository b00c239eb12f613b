import type { Pair } from '../../analysis/compare/pairs.ts';
import { countText, separatedText } from '../../figures/measures/number-text.ts';
import { markdownRows, markdownTable } from '../../tables/text-table.ts';
import type { TitledTable } from '../../tables/titled-table.ts';
import { type Difference, isNothing } from './difference.ts';
import { gateLines, headline } from './headline.ts';
import { type Section, sectionsOf, verdictNote } from './sections.ts';

/** Rows of a folded table; a comment on GitHub holds 65,536 characters. */
const MOST_FOLDED = 100;

/**
 * For a pull request: GitHub's Markdown. What a reader has to see stands open, in at most 60 lines, however much changed; all
 * of it is folded below.
 */
export function differenceMarkdown(difference: Difference, pair: Pair, mostLayers: number): string {
  const first = [
    `## ${headline(difference, pair)}`,
    ...gateLines(difference, pair).map((line) => `**${line}**`),
  ];
  if (isNothing(difference)) return `${first.join('\n\n')}\n`;
  const sections = sectionsOf(difference, pair, mostLayers);
  return `${[
    ...first,
    ...sections.flatMap(opened),
    ...sections.flatMap(folded),
    details('What the verdicts mean', verdictNote(difference)),
  ].join('\n\n')}\n`;
}

/** The part of a table that stands open. */
function opened({ table, open }: Section): string[] {
  if (open === 0) return [];
  const shown = markdownTable({ ...table, rows: table.rows.slice(0, open) });
  return table.rows.length <= open
    ? [shown]
    : [shown, `And ${separatedText(table.rows.length - open)} more, folded below.`];
}

/** The whole of a table, where not all of it stands open. */
function folded({ table, open }: Section): string[] {
  const { title, rows } = table;
  if (rows.length <= open) return [];
  return [details(`${title}: ${countText(rows.length, 'row')}`, foldedRows(table))];
}

function foldedRows(table: TitledTable): string {
  const rows = table.rows.slice(0, MOST_FOLDED);
  const rest = table.rows.length - rows.length;
  const shown = markdownRows({ ...table, rows });
  return rest === 0 ? shown : `${shown}\n\nAnd ${separatedText(rest)} more: \`--format json\` has all.`;
}

function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
