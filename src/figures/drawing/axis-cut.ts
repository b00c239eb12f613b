import { append, round, type Mark } from './mark.ts';

/** What a drawing with a cut says under it. */
export const CUT_NOTE = 'A broken bar goes on beyond the axis; its value stands beside it.';

type Vector = readonly [number, number];

/** A slanted gap across a horizontal bar shortly before its end: the bar goes on beyond the axis. */
export function drawCut(parent: Mark, end: number, middle: number, thickness: number): void {
  const half = thickness / 2 + 2;
  drawGap(parent, [end - 12, middle + half], [5, -2 * half], [4, 0]);
}

/** The same across a column that ends at `top`. */
export function drawColumnCut(parent: Mark, left: number, top: number, thickness: number): void {
  drawGap(parent, [left - 2, top + 14], [thickness + 4, -4], [0, -4]);
}

/** A band of paper `along` one edge and as wide as `across`, with a line on both edges. */
function drawGap(parent: Mark, [x, y]: Vector, along: Vector, across: Vector): void {
  const start = `M${round(x)} ${round(y)}`;
  const [there, over, back] = [along, across, [-along[0], -along[1]] as const].map((step) =>
    step.map(round).join(' '),
  );
  append(parent, 'path', { class: 'cut', d: `${start}l${there}l${over}l${back}z` });
  append(parent, 'path', { class: 'break', d: `${start}l${there}m${over}l${back}` });
}
