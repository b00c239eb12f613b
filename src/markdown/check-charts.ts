import type { Analysis } from '../analysis/analysis.ts';
import { NotMeasured } from '../analysis/not-measured.ts';
import { Misstated } from '../dataset/misstated.ts';
import type { Problem } from '../dataset/problem.ts';
import type { NameChecker } from './check-names.ts';
import { isEmptyFigure } from './is-empty-figure.ts';
import type { OriginalChart, Report } from './report.ts';

/** What `charts.yaml` says of the dataset that it does not have: names, and charts without data. */
export function checkCharts(
  { charts }: Report,
  analysis: Analysis,
  unknownNames: NameChecker,
): readonly Problem[] {
  return charts.flatMap((chart) => {
    const unknown = unknownNames({ ...chart.spec }).map(({ key, message, ...found }) => ({
      ...chart.placeOf([key]),
      message: `chart ${String(chart.number)}: ${message} in ${key}`,
      ...found,
    }));
    return unknown.length > 0 ? unknown : faultsOf(chart, analysis);
  });
}

/** Tries the chart, short of drawing it. */
function faultsOf({ number, spec, placeOf }: OriginalChart, analysis: Analysis): Problem[] {
  const problem = (what: string, expected = 'something measured') => [
    { ...placeOf([]), message: `chart ${String(number)}: ${what}`, expected },
  ];
  try {
    return isEmptyFigure(spec, analysis) ? problem(`${spec.id} shows nothing`) : [];
  } catch (error) {
    if (error instanceof Misstated) return problem(error.what, error.expected);
    if (error instanceof NotMeasured) return problem(error.message);
    throw error;
  }
}
