import { line } from 'd3-shape';
import type { Look } from '../looks.ts';
import {
  bottomAxis,
  drawAxisName,
  drawGrid,
  drawLine,
  drawNameBelow,
  drawTicks,
  leftAxis,
  type Plot,
} from './axis.ts';
import { type Box, box, meet } from './box.ts';
import type { Canvas } from './canvas.ts';
import { drawLegend, type LegendEntry } from './legend.ts';
import { append, appendText, round } from './mark.ts';
import { drawMarker } from './marker.ts';
import { drawNotes } from './notes.ts';
import { BASELINE, LINE_HEIGHT, textWidth, widestText } from './text.ts';
import {
  tightDomain,
  valueDomain,
  valueScale,
  type ScaleKind,
  type ValueDomain,
  type ValueScale,
} from './value-scale.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface ScatterDot extends Place {
  /** Row of the figure's table. */
  readonly index: number;
  /** Written beside the dot where there is room. */
  readonly label?: string;
  /** It wears a ring, and its label comes first. */
  readonly isMarked?: boolean;
}

export interface ScatterSeries {
  readonly series: string;
  readonly look: Look;
  readonly dots: readonly ScatterDot[];
  /** A line through these; none where there are none. */
  readonly path: readonly Place[];
}

export interface ScatterAxis {
  /** With its unit. */
  readonly name: string;
  readonly scale: ScaleKind;
  text(value: number): string;
  /** Ends a linear axis there. */
  readonly maximum?: number;
  /** Runs from the least to the greatest value: differences count, not sizes. */
  readonly isTight?: boolean;
}

export interface ScatterLines {
  readonly series: readonly ScatterSeries[];
  readonly x: ScatterAxis;
  readonly y: ScatterAxis;
  /** An upright line, such as a limit. */
  readonly limit?: { readonly x: number; readonly label: string } | undefined;
  /** A line over all series. */
  readonly front?: readonly Place[];
  readonly legend: readonly LegendEntry[];
  readonly notes: readonly string[];
}

const PLOT_HEIGHT = 300;
const RADIUS = 4;
const RING = 9;
const EDGE = 12;
const LABEL_HEIGHT = 14;
/** Between labels, so that two numbers do not read as one. */
const LABEL_GAP = 5;
/** How long a piece of a line is that labels keep clear of. */
const PIECE = 4;

/**
 * Dots on two axes of values, those of a series joined by its line.
 *
 * @returns the drawing's height
 */
export function drawScatterLines(canvas: Canvas, chart: ScatterLines): number {
  const { series, limit, front = [], legend, notes } = chart;
  const places = series.flatMap(({ dots, path }) => [...dots, ...path]);
  if (places.length === 0) return drawNotes(canvas, canvas.root, notes, 0);
  const domains = {
    x: domainOf([...places.map(({ x }) => x), ...(limit ? [limit.x] : [])], chart.x),
    y: domainOf(
      places.map(({ y }) => y),
      chart.y,
    ),
  };
  drawAxisName(canvas, chart.y.name);
  const top = drawLegend(canvas, legend, LINE_HEIGHT + 3, 'dot') + (limit ? 26 : 12);
  const left = widestText(domains.y.ticks.map((tick) => chart.y.text(tick))) + 10;
  const lastTick = textWidth(chart.x.text(domains.x.ticks.at(-1) ?? 0));
  const right = canvas.width - Math.max(EDGE, lastTick / 2);
  const plot: Plot = { left, right, top, bottom: top + PLOT_HEIGHT };
  const x = valueScale(domains.x, plot.left + EDGE, plot.right);
  const y = valueScale(domains.y, plot.bottom, plot.top);
  drawAxes(canvas, chart, x, y, plot);
  if (limit) drawLimit(canvas, limit, x, plot);
  for (const { look, path } of series) drawPath(canvas, path, look, x, y);
  if (front.length > 1) append(canvas.root, 'path', { class: 'zero reference', d: through(front, x, y) });
  for (const each of series) drawDots(canvas, each, x, y);
  const lines = [...series.map(({ path }) => path), front].flatMap((path) => piecesOf(path, x, y));
  drawLabels(canvas, series, lines, x, y, plot);
  return drawNotes(canvas, canvas.root, notes, plot.bottom + 40);
}

function domainOf(values: readonly number[], { scale, maximum, isTight }: ScatterAxis): ValueDomain {
  return isTight === true ? tightDomain(values, scale, 5) : valueDomain(values, scale, 5, maximum);
}

function drawAxes(canvas: Canvas, chart: ScatterLines, x: ValueScale, y: ValueScale, plot: Plot): void {
  const across = bottomAxis(x, x.ticks, (value) => chart.x.text(value));
  const up = leftAxis(y, y.ticks, (value) => chart.y.text(value));
  drawGrid(canvas.root, plot, across, up);
  drawTicks(canvas.root, plot, across, 16);
  drawTicks(canvas.root, plot, up);
  drawNameBelow(canvas.root, plot, chart.x.name, 34);
}

function drawLimit(
  canvas: Canvas,
  { x: value, label }: NonNullable<ScatterLines['limit']>,
  x: ValueScale,
  plot: Plot,
): void {
  const at = x(value);
  drawLine(canvas.root, { ...plot, top: plot.top - 6 }, bottomAxis(x, []), at, 'zero reference');
  const half = textWidth(label) / 2;
  appendText(canvas.root, label, {
    class: 'quiet mid',
    x: Math.min(canvas.width - half, Math.max(half, at)),
    y: plot.top - 10,
  });
}

/** What has a texture elsewhere has a broken line. */
function drawPath(canvas: Canvas, path: readonly Place[], look: Look, x: ValueScale, y: ValueScale): void {
  if (path.length < 2) return;
  const curve = append(canvas.root, 'g', { class: look.hue });
  append(curve, 'path', {
    class: look.texture === 'plain' ? 'line' : 'line reference',
    d: through(path, x, y),
  });
}

function through(path: readonly Place[], x: ValueScale, y: ValueScale): string | undefined {
  const curve = line<Place>(
    (place) => x(place.x),
    (place) => y(place.y),
  ).digits(1);
  return curve(path) ?? undefined;
}

function drawDots(canvas: Canvas, { series, look, dots }: ScatterSeries, x: ValueScale, y: ValueScale): void {
  for (const dot of dots) {
    const mark = append(canvas.root, 'g', {
      class: look.hue,
      'data-index': dot.index,
      'data-series': series,
      transform: `translate(${round(x(dot.x))} ${round(y(dot.y))})`,
    });
    if (dot.isMarked === true) append(mark, 'circle', { class: 'line', r: RING });
    drawMarker(mark, look, { radius: RADIUS });
  }
}

/** What a path takes, in pieces short enough that their boxes are as good as they. */
function piecesOf(path: readonly Place[], x: ValueScale, y: ValueScale): Box[] {
  return path.slice(1).flatMap((to, at) => {
    const from = path[at]!;
    const [fromX, fromY, across, down] = [x(from.x), y(from.y), x(to.x) - x(from.x), y(to.y) - y(from.y)];
    const pieces = Math.max(1, Math.ceil(Math.max(Math.abs(across), Math.abs(down)) / PIECE));
    return Array.from({ length: pieces }, (_, piece) =>
      box(
        fromX + (across * (across < 0 ? piece + 1 : piece)) / pieces,
        fromY + (down * (piece + 0.5)) / pieces,
        Math.abs(across) / pieces,
        Math.abs(down) / pieces,
      ),
    );
  });
}

/** Where they touch neither a dot nor a line nor another label; those of marked dots first. */
function drawLabels(
  canvas: Canvas,
  series: readonly ScatterSeries[],
  lines: readonly Box[],
  x: ValueScale,
  y: ValueScale,
  plot: Plot,
): void {
  const dots = series.flatMap((each) => each.dots);
  const taken = [...dots.map((dot) => box(x(dot.x) - RADIUS, y(dot.y), 2 * RADIUS, 2 * RADIUS)), ...lines];
  const inTurn = [...dots].sort((a, b) => Number(b.isMarked ?? false) - Number(a.isMarked ?? false));
  for (const { label, isMarked = false, ...dot } of inTurn) {
    if (label === undefined) continue;
    const [cx, cy, width] = [x(dot.x), y(dot.y), textWidth(label)];
    const away = (isMarked ? RING : RADIUS) + 3;
    const rise = away + LABEL_HEIGHT / 2;
    const places = [
      box(cx + away, cy, width, LABEL_HEIGHT),
      box(cx - width / 2, cy + rise, width, LABEL_HEIGHT),
      box(cx + RADIUS, cy + rise, width, LABEL_HEIGHT),
      box(cx - width / 2, cy - rise, width, LABEL_HEIGHT),
      box(cx - RADIUS - width, cy - rise, width, LABEL_HEIGHT),
      box(cx - away - width, cy, width, LABEL_HEIGHT),
    ];
    const isInside = ({ left, right, middle }: Box) =>
      left >= plot.left && right <= canvas.width && middle > plot.top - 2 && middle < plot.bottom - 4;
    const place = places.find((each) => isInside(each) && taken.every((other) => !meet(each, other)));
    if (place === undefined) continue;
    taken.push({ ...place, left: place.left - LABEL_GAP, right: place.right + LABEL_GAP });
    appendText(canvas.root, label, {
      class: isMarked ? 'halo best' : 'quiet halo',
      x: place.left,
      y: place.middle + BASELINE,
    });
  }
}
