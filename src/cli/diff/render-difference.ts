import { isUnchanged } from '../../analysis/compare/compare-analyses.ts';
import { countText } from '../../figures/measures/number-text.ts';
import type { Difference, SideName } from './difference.ts';
import type { DifferenceTable } from './difference-table.ts';
import { differenceTables, VERDICT_NOTE } from './difference-tables.ts';

/** For a terminal: aligned columns. */
export function differenceText(difference: Difference, layers: number): string {
  const parts = [headline(difference)];
  if (!isNothing(difference)) {
    parts.push(...differenceTables(difference, layers).map(alignedTable), VERDICT_NOTE);
  }
  return `${parts.join('\n\n')}\n`;
}

/** For a pull request: GitHub's Markdown. */
export function differenceMarkdown(difference: Difference, layers: number): string {
  const parts = [`## ${headline(difference)}`];
  if (!isNothing(difference)) {
    parts.push(...differenceTables(difference, layers).map(markdownTable), `_${VERDICT_NOTE}_`);
  }
  return `${parts.join('\n\n')}\n`;
}

/** For a program: every row, layers included. */
export function differenceJson(difference: Difference): string {
  return `${JSON.stringify(difference, undefined, 2)}\n`;
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

function alignedTable({ title, columns, rows, empty }: DifferenceTable): string {
  if (rows.length === 0) return `${title}\n  ${empty}`;
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...rows.map((row) => row[index]!.length)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, index) => cell.padEnd(widths[index]!)).join('  ')}`.trimEnd();
  return [title, line(columns), ...rows.map(line)].join('\n');
}

function markdownTable({ title, columns, rows, empty }: DifferenceTable): string {
  if (rows.length === 0) return `### ${title}\n\n${empty}`;
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [`### ${title}`, '', line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
