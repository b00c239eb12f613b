import type { Chart } from './chart.ts';
import { append, createCanvas } from './drawing/canvas.ts';
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
}

/** Draws a chart at a width, as markup that says in words what it shows. */
export function drawFigure(
  chart: Chart,
  { document, id, width, className = '', wordsOf }: DrawOptions,
): Figure {
  const { table, title, caption, alt } = chart;
  const prefix = `svg-${safeId(id)}`;
  const words = `svg-${safeId(wordsOf ?? id)}`;
  const canvas = createCanvas(document, prefix, width);
  if (wordsOf === undefined) {
    append(canvas.root, 'title', { id: `${words}-title` }).text(title);
    append(canvas.root, 'desc', { id: `${words}-desc` }).text(alt);
  }
  const extent = chart.draw(canvas);
  const height = Math.ceil(extent.height);
  canvas.root
    .attr(
      'class',
      ['fig', className, extent.width > width ? 'fig-scroll' : '', chart.upright ? 'fig-upright' : '']
        .filter(Boolean)
        .join(' '),
    )
    .attr('viewBox', `0 0 ${extent.width} ${height}`)
    .attr('width', extent.width)
    .attr('height', height)
    .attr('role', 'img')
    .attr('aria-labelledby', `${words}-title`)
    .attr('aria-describedby', `${words}-desc`);
  return {
    id,
    svg: serializeSvg(canvas.root.node()!),
    width: extent.width,
    height,
    table,
    caption,
    title,
    alt,
  };
}
