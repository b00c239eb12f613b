import type { Analysis } from '../../analysis/analysis.ts';
import { drawFaces, type Faces } from '../../figures/build-faces.ts';
import { buildChart } from '../../figures/build-figure.ts';
import type { FigureSpec } from '../../figures/spec.ts';

/** Where the stylesheet of the figures changes from one drawing to the other. */
const NARROW_BOX_REM = 36;

export function isNarrow(box: Element): boolean {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return box.clientWidth <= NARROW_BOX_REM * rem;
}

/** Only the drawing that there is room for, where that is the wide one: so a change is seen in half the time. */
export function facesFor(narrow: boolean, spec: FigureSpec, analysis: Analysis): Faces {
  return drawFaces(buildChart(spec, analysis), spec.id, document, !narrow);
}
