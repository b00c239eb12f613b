import type { Finding, Findings } from './finding.ts';
import type { Position, Target } from './locate.ts';
import { type Problem, shortEcho } from './problem.ts';
import type { TableSource } from './table-source.ts';

/**
 * Turns what was found in a table into problems with lines and columns, in the order of its file. `file` is the name
 * to report. Reads the file once more, and only where there is something to report.
 */
export async function reportFindings(
  table: Pick<TableSource, 'locate'> | undefined,
  file: string,
  findings: Findings,
): Promise<Problem[]> {
  if (findings.count === 0) return [];
  const targets: Target[] = [];
  const seek = (target: Target): number => targets.push(target) - 1;
  const listed = findings.listed.map((finding) => ({
    finding,
    at: finding.offset === undefined ? -1 : seek({ offset: finding.offset, cell: finding.cell }),
    other: finding.otherOffset === undefined ? -1 : seek({ offset: finding.otherOffset }),
  }));
  const positions = table !== undefined && targets.length > 0 ? await table.locate(targets) : [];
  const problems = listed
    .map(({ finding, at, other }): Problem => {
      const position = positions[at] ?? { line: 0, column: 0 };
      const message = other < 0 ? finding.message : withOther(finding.message, positions[other]!);
      return { file, ...position, message, ...valueOf(finding), expected: finding.expected };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
  if (findings.unlisted > 0) {
    problems.push({
      file,
      line: 0,
      column: 0,
      message: `${findings.unlisted} further problems of this file are not listed`,
      expected: 'none',
    });
  }
  return problems;
}

function withOther(message: string, { line, key }: Position): string {
  return key === undefined ? message.replace('%', String(line)) : message.replace('on line %', `at ${key}`);
}

function valueOf({ value }: Finding): Pick<Problem, 'value'> {
  return value === undefined ? {} : { value: shortEcho(value) };
}
