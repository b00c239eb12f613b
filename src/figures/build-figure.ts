import type { Analysis } from '../analysis/analysis.ts';
import type { Chart } from './chart.ts';
import { drawFigure } from './draw-figure.ts';
import { withFactorColumns } from './factor-columns.ts';
import { type Figure, WIDE } from './figure.ts';
import { kindOf, type FigureSpec } from './spec.ts';

/** What the drawing needs from outside. */
export interface FigureOptions {
  /** The browser's own, or one made at build time. */
  readonly document: Document;
  /** In pixels; default as for a column of text on a desktop. */
  readonly width?: number;
}

/**
 * A figure from its spec: data, words and drawing.
 *
 * @throws Error that names an unknown model, library or group, and the valid ones
 */
export function buildFigure(
  spec: FigureSpec,
  analysis: Analysis,
  { document, width = WIDE }: FigureOptions,
): Figure {
  return drawFigure(buildChart(spec, analysis), { document, id: spec.id, width });
}

/** The same before it is drawn. */
export function buildChart(spec: FigureSpec, analysis: Analysis): Chart {
  const chart = kindOf(spec.kind).chart(spec, analysis);
  const table = withFactorColumns(chart.table);
  return { ...chart, table, ...(spec.caption !== undefined && { caption: spec.caption }) };
}
