import type { Analysis } from '../analysis/analysis.ts';
import { buildChart } from './build-figure.ts';
import type { Chart, ChartParts, ChartWords } from './chart.ts';
import { drawChart, drawFigure, drawPiece, type DrawOptions, type Drawn } from './draw-figure.ts';
import { type Figure, NARROW, WIDE } from './figure.ts';
import type { FigureSpec } from './spec.ts';

/** A figure in the widths that a page needs so that it reads well everywhere without scripts. */
export interface Faces extends ChartWords {
  readonly id: string;
  /** As it is published in files. */
  readonly wide: Figure;
  /** For a phone; undefined where the drawing needs more width than that and scrolls instead. */
  readonly narrow: Figure | undefined;
  /** Draws it for a page, anew each time: a page may do to its elements what it likes. */
  drawPage(): PageDrawings;
}

/** What a page puts into a figure's box, and above it. */
export interface PageDrawings {
  /** One for each width, in pieces where it is long, or one for both; the page says in words what they show. */
  readonly plots: readonly Drawn[];
  /** Where the plot scrolls: what stays above it, for each width. */
  readonly heads: readonly Drawn[];
  /** Where the plot scrolls: what stays at its left edge. */
  readonly axis?: Drawn;
}

/** @throws Error as `buildFigure` */
export function buildFaces(
  spec: FigureSpec,
  analysis: Analysis,
  { document }: { readonly document: Document },
): Faces {
  return drawFaces(buildChart(spec, analysis), spec.id, document);
}

/**
 * The faces of a chart that is not made from a spec. Each is drawn when it is first asked for.
 *
 * @param onlyWide leaves out the drawing for a phone, where there is none
 */
export function drawFaces(chart: Chart, id: string, document: Document, onlyWide = false): Faces {
  const { parts } = chart;
  const scrolls = parts !== undefined && parts.widthOn(onlyWide ? WIDE : NARROW) > (onlyWide ? WIDE : NARROW);
  const wideOptions = {
    document,
    id,
    width: WIDE,
    className: scrolls || onlyWide ? 'fig-wide fig-only' : 'fig-wide',
  };
  const narrowOptions = {
    document,
    id: `${id}-narrow`,
    width: NARROW,
    className: 'fig-narrow',
    wordsOf: id,
  };
  let wide: Figure | undefined;
  let narrow: Figure | undefined;
  return {
    id,
    table: chart.table,
    title: chart.title,
    caption: chart.caption,
    alt: chart.alt,
    get wide() {
      return (wide ??= drawFigure(chart, wideOptions));
    },
    get narrow() {
      if (scrolls || onlyWide) return undefined;
      return (narrow ??= drawFigure(chart, narrowOptions));
    },
    drawPage() {
      if (scrolls) return drawParts(chart, parts, { document, id });
      const widths = onlyWide ? [wideOptions] : [wideOptions, narrowOptions];
      return { plots: widths.flatMap((options) => drawPlots(chart, options)), heads: [] };
    },
  };
}

/** The wide drawing, which is also the one on paper, is in pieces where it is taller than a page. */
function drawPlots(chart: Chart, options: DrawOptions): readonly Drawn[] {
  const pieces = options.width === WIDE ? chart.pieces?.(options.width) : undefined;
  if (pieces === undefined) return [drawChart(chart, { ...options, wordsBeside: true })];
  return pieces.map((piece, at) =>
    at === 0
      ? drawChart(chart, { ...options, wordsBeside: true }, piece)
      : drawPiece({ ...options, id: `${options.id}-${at + 1}` }, piece),
  );
}

function drawParts(
  chart: Chart,
  { head, plot, axis }: ChartParts,
  { document, id }: { readonly document: Document; readonly id: string },
): PageDrawings {
  const heads = [
    { width: WIDE, className: 'fig-wide' },
    { width: NARROW, className: 'fig-narrow' },
  ].map((options) =>
    drawPiece({ ...options, document, id: `${id}-head-${options.width}` }, (canvas) => ({
      width: options.width,
      height: head(canvas),
    })),
  );
  return {
    heads,
    plots: [
      drawChart(
        chart,
        { document, id, width: WIDE, className: 'fig-wide fig-only', wordsBeside: true },
        plot,
      ),
    ],
    ...(axis && {
      axis: drawPiece({ document, id: `${id}-axis`, width: WIDE, className: 'fig-axis' }, axis),
    }),
  };
}
