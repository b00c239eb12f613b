import { appendText, type Canvas, type Mark } from './canvas.ts';
import { LINE_HEIGHT, wrapText } from './text.ts';

const DESCENDERS = 4;

/**
 * Quiet lines of text from `top` down, broken at the drawing's width.
 *
 * @returns where the next thing may start
 */
export function drawNotes(canvas: Canvas, parent: Mark, notes: readonly string[], top: number): number {
  let y = top;
  for (const line of notes.flatMap((note) => wrapText(note, canvas.width))) {
    y += LINE_HEIGHT;
    appendText(parent, line, { class: 'quiet', x: 0, y: y - 4 });
  }
  return y + (y > top ? DESCENDERS : 0);
}
