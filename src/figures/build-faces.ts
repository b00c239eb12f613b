import type { Analysis } from '../analysis/analysis.ts';
import { buildChart } from './build-figure.ts';
import type { Chart } from './chart.ts';
import { drawFigure } from './draw-figure.ts';
import type { Figure } from './figure.ts';
import type { FigureSpec } from './spec.ts';
import { NARROW, WIDE } from './widths.ts';

/** A figure in the widths that a page needs so that it reads well everywhere without scripts. */
export interface Faces {
  readonly wide: Figure;
  /** For a phone; absent where the drawing needs more width than that and scrolls instead. */
  readonly narrow?: Figure;
}

/** @throws Error as `buildFigure` */
export function buildFaces(
  spec: FigureSpec,
  analysis: Analysis,
  { document }: { readonly document: Document },
): Faces {
  return drawFaces(buildChart(spec, analysis), spec.id, document);
}

/** The faces of a chart that is not made from a spec. */
export function drawFaces(chart: Chart, id: string, document: Document): Faces {
  const narrow = drawFigure(chart, {
    document,
    id: `${id}-narrow`,
    width: NARROW,
    className: 'fig-narrow',
    wordsOf: id,
  });
  const scrolls = narrow.width > NARROW;
  const wide = drawFigure(chart, {
    document,
    id,
    width: WIDE,
    className: scrolls ? 'fig-wide fig-only' : 'fig-wide',
  });
  return scrolls ? { wide } : { wide, narrow };
}
