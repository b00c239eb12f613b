import type { Chart, Extent, Piece } from './chart.ts';
import { createCanvas } from './drawing/canvas.ts';
import { createMark, type Attributes, type Mark } from './drawing/mark.ts';
import { serializeSvg } from './drawing/serialize.ts';
import type { Figure } from './figure.ts';
import { safeId } from './safe-id.ts';

/** The marks of a chart, or of a piece of one, before it is said whose they are and what they show. */
export interface Sketch extends Extent {
  readonly marks: Mark[];
  /** It needs more width than it got. */
  readonly isWider: boolean;
}

/** A whole drawing. */
export interface Drawn extends Extent {
  readonly root: Mark;
}

/** @param id what the ids inside the drawing begin with */
export function sketch(draw: Piece, id: string, width: number): Sketch {
  const canvas = createCanvas(`svg-${safeId(id)}`, width);
  const extent = draw(canvas);
  return {
    width: extent.width,
    height: Math.ceil(extent.height),
    marks: canvas.root.children,
    isWider: extent.width > width,
  };
}

/** The id of what says in words what a figure shows. */
export function descriptionId(figure: string): string {
  return `svg-${safeId(figure)}-desc`;
}

/**
 * A drawing that stands alone: it says itself in words what it shows.
 *
 * @param className further classes, by which a page chooses among several drawings of one figure
 */
export function drawFigure(chart: Chart, id: string, drawn: Sketch, className?: string): Figure {
  const { table, title, caption, alt } = chart;
  const titleId = `svg-${safeId(id)}-title`;
  const words = [
    createMark('title', { id: titleId }, [], title),
    createMark('desc', { id: descriptionId(id) }, [], alt),
  ];
  const { root, width, height } = finish(
    { ...drawn, marks: [...words, ...drawn.marks] },
    { role: 'img', 'aria-describedby': descriptionId(id), 'aria-labelledby': titleId },
    classesOf(chart, drawn, className),
  );
  return { id, svg: serializeSvg(root), width, height, table, caption, title, alt };
}

/**
 * A drawing for a page that says beside it in words what it shows, in an element with the id that {@link descriptionId} gives:
 * what is inside a drawing that a browser has not painted yet is not there for a screen reader.
 *
 * @param id of the figure, whichever of its drawings this is
 */
export function drawBeside(chart: Chart, id: string, drawn: Sketch, className: string): Drawn {
  return finish(
    drawn,
    { role: 'img', 'aria-describedby': descriptionId(id), 'aria-label': chart.title },
    classesOf(chart, drawn, className),
  );
}

/** A piece of a drawing that stands beside the one which has the words: for the eye alone. */
export function drawPiece(drawn: Sketch, className: string): Drawn {
  return finish(drawn, { 'aria-hidden': 'true' }, [className]);
}

function classesOf({ upright }: Chart, { isWider }: Sketch, className: string | undefined) {
  return [className, isWider ? 'fig-scroll' : undefined, upright ? 'fig-upright' : undefined];
}

function finish(
  { marks, width, height }: Sketch,
  attributes: Attributes,
  classes: readonly (string | undefined)[],
): Drawn {
  const root = createMark(
    'svg',
    {
      ...attributes,
      class: ['fig', ...classes].filter(Boolean).join(' '),
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
    },
    marks,
  );
  return { root, width, height };
}
