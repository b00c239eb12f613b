import type { Analysis } from '../../src/analysis/analysis.ts';
import { buildChart } from '../../src/figures/build-chart.ts';
import type { Faces } from '../../src/figures/build-faces.ts';
import { drawFigure, sketch } from '../../src/figures/draw-figure.ts';
import { serializeSvg } from '../../src/figures/drawing/serialize.ts';
import { type Figure, WIDE } from '../../src/figures/figure.ts';
import type { FigureSpec } from '../../src/figures/spec.ts';

/** A figure as a file of its own, at any width. */
export function drawSpec(spec: FigureSpec, analysis: Analysis, width = WIDE): Figure {
  const chart = buildChart(spec, analysis);
  return drawFigure(
    chart,
    spec.id,
    sketch((canvas) => chart.draw(canvas), spec.id, width),
  );
}

/** What a page shows of a figure on a phone; undefined where the wide drawing scrolls instead. */
export function narrowOf({ id, wide, page }: Faces): Figure | undefined {
  const drawn = page.plots.find(({ root }) => /\bfig-narrow\b/.test(String(root.attributes['class'])));
  if (drawn === undefined) return undefined;
  return {
    ...wide,
    id: `${id}-narrow`,
    svg: serializeSvg(drawn.root),
    width: drawn.width,
    height: drawn.height,
  };
}
