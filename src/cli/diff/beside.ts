import type { Boards } from '../../analysis/compare/boards.ts';
import type { Common } from '../../analysis/compare/library-matches.ts';
import { type SideBySide, sideBySide } from '../../analysis/compare/side-by-side.ts';
import type { Metric } from '../../analysis/metric.ts';
import { sideNames } from '../../figures/side-names.ts';
import { aloneSentences, fasterSentences, nothingInCommon } from '../../figures/side-by-side-words.ts';
import { sideBySideChart } from '../../figures/side-by-side.ts';
import { alignedTable, markdownTable } from '../../tables/text-table.ts';
import type { TitledTable } from '../../tables/titled-table.ts';
import { type SideName, sideName, sideText } from './side-name.ts';

/** Everything that `npm run diff` reports of two boards. */
export interface Beside extends SideBySide {
  readonly first: SideName;
  readonly second: SideName;
}

/** Puts two boards side by side. @param common what libraries have to have in common, if not what suits the two best */
export function besideOf(boards: Boards, metric: Metric, common?: readonly Common[]): Beside {
  return {
    first: sideName(boards.first),
    second: sideName(boards.second),
    ...sideBySide(boards, metric, common),
  };
}

/** For a terminal: what can be said in sentences, then aligned columns. */
export function besideText(beside: Beside, boards: Boards): string {
  return `${[[headline(beside), ...sentences(beside, boards)].join('\n'), ...tables(beside, boards).map(alignedTable)].join('\n\n')}\n`;
}

/** For a pull request: GitHub's Markdown. */
export function besideMarkdown(beside: Beside, boards: Boards): string {
  return `${[
    `## ${headline(beside)}`,
    ...sentences(beside, boards),
    ...tables(beside, boards).map(markdownTable),
  ].join('\n\n')}\n`;
}

/** For a program: every row. */
export function besideJson(beside: Beside): string {
  return `${JSON.stringify(beside, undefined, 2)}\n`;
}

function headline({ first, second, metric }: Beside): string {
  return `${sideText(first)} and ${sideText(second)}, ${metric}: two boards, side by side`;
}

function sentences(beside: Beside, boards: Boards): readonly string[] {
  const names = sideNames(boards);
  const nothing = nothingInCommon(boards, [beside]);
  return [
    `${names.first} is ${beside.first.name}, ${names.second} is ${beside.second.name}.`,
    ...(nothing === undefined ? [] : [nothing]),
    ...fasterSentences(beside, boards),
    ...aloneSentences(boards, beside),
  ];
}

function tables(beside: Beside, boards: Boards): readonly TitledTable[] {
  if (beside.rows.length === 0) return [];
  const { table, title } = sideBySideChart(boards, beside);
  return [{ ...table, id: 'side-by-side', title }];
}
