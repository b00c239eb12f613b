import type { Analysis } from '../../analysis/analysis.ts';
import { buildFaces, type Faces } from '../../figures/build-faces.ts';
import { buildChart } from '../../figures/build-figure.ts';
import { drawFigure } from '../../figures/draw-figure.ts';
import type { FigureSpec } from '../../figures/spec.ts';
import { WIDE } from '../../figures/widths.ts';

/** Where the stylesheet of the figures changes from one drawing to the other. */
const NARROW_BOX_REM = 36;

export function isNarrow(box: Element): boolean {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return box.clientWidth <= NARROW_BOX_REM * rem;
}

/** Only the drawing that there is room for, where that is the wide one: so a change is seen in half the time. */
export function facesFor(narrow: boolean, spec: FigureSpec, analysis: Analysis): Faces {
  if (narrow) return buildFaces(spec, analysis, { document });
  const className = 'fig-wide fig-only';
  return { wide: drawFigure(buildChart(spec, analysis), { document, id: spec.id, width: WIDE, className }) };
}
