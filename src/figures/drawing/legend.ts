import type { Look } from '../looks.ts';
import { append, appendText, type Canvas } from './canvas.ts';
import { dotClass, swatchClass } from './look-class.ts';
import { BASELINE, LINE_HEIGHT } from './text-style.ts';
import { fitText, textWidth } from './text-width.ts';

export interface LegendEntry {
  readonly label: string;
  readonly series: string;
  readonly look: Look;
  readonly tint: number;
  /** What the series is drawn as: a swatch if not said. */
  readonly mark?: 'dot';
}

const SWATCH = 12;
const DOT = 4;
const GAP = 6;
const BETWEEN = 18;

/** Legends stay within what a reader sees before scrolling. */
const WIDEST = 700;

/**
 * Swatches or dots with their names, line by line from `top` down.
 *
 * @returns where the next thing may start
 */
export function drawLegend(canvas: Canvas, entries: readonly LegendEntry[], top: number): number {
  const width = Math.min(canvas.width, WIDEST);
  let x = 0;
  let y = top;
  for (const { label, series, look, tint, mark } of entries) {
    const text = fitText(label, width - SWATCH - GAP);
    const needed = SWATCH + GAP + textWidth(text);
    if (x > 0 && x + needed > width) {
      x = 0;
      y += LINE_HEIGHT + 2;
    }
    const entry = append(canvas.root, 'g', { class: look.hue, 'data-legend': series });
    if (mark === 'dot') {
      append(entry, 'circle', {
        class: dotClass(look, tint),
        cx: x + 0.5 + SWATCH / 2,
        cy: y + 2.5 + SWATCH / 2,
        r: DOT,
      });
    } else {
      append(entry, 'rect', {
        class: swatchClass(look, tint),
        x: x + 0.5,
        y: y + 2.5,
        width: SWATCH,
        height: SWATCH,
        fill: canvas.fill(look),
      });
    }
    appendText(entry, text, { x: x + SWATCH + GAP, y: y + 2.5 + SWATCH / 2 + BASELINE });
    x += needed + BETWEEN;
  }
  return entries.length === 0 ? top : y + LINE_HEIGHT + 4;
}
