import type { Chart, Extent } from './chart.ts';
import { append, createCanvas, type Canvas } from './drawing/canvas.ts';
import { serializeSvg } from './drawing/serialize.ts';
import type { Figure } from './figure.ts';
import { safeId } from './safe-id.ts';

export interface DrawOptions {
  readonly document: Document;
  /** Of the figure: what the ids inside the drawing begin with. */
  readonly id: string;
  readonly width: number;
  /** Further classes of the root, by which a page chooses among several drawings of one figure. */
  readonly className?: string;
  /** Another drawing of the same figure in the same page, which says in words what this one shows too. */
  readonly wordsOf?: string;
  /**
   * The page says it beside the drawing, in an element with the id that {@link descriptionId} gives: what is inside a drawing
   * that a browser has not painted yet is not there for a screen reader.
   */
  readonly wordsBeside?: boolean;
}

/** A drawing as an element, for a page in a browser, which needs no markup. */
export interface Drawn extends Extent {
  readonly root: SVGElement;
}

/** Draws a chart at a width, as markup that says in words what it shows. */
export function drawFigure(chart: Chart, options: DrawOptions): Figure {
  const { table, title, caption, alt } = chart;
  const { root, width, height } = drawChart(chart, options);
  return { id: options.id, svg: serializeSvg(root), width, height, table, caption, title, alt };
}

/** The id of what says in words what a figure shows. */
export function descriptionId(figure: string): string {
  return `svg-${safeId(figure)}-desc`;
}

/** The same as an element. @param draw what of the chart, if not all */
export function drawChart(
  chart: Chart,
  { document, id, width, className, wordsOf, wordsBeside = false }: DrawOptions,
  draw: (canvas: Canvas) => Extent = (canvas) => chart.draw(canvas),
): Drawn {
  const canvas = createCanvas(document, `svg-${safeId(id)}`, width);
  const of = wordsOf ?? id;
  const titleId = `svg-${safeId(of)}-title`;
  if (wordsOf === undefined && !wordsBeside) {
    append(canvas.root, 'title', { id: titleId }).text(chart.title);
    append(canvas.root, 'desc', { id: descriptionId(of) }).text(chart.alt);
  }
  const extent = draw(canvas);
  canvas.root.attr('role', 'img').attr('aria-describedby', descriptionId(of));
  if (wordsBeside) canvas.root.attr('aria-label', chart.title);
  else canvas.root.attr('aria-labelledby', titleId);
  return finish(canvas, extent, [
    className,
    extent.width > width ? 'fig-scroll' : undefined,
    chart.upright ? 'fig-upright' : undefined,
  ]);
}

/** A piece of a drawing that stands beside the one which has the words: for the eye alone. */
export function drawPiece(
  { document, id, width, className }: Omit<DrawOptions, 'wordsOf'>,
  draw: (canvas: Canvas) => Extent,
): Drawn {
  const canvas = createCanvas(document, `svg-${safeId(id)}`, width);
  const extent = draw(canvas);
  canvas.root.attr('aria-hidden', 'true');
  return finish(canvas, extent, [className]);
}

function finish(canvas: Canvas, extent: Extent, classes: readonly (string | undefined)[]): Drawn {
  const height = Math.ceil(extent.height);
  canvas.root
    .attr('class', ['fig', ...classes].filter(Boolean).join(' '))
    .attr('viewBox', `0 0 ${extent.width} ${height}`)
    .attr('width', extent.width)
    .attr('height', height);
  return { root: canvas.root.node()!, width: extent.width, height };
}
