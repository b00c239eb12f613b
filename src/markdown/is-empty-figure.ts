import type { Analysis } from '../analysis/analysis.ts';
import { keptChart } from '../figures/build-chart.ts';
import { NOT_MEASURED } from '../figures/measures/missing.ts';
import type { FigureSpec } from '../figures/spec.ts';

/** Whether a figure would show nothing but what was not measured. */
export function isEmptyFigure(spec: FigureSpec, analysis: Analysis): boolean {
  return keptChart(analysis, spec).table.rows.every((row) => row.includes(NOT_MEASURED));
}
