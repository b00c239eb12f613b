import { NotMeasured } from '../analysis/not-measured.ts';
import type { MeasureContext } from '../claims/measure.ts';
import { onDataset } from '../claims/on-dataset.ts';
import { Misstated } from '../dataset/misstated.ts';
import { answer, type Query } from '../claims/query.ts';
import type { Problem } from '../dataset/problem.ts';
import { buildTable } from '../tables/table-kinds.ts';
import type { TableSpec } from '../tables/report-table.ts';
import type { NameChecker, UnknownName } from './check-names.ts';
import { hasQuotations } from './check-quotations.ts';
import { expectOneOf } from '../dataset/nearest.ts';
import { COMPONENT_SCHEMAS } from './component-schemas.ts';
import { choicesOf, readFigureChoices } from './figure-choices.ts';
import type { WrittenChoice } from './figure-switch.ts';
import { isEmptyFigure } from './is-empty-figure.ts';
import type { PlacedElement, Report } from './report.ts';
import { comparedDatasets, pathOf } from './site-paths.ts';

/** Components whose attributes speak of the data. */
const ABOUT_DATA = ['Figure', 'Table', 'Value'];

/**
 * What the components of the chapters say of the dataset that it does not have: names, values, pages, and tables and
 * figures without data.
 *
 * @param paths of everything in the site
 */
export function checkElements(
  report: Report,
  context: MeasureContext,
  unknownNames: NameChecker,
  paths: readonly string[],
): readonly Problem[] {
  const { name } = context.analysis;
  return report.elements.flatMap((placed) =>
    placed.element.name === 'Ref'
      ? pathProblems(placed, paths, name)
      : elementProblems(placed, unknownNames, context),
  );
}

function elementProblems(
  placed: PlacedElement,
  unknownNames: NameChecker,
  context: MeasureContext,
): readonly Problem[] {
  if (!ABOUT_DATA.includes(placed.element.name)) return [];
  const { attributes } = placed;
  const choices = choicesOf(attributes).map((choice) => ({
    dataset: attributes.dataset,
    ...inLists(choice),
  }));
  const unknown = [attributes, ...choices].flatMap(unknownNames);
  if (unknown.length > 0) return unknown.map((name) => nameProblem(placed, name));
  return placed.isComplete && hasQuotations(placed.attributes, context)
    ? evaluationProblems(placed, context)
    : [];
}

/** The words of each attribute, as a schema would read a list. */
function inLists({ attributes }: WrittenChoice): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(attributes).map(([key, text]) => [key, text.split(/\s+/)]));
}

function nameProblem(placed: PlacedElement, { key, message, value, expected }: UnknownName): Problem {
  const { file, line, column } = placed.element.attributes.find(({ name }) => name === key) ?? placed;
  return { file, line, column, message: `<${placed.element.name}>: ${message} in ${key}`, value, expected };
}

/** Tries what the element asks for, short of drawing it. */
function evaluationProblems(
  { element, attributes, file, line, column }: PlacedElement,
  context: MeasureContext,
): Problem[] {
  const problem = (what: string, expected = 'something measured') => [
    { file, line, column, message: `<${element.name}>: ${what}`, expected },
  ];
  try {
    if (element.name === 'Value') answer(queryOf(attributes), context);
    const { dataset, ...spec } = attributes;
    const on = onDataset(context, dataset);
    if (element.name === 'Table') buildTable(spec as unknown as TableSpec, on);
    if (element.name === 'Figure') {
      const shown = readFigureChoices(element, attributes, COMPONENT_SCHEMAS.get('Figure')!);
      const empty = [shown.spec, ...shown.choices].find((each) => isEmptyFigure(each, on.analysis));
      if (empty !== undefined) return problem(`${empty.id} shows nothing`);
    }
    return [];
  } catch (error) {
    if (error instanceof Misstated) return problem(error.what, error.expected);
    if (error instanceof NotMeasured) return problem(error.message);
    throw error;
  }
}

function pathProblems(
  { element, attributes: { to }, file, line, column }: PlacedElement,
  paths: readonly string[],
  dataset: string,
): readonly Problem[] {
  if (typeof to !== 'string' || !to.startsWith('/')) return [];
  const at = element.attributes.find(({ name }) => name === 'to') ?? { line, column };
  const problem = (what: string, value: string, expected: string): Problem => ({
    file,
    line: at.line,
    column: at.column,
    message: `<Ref>: unknown ${what} in to`,
    value,
    expected,
  });
  const path = pathOf(to, dataset);
  if (!paths.includes(path)) return [problem('page', to, expectOneOf(path, paths))];
  const datasets = paths.flatMap((each) => /^\/datasets\/([^/]+)\/$/.exec(each)?.[1] ?? []);
  return comparedDatasets(to, dataset)
    .filter((name) => !datasets.includes(name))
    .map((name) => problem('dataset', name, expectOneOf(name, datasets)));
}

/** The query in the attributes of `<Value>`: all of them but how it is printed. */
function queryOf({ digits: _, ...query }: Readonly<Record<string, unknown>>): Query {
  return query as Query;
}
