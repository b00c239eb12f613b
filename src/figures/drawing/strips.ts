import type { Look } from '../looks.ts';
import { bottomAxis, drawGrid, drawNameBelow, drawTicks } from './axis.ts';
import type { Canvas } from './canvas.ts';
import { drawLegend, type LegendEntry } from './legend.ts';
import { append, appendText, round } from './mark.ts';
import { drawMarker } from './marker.ts';
import { drawPanels, panelColumns } from './panels.ts';
import { BASELINE, textWidth } from './text.ts';
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
  readonly label: string;
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
  const axis = bottomAxis(x, x.ticks);
  const top = drawLegend(canvas, legend, 0, 'dot') + 4;
  const plot = { left: 0, right: canvas.width, top, bottom: top + strips.length * (HEADING + LANE + GAP) };
  drawGrid(canvas.root, plot, axis);
  drawPanels(
    canvas,
    strips,
    {
      ...panelColumns(canvas.width, strips.length),
      top,
      heading: HEADING,
      below: GAP,
      titles: 'group halo',
      heightOf: () => LANE,
    },
    ({ panel, plot: lane }) => {
      drawLane(canvas, panel, x, lane.top + LANE / 2);
    },
  );
  drawTicks(canvas.root, plot, axis, 14);
  drawNameBelow(canvas.root, plot, axisLabel, 32);
  return plot.bottom + 38;
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
