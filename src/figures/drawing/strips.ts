import type { Look } from '../looks.ts';
import { append, appendText, round, type Canvas } from './canvas.ts';
import { drawLegend, type LegendEntry } from './legend.ts';
import { drawMarker } from './marker.ts';
import { BASELINE } from './text-style.ts';
import { textWidth } from './text-width.ts';
import { valueDomain, valueScale, type ValueScale } from './value-scale.ts';

export interface StripDot {
  /** Row of the figure's table. */
  readonly index: number;
  readonly series: string;
  readonly look: Look;
  readonly value: number;
  /** Written beside the dot; only what matters has one. */
  readonly label?: string;
}

export interface Strip {
  readonly heading: string;
  readonly dots: readonly StripDot[];
}

export interface Strips {
  readonly strips: readonly Strip[];
  readonly axisLabel: string;
  readonly legend: readonly LegendEntry[];
}

const HEADING = 22;
const LANE = 26;
const GAP = 8;
const RADIUS = 5;
const RING = 9;
const EDGE = 12;

/**
 * One lane per strip over a common logarithmic axis, with dots; labelled dots wear a ring.
 *
 * @returns the drawing's height
 */
export function drawStrips(canvas: Canvas, { strips, axisLabel, legend }: Strips): number {
  const values = strips.flatMap(({ dots }) => dots.map(({ value }) => value));
  const domain = valueDomain(values, 'log', 5);
  const x = valueScale(domain, EDGE, canvas.width - EDGE);
  const first = drawLegend(canvas, legend, 0, 'dot') + 4;
  const bottom = first + strips.length * (HEADING + LANE + GAP);
  append(canvas.root, 'path', {
    class: 'grid',
    d: x.ticks.map((tick) => `M${round(x(tick))} ${first}V${bottom}`).join(''),
  });
  strips.forEach((strip, index) => {
    const top = first + index * (HEADING + LANE + GAP);
    appendText(canvas.root, strip.heading, { class: 'group halo', x: 0, y: top + 15 });
    drawLane(canvas, strip, x, top + HEADING + LANE / 2);
  });
  const axis = append(canvas.root, 'g', { class: 'quiet mid' });
  for (const tick of x.ticks) appendText(axis, String(tick), { x: x(tick), y: bottom + 14 });
  appendText(canvas.root, axisLabel, { class: 'quiet end', x: canvas.width, y: bottom + 32 });
  return bottom + 38;
}

function drawLane(canvas: Canvas, { dots }: Strip, x: ValueScale, y: number): void {
  append(canvas.root, 'path', { class: 'zero', d: `M0 ${round(y)}H${canvas.width}` });
  for (const { index, series, look, value, label } of dots) {
    const cx = x(value);
    const mark = append(canvas.root, 'g', {
      class: look.hue,
      'data-index': index,
      'data-series': series,
      transform: `translate(${round(cx)} ${round(y)})`,
    });
    if (label !== undefined) append(mark, 'circle', { class: 'line', r: RING });
    drawMarker(mark, look, { radius: RADIUS });
    if (label === undefined) continue;
    // Beside the dot where there is room to the right, or else above it and to the left.
    const fits = cx + RING + 4 + textWidth(label) <= canvas.width;
    appendText(mark, label, {
      class: fits ? 'halo best' : 'halo best end',
      x: fits ? RING + 4 : canvas.width - cx,
      y: fits ? BASELINE : -RING - 4,
    });
  }
}
