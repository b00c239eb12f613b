import type { Analysis } from '../analysis/analysis.ts';
import { buildFaces, type Faces } from '../figures/build-faces.ts';
import type { Figure } from '../figures/figure.ts';
import type { FigureSpec } from '../figures/spec.ts';
import { standardFigures } from '../figures/standard-figures.ts';
import { buildDocument } from './build-document.ts';
import { loadAnalyses } from './datasets.ts';
import { loadReport } from './report.ts';

const document = buildDocument();
const drawn = new WeakMap<Analysis, Map<FigureSpec, Faces>>();

/** A figure of an analysis in its widths, drawn once however often it is asked for. */
export function drawFaces(spec: FigureSpec, analysis: Analysis): Faces {
  let figures = drawn.get(analysis);
  if (figures === undefined) drawn.set(analysis, (figures = new Map()));
  let faces = figures.get(spec);
  if (faces === undefined) figures.set(spec, (faces = buildFaces(spec, analysis, { document })));
  return faces;
}

/** The figure as it is published in files: the wide one. */
export function drawFigure(spec: FigureSpec, analysis: Analysis): Figure {
  return drawFaces(spec, analysis).wide;
}

export interface FigureProps extends Record<string, unknown> {
  spec: FigureSpec;
  analysis: Analysis;
}

/** Static paths of every figure: those of the narrative on its dataset, and the standard ones of every dataset. */
export async function figurePaths(): Promise<
  { params: { dataset: string; id: string }; props: FigureProps }[]
> {
  const { report } = await loadReport();
  const paths = [];
  for (const [dataset, analysis] of await loadAnalyses()) {
    const narrative = dataset === report.metadata.dataset ? report.figures.map((figure) => figure.spec) : [];
    const ids = new Set(narrative.map((spec) => spec.id));
    const standard = standardFigures(analysis).filter((spec) => !ids.has(spec.id));
    for (const spec of [...narrative, ...standard])
      paths.push({ params: { dataset, id: spec.id }, props: { spec, analysis } });
  }
  return paths;
}
