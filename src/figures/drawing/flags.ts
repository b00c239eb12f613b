import type { Canvas } from './canvas.ts';
import { append, appendText, round } from './mark.ts';
import { textWidth } from './text.ts';

/** A value written above the plot, with a line down to the column that it belongs to. */
export interface Flag {
  readonly x: number;
  readonly text: string;
}

export interface RaisedFlags {
  /** Of each flag, in order: 0 is lowest. */
  readonly levels: readonly number[];
  /** Room that they need above the plot. */
  readonly height: number;
  readonly right: number;
}

const LEVEL = 16;
const POLE_GAP = 4;

/**
 * How high each flag must hang so that no text meets another's text or pole. A flag flies to the right of its
 * pole, so one must be higher than every flag whose pole stands under its text.
 *
 * @param flags ascending in x
 */
export function flagsAbove(flags: readonly Flag[]): RaisedFlags {
  const levels: number[] = [];
  let right = 0;
  for (let index = flags.length - 1; index >= 0; index -= 1) {
    const { x, text } = flags[index]!;
    const end = x + POLE_GAP + textWidth(text) + POLE_GAP;
    right = Math.max(right, end);
    const under = flags.flatMap((other, at) => (at > index && other.x <= end ? [levels[at]! + 1] : []));
    levels[index] = Math.max(0, ...under);
  }
  return { levels, height: flags.length === 0 ? 0 : (Math.max(...levels) + 1) * LEVEL + 4, right };
}

export function drawFlags(
  canvas: Canvas,
  flags: readonly Flag[],
  { levels }: RaisedFlags,
  plotTop: number,
): void {
  flags.forEach(({ x, text }, index) => {
    const y = plotTop - 4 - levels[index]! * LEVEL;
    append(canvas.root, 'path', { class: 'leader', d: `M${round(x)} ${round(plotTop)}V${round(y - 11)}` });
    appendText(canvas.root, text, { x: x + POLE_GAP, y: y - 2 });
  });
}
