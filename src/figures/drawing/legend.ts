import type { Look } from '../looks.ts';
import type { Canvas } from './canvas.ts';
import { swatchClass } from './look-class.ts';
import { append, appendText, type Mark } from './mark.ts';
import { drawMarker } from './marker.ts';
import { BASELINE, fitText, LINE_HEIGHT, textWidth } from './text.ts';

export interface LegendEntry {
  readonly label: string;
  readonly series: string;
  readonly look: Look;
  readonly tint: number;
}

/** What stands for a series in the drawing: a bar, a dot, or a column with its dot at its foot. */
export type LegendMark = 'bar' | 'dot' | 'column';

const SWATCH = 12;
const GAP = 6;
const BETWEEN = 18;
const RADIUS = 4.5;

/**
 * Marks with their names, line by line from `top` down.
 *
 * @returns where the next thing may start
 */
export function drawLegend(
  canvas: Canvas,
  entries: readonly LegendEntry[],
  top: number,
  mark: LegendMark = 'bar',
): number {
  const indent = (mark === 'column' ? 2 * SWATCH + 3 : SWATCH) + GAP;
  let x = 0;
  let y = top;
  for (const entry of entries) {
    const text = fitText(entry.label, canvas.width - indent);
    const needed = indent + textWidth(text);
    if (x > 0 && x + needed > canvas.width) {
      x = 0;
      y += LINE_HEIGHT + 2;
    }
    const group = append(canvas.root, 'g', {
      class: entry.look.hue,
      'data-legend': entry.series,
      transform: `translate(${x} ${y + 2.5})`,
    });
    drawSwatch(canvas, group, entry, mark);
    appendText(group, text, { x: indent, y: SWATCH / 2 + BASELINE });
    x = Math.ceil(x + needed + BETWEEN);
  }
  return entries.length === 0 ? top : y + LINE_HEIGHT + 4;
}

function drawSwatch(canvas: Canvas, group: Mark, { look, tint }: LegendEntry, mark: LegendMark): void {
  if (mark !== 'dot') {
    append(group, 'rect', {
      class: swatchClass(look, tint),
      x: 0.5,
      width: SWATCH,
      height: SWATCH,
      fill: canvas.fill(look),
    });
  }
  if (mark === 'bar') return;
  const x = mark === 'dot' ? SWATCH / 2 : 1.5 * SWATCH + 4;
  drawMarker(group, look, { x, y: SWATCH / 2, radius: RADIUS, ...(mark === 'dot' && { tint }) });
}
