import type { Analysis } from '../analysis/analysis.ts';
import type { MeasureContext } from '../claims/measure.ts';
import { answer, type Query } from '../claims/query.ts';
import type { Problem } from '../dataset/problem.ts';
import { buildTable } from '../tables/registry.ts';
import type { TableSpec } from '../tables/report-table.ts';
import { nameChecker, type UnknownName } from './check-names.ts';
import type { PlacedElement, Report } from './report.ts';

/** Components whose attributes speak of the data. */
const ABOUT_DATA = ['Figure', 'Table', 'Value'];

/** What the report says of its dataset that the dataset does not have: names, and values and tables without data. */
export function checkReport(report: Report, analysis: Analysis): readonly Problem[] {
  const unknownNames = nameChecker(analysis);
  const context: MeasureContext = { analysis, quoted: report.quoted };
  const problems: Problem[] = [];
  for (const placed of report.elements) {
    if (!ABOUT_DATA.includes(placed.element.name)) continue;
    const unknown = unknownNames(placed.attributes);
    problems.push(...unknown.map((name) => nameProblem(placed, name)));
    if (unknown.length === 0) problems.push(...evaluationProblems(placed, context));
  }
  for (const { declaration, placeOf } of report.claims) {
    declaration.checks.forEach((check, index) => {
      for (const { key, message, value, expected } of unknownNames(check.value as Query)) {
        problems.push({ ...placeOf(['checks', index, 'value', key]), message, value, expected });
      }
    });
  }
  return problems;
}

function nameProblem(placed: PlacedElement, { key, message, value, expected }: UnknownName): Problem {
  const { file, line, column } = placed.element.attributes.find(({ name }) => name === key) ?? placed;
  return { file, line, column, message: `<${placed.element.name}>: ${message} in ${key}`, value, expected };
}

/** Figures are drawn by the pages; values and tables cost little enough to be tried here, so that all failures are listed. */
function evaluationProblems(
  { element, attributes, file, line, column }: PlacedElement,
  context: MeasureContext,
): Problem[] {
  try {
    if (element.name === 'Value') answer(queryOf(attributes), context);
    if (element.name === 'Table') buildTable(attributes as unknown as TableSpec, context);
    return [];
  } catch (error) {
    return [
      {
        file,
        line,
        column,
        message: `<${element.name}> ${(error as Error).message}`,
        expected: 'something measured',
      },
    ];
  }
}

/** The query in the attributes of `<Value>`: all of them but how it is printed. */
export function queryOf({ digits: _, ...query }: Readonly<Record<string, unknown>>): Query {
  return query as Query;
}
