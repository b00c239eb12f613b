import { pairs, range } from 'd3-array';
import type { Canvas } from './canvas.ts';
import { append, appendText, round, type Mark } from './mark.ts';
import { BASELINE, fitText, textWidth } from './text.ts';

/** Where marks are drawn, in pixels. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Values along one side of a plot: where each is, and which are written there and have a line across. */
export interface Axis {
  readonly side: 'bottom' | 'left';
  readonly ticks: readonly number[];
  position(value: number): number;
  text(value: number): string;
}

/** Values from left to right, written below. */
export function bottomAxis(
  position: Axis['position'],
  ticks: readonly number[],
  text: Axis['text'] = String,
): Axis {
  return { side: 'bottom', position, ticks, text };
}

/** Values from the bottom up, written on the left. */
export function leftAxis(
  position: Axis['position'],
  ticks: readonly number[],
  text: Axis['text'] = String,
): Axis {
  return { side: 'left', position, ticks, text };
}

/** A line across the plot at every tick of each axis. */
export function drawGrid(parent: Mark, plot: Plot, ...axes: readonly Axis[]): void {
  const lines = axes.flatMap((axis) => axis.ticks.map((tick) => lineAt(plot, axis, axis.position(tick))));
  append(parent, 'path', { class: 'grid', d: lines.join('') });
}

/** A line across the plot at one place of an axis, such as where its marks begin. */
export function drawLine(parent: Mark, plot: Plot, axis: Axis, position: number, className = 'zero'): void {
  append(parent, 'path', { class: className, d: lineAt(plot, axis, position) });
}

function lineAt({ left, right, top, bottom }: Plot, { side }: Axis, position: number): string {
  return side === 'bottom'
    ? `M${round(position)} ${round(top)}V${round(bottom)}`
    : `M${round(left)} ${round(position)}H${round(right)}`;
}

/** The numbers of an axis, those below with room between them. @param drop of their baseline, from the plot down */
export function drawTicks(parent: Mark, { left, bottom }: Plot, axis: Axis, drop = 15): void {
  const { side, ticks, position, text } = axis;
  const group = append(parent, 'g', { class: side === 'bottom' ? 'quiet mid' : 'quiet end' });
  if (side === 'bottom') {
    for (const tick of spacedTicks(axis))
      appendText(group, text(tick), { x: position(tick), y: bottom + drop });
  } else {
    for (const tick of ticks) appendText(group, text(tick), { x: left - 6, y: position(tick) + BASELINE });
  }
}

const LEAST_GAP = 6;

/**
 * The ticks whose numbers have room, from the first on. Of even ones every second, or every third …, so that what is written
 * is even too; of others each next one that does not touch the last kept.
 */
export function spacedTicks(axis: Axis): readonly number[] {
  const { ticks } = axis;
  if (!isEven(axis)) {
    return ticks.reduce<readonly number[]>((kept, tick) => {
      const last = kept.at(-1);
      return last === undefined || haveRoom(axis, last, tick) ? [...kept, tick] : kept;
    }, []);
  }
  const steps = range(1, ticks.length).map((step) => ticks.filter((_, index) => index % step === 0));
  const fitting = steps.find((kept) => pairs(kept).every(([last, tick]) => haveRoom(axis, last, tick)));
  return fitting ?? ticks.slice(0, 1);
}

/** Whether neighbours are equally far from each other, as far as a reader can see. */
function isEven({ ticks, position }: Axis): boolean {
  const gaps = pairs(ticks).map(([last, tick]) => Math.abs(position(tick) - position(last)));
  return Math.max(...gaps) - Math.min(...gaps) < 0.5;
}

function haveRoom({ position, text }: Axis, last: number, tick: number): boolean {
  const needed = (textWidth(text(tick)) + textWidth(text(last))) / 2 + LEAST_GAP;
  return Math.abs(position(tick) - position(last)) >= needed;
}

/** What the values are, with their unit, at the top of a drawing. */
export function drawAxisName(canvas: Canvas, name: string): void {
  appendText(canvas.root, fitText(name, canvas.width), { class: 'quiet', x: 0, y: 13 });
}

/** The same under the right end of a plot. */
export function drawNameBelow(parent: Mark, { left, right, bottom }: Plot, name: string, drop: number): void {
  appendText(parent, fitText(name, right - left), { class: 'quiet end', x: right, y: bottom + drop });
}
