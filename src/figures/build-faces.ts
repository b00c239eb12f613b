import type { Analysis } from '../analysis/analysis.ts';
import { buildChart } from './build-chart.ts';
import type { Chart, ChartParts, ChartWords } from './chart.ts';
import { drawBeside, drawFigure, drawPiece, sketch, type Drawn, type Sketch } from './draw-figure.ts';
import { type Figure, NARROW, WIDE } from './figure.ts';
import type { FigureSpec } from './spec.ts';

/** A figure in the widths that a page needs so that it reads well everywhere without scripts. Each is drawn when it is first asked for. */
export interface Faces extends ChartWords {
  readonly id: string;
  /** As it is published in files. */
  readonly wide: Figure;
  readonly page: PageDrawings;
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

/** @throws Error as `buildChart` */
export function buildFaces(spec: FigureSpec, analysis: Analysis): Faces {
  return drawFaces(buildChart(spec, analysis), spec.id);
}

/**
 * The faces of a chart that is not made from a spec.
 *
 * @param onlyWide leaves out the drawing for a phone, where there is none
 */
export function drawFaces(chart: Chart, id: string, onlyWide = false): Faces {
  const { table, title, caption, alt, parts } = chart;
  const least = onlyWide ? WIDE : NARROW;
  const scrolling = parts !== undefined && parts.widthOn(least) > least ? parts : undefined;
  const wideClass = scrolling !== undefined || onlyWide ? 'fig-wide fig-only' : 'fig-wide';
  const whole = (of: string, width: number) => sketch((canvas) => chart.draw(canvas), of, width);
  let wideSketch: Sketch | undefined;
  let wide: Figure | undefined;
  let page: PageDrawings | undefined;
  // The file's drawing is also the page's, but for where they say in words what they show.
  const sketchWide = () => (wideSketch ??= whole(id, WIDE));
  const drawPlots = (): readonly Drawn[] => {
    const pieces = drawPieces(chart, id, wideClass);
    const ofWide = pieces ?? [drawBeside(chart, id, sketchWide(), wideClass)];
    if (onlyWide) return ofWide;
    return [...ofWide, drawBeside(chart, id, whole(`${id}-narrow`, NARROW), 'fig-narrow')];
  };
  return {
    id,
    table,
    title,
    caption,
    alt,
    get wide() {
      return (wide ??= drawFigure(chart, id, sketchWide(), wideClass));
    },
    get page() {
      return (page ??=
        scrolling === undefined ? { plots: drawPlots(), heads: [] } : drawParts(chart, scrolling, id));
    },
  };
}

/** The wide drawing, which is also the one on paper, where it is taller than a page; the first piece has the words. */
function drawPieces(chart: Chart, id: string, className: string): readonly Drawn[] | undefined {
  return chart
    .pieces?.(WIDE)
    .map((piece, at) =>
      at === 0
        ? drawBeside(chart, id, sketch(piece, id, WIDE), className)
        : drawPiece(sketch(piece, `${id}-${at + 1}`, WIDE), className),
    );
}

function drawParts(chart: Chart, { head, plot, axis }: ChartParts, id: string): PageDrawings {
  const heads = (
    [
      [WIDE, 'fig-wide'],
      [NARROW, 'fig-narrow'],
    ] as const
  ).map(([width, className]) =>
    drawPiece(
      sketch((canvas) => ({ width, height: head(canvas) }), `${id}-head-${width}`, width),
      className,
    ),
  );
  return {
    heads,
    plots: [drawBeside(chart, id, sketch(plot, id, WIDE), 'fig-wide fig-only')],
    ...(axis && { axis: drawPiece(sketch(axis, `${id}-axis`, WIDE), 'fig-axis') }),
  };
}
