import type { Canvas } from './canvas.ts';
import { appendText, type Mark } from './mark.ts';
import { LINE_HEIGHT, wrapText } from './text.ts';

const DESCENDERS = 4;
/** On a phone lines end this much sooner, for readers who have more space between letters and words than others. */
const SPARE = { below: 400, share: 0.82 };

/**
 * Quiet lines of text from `top` down, broken at the drawing's width.
 *
 * @returns where the next thing may start
 */
export function drawNotes(canvas: Canvas, parent: Mark, notes: readonly string[], top: number): number {
  let y = top;
  for (const line of notes.flatMap((note) => wrapText(note, lineWidth(canvas.width)))) {
    y += LINE_HEIGHT;
    appendText(parent, line, { class: 'quiet', x: 0, y: y - 4 });
  }
  return y + (y > top ? DESCENDERS : 0);
}

function lineWidth(width: number): number {
  return width < SPARE.below ? width * SPARE.share : width;
}
