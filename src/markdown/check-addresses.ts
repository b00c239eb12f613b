import { isDeepStrictEqual } from 'node:util';
import { expectOneOf } from '../dataset/nearest.ts';
import type { Problem } from '../dataset/problem.ts';
import type { FigureSpec } from '../figures/spec.ts';
import type { PlacedFigure, Report, WrittenNames } from './report.ts';

/** What the site has at its root by itself, so that neither a chapter nor a page of the author’s can stand there. */
export const TAKEN: readonly string[] = [
  'cards',
  'claims',
  'compare',
  'data',
  'datasets',
  'explore',
  'figures',
  'models',
  'pagefind',
  'report',
  'search',
  'tables',
];

/** Addresses that two things would share, and those that would lead nowhere. */
export function checkAddresses(report: Report, names: WrittenNames): readonly Problem[] {
  return [
    ...takenAddresses(report),
    ...changedCharts(report),
    ...lostCharts(report, names),
    ...wrongMoves(report, names),
  ];
}

function takenAddresses({ chapters }: Report): Problem[] {
  return chapters
    .filter(({ slug, path }) => path !== '/' && TAKEN.includes(slug))
    .map(({ file, slug }) => ({
      file,
      line: 1,
      column: 1,
      message: 'chapter has the address of another page of the site',
      value: slug,
      expected: 'another name of the file, or a slug in the frontmatter',
    }));
}

/** A chart of the original has one drawing, under one name, wherever it is shown. */
function changedCharts({ charts, figures }: Report): Problem[] {
  const first = new Map<string, number>();
  return charts.flatMap(({ number, spec, placeOf }) => {
    const before = first.get(spec.id);
    first.set(spec.id, before ?? number);
    const other = figures.find((figure) => shownBy(figure).some(({ id }) => id === spec.id));
    const isOther = other !== undefined && !shownBy(other).some((each) => isDeepStrictEqual(each, spec));
    if (before === undefined && !isOther) return [];
    const message =
      before === undefined
        ? `chart is another figure than that of ${other!.file}:${String(other!.line)}`
        : `id is already that of chart ${String(before)}`;
    return [
      { ...placeOf(['id']), message, value: spec.id, expected: 'an id of its own, or the same figure' },
    ];
  });
}

function shownBy({ spec, choices }: PlacedFigure): readonly FigureSpec[] {
  return [spec, ...choices];
}

function lostCharts({ charts, chapters }: Report, { shown }: WrittenNames): Problem[] {
  if (shown === undefined) return [];
  const inChapters = [...shown, ...chapters.map(({ slug }) => slug)];
  return charts
    .filter((chart) => !inChapters.includes(chart.in))
    .map((chart) => ({
      ...chart.placeOf(['in']),
      message: `unknown figure, table or chapter that shows chart ${String(chart.number)}`,
      value: chart.in,
      expected: expectOneOf(chart.in, inChapters),
    }));
}

function wrongMoves({ moved, addresses }: Report, { shown }: WrittenNames): Problem[] {
  if (shown === undefined) return [];
  return [...moved].flatMap(([from, { to, place }]) => {
    if (addresses.has(from))
      return [{ ...place, message: 'anchor that has not moved', value: from, expected: 'one that is gone' }];
    if (addresses.has(to)) return [];
    const expected = expectOneOf(to, [...addresses.keys()]);
    return [{ ...place, message: `unknown place that ${from} has moved to`, value: to, expected }];
  });
}
