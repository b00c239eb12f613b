import { range } from 'd3-array';
import { format } from 'd3-format';
import { scaleLog, type ScaleLogarithmic } from 'd3-scale';
import type { Look } from '../looks.ts';
import { bottomAxis, drawAxisName, drawGrid, drawNameBelow, drawTicks, leftAxis, type Plot } from './axis.ts';
import { type Box, box, meet } from './box.ts';
import type { Canvas } from './canvas.ts';
import { drawLegend, type LegendEntry } from './legend.ts';
import { append, appendText, round } from './mark.ts';
import { drawMarker } from './marker.ts';
import { drawNotes } from './notes.ts';
import { BASELINE, LINE_HEIGHT, textWidth } from './text.ts';

export interface RoofPoint {
  /** Row of the figure's table. */
  readonly index: number;
  readonly series: string;
  readonly look: Look;
  /** FLOP per byte; above 0. */
  readonly intensity: number;
  readonly gflops: number;
  readonly label: string;
  /** Names go to the heaviest points first. */
  readonly weight: number;
}

export interface Roof {
  readonly peakGflops: number;
  /** GB/s. */
  readonly bandwidth: number;
  readonly label: string;
}

export interface RooflinePlot {
  readonly points: readonly RoofPoint[];
  readonly roofs: readonly Roof[];
  readonly legend: readonly LegendEntry[];
  readonly notes: readonly string[];
}

type LogScale = ScaleLogarithmic<number, number>;

const PLOT_HEIGHT = 320;
const AXIS_WIDTH = 44;
const RADIUS = 4;
const NAMES = 12;
const NAME_HEIGHT = 14;
/** How far apart the places are that the name of a roof may take. */
const NAME_STEP = 8;
/** How high a piece of a slope is that names keep clear of. */
const LINE_PIECE = 6;

const tickText = format(',');

/**
 * Points under roofs on logarithmic axes.
 *
 * @returns the drawing's height
 */
export function drawRoofline(canvas: Canvas, { points, roofs, legend, notes }: RooflinePlot): number {
  if (points.length === 0 || roofs.length === 0) return drawNotes(canvas, canvas.root, notes, 0);
  drawAxisName(canvas, 'GFLOP/s attained (higher is better)');
  const top = drawLegend(canvas, legend, LINE_HEIGHT + 3, 'dot') + 12;
  const plot = { left: AXIS_WIDTH, right: canvas.width - 4, top, bottom: top + PLOT_HEIGHT };
  const ridge = Math.max(...roofs.map(({ peakGflops, bandwidth }) => peakGflops / bandwidth));
  const intensities = points.map(({ intensity }) => intensity);
  const rates = [...points.map(({ gflops }) => gflops), ...roofs.map(({ peakGflops }) => peakGflops)];
  const x = scaleLog(
    [Math.min(...intensities) * 0.7, Math.max(...intensities, ridge) * 1.6],
    [plot.left, plot.right],
  );
  const y = scaleLog([Math.min(...rates) * 0.7, Math.max(...rates) * 1.3], [plot.bottom, top]);
  drawAxes(canvas, x, y, plot);
  const occupied = points.map(({ intensity, gflops }) =>
    box(x(intensity) - RADIUS, y(gflops), 2 * RADIUS, 2 * RADIUS),
  );
  const lines = roofs.flatMap((roof) => drawRoof(canvas, roof, x, y));
  const names = roofs.map((roof) => nameRoof(canvas, roof, [...occupied, ...lines], x, y, top));
  names.push(drawBandwidth(canvas, roofs, x, y));
  for (const { index, series, look, intensity, gflops } of points) {
    const mark = append(canvas.root, 'g', {
      class: look.hue,
      'data-index': index,
      'data-series': series,
      transform: `translate(${round(x(intensity))} ${round(y(gflops))})`,
    });
    drawMarker(mark, look, { radius: RADIUS });
  }
  for (const { text, place } of namePoints(points, [...occupied, ...lines, ...names], x, y, canvas.width)) {
    appendText(canvas.root, text, { class: 'halo', x: place.left, y: place.middle + BASELINE });
  }
  return drawNotes(canvas, canvas.root, notes, plot.bottom + 40);
}

/** Names for the heaviest points, each layer once, where they touch neither what is drawn nor another name. */
function namePoints(
  points: readonly RoofPoint[],
  taken: readonly Box[],
  x: LogScale,
  y: LogScale,
  right: number,
): readonly { readonly text: string; readonly place: Box }[] {
  const named = new Map<string, Box>();
  for (const { label, intensity, gflops } of [...points].sort((a, b) => b.weight - a.weight)) {
    if (named.size === NAMES) break;
    if (named.has(label)) continue;
    const width = textWidth(label);
    const [cx, cy, away] = [x(intensity), y(gflops), RADIUS + 3];
    const places = [
      box(cx + away, cy, width, NAME_HEIGHT),
      box(cx - away - width, cy, width, NAME_HEIGHT),
      box(cx - width / 2, cy - away - NAME_HEIGHT / 2, width, NAME_HEIGHT),
      box(cx - width / 2, cy + away + NAME_HEIGHT / 2, width, NAME_HEIGHT),
    ];
    const free = places.find(
      (place) =>
        place.left >= AXIS_WIDTH &&
        place.right <= right &&
        [...taken, ...named.values()].every((other) => !meet(place, other)),
    );
    if (free !== undefined) named.set(label, free);
  }
  return [...named].map(([text, place]) => ({ text, place }));
}

function drawAxes(canvas: Canvas, x: LogScale, y: LogScale, plot: Plot): void {
  const across = bottomAxis(x, decades(x), tickText);
  const up = leftAxis(y, decades(y), tickText);
  const isInside = (tick: number) => x(tick) + textWidth(tickText(tick)) / 2 <= canvas.width;
  drawGrid(canvas.root, plot, across, up);
  drawTicks(canvas.root, plot, { ...across, ticks: across.ticks.filter(isInside) }, 16);
  drawTicks(canvas.root, plot, up);
  drawNameBelow(canvas.root, plot, 'arithmetic intensity, FLOP per byte', 34);
}

/** Round values to read by: 1, 2 and 5 times powers of ten where there are few, else powers of ten. */
function decades(scale: LogScale): readonly number[] {
  const [least, most] = scale.domain() as [number, number];
  const wanted = most / least > 300 ? /^1e/ : /^[125]e/;
  return scale.ticks(20).filter((tick) => wanted.test(tick.toExponential()));
}

/** @returns what the line takes, its slope in pieces; a roof whose slope ends left of the plot has none */
function drawRoof(canvas: Canvas, { peakGflops, bandwidth }: Roof, x: LogScale, y: LogScale): Box[] {
  const [least, most] = x.domain() as [number, number];
  const [lowest] = y.domain() as [number, number];
  const from = Math.max(least, lowest / bandwidth);
  const [left, foot] = [x(from), y(Math.min(from * bandwidth, peakGflops))];
  const [ridge, peak, right] = [Math.max(left, x(peakGflops / bandwidth)), y(peakGflops), x(most)];
  append(canvas.root, 'path', {
    class: 'zero',
    d: `M${round(left)} ${round(foot)}L${round(ridge)} ${round(peak)}H${round(right)}`,
  });
  const pieces = Math.max(1, Math.ceil((foot - peak) / LINE_PIECE));
  const [across, up] = [(ridge - left) / pieces, (peak - foot) / pieces];
  const slope = Array.from({ length: pieces }, (_, at) =>
    box(left + at * across, foot + (at + 0.5) * up, across, Math.abs(up)),
  );
  return [...slope, box(ridge, peak, right - ridge, 1)];
}

/**
 * Above the roof, as far right as nothing is in the way.
 *
 * @returns where the name stands
 */
function nameRoof(
  canvas: Canvas,
  { peakGflops, bandwidth, label }: Roof,
  taken: readonly Box[],
  x: LogScale,
  y: LogScale,
  top: number,
): Box {
  const width = textWidth(label);
  const middle = Math.max(y(peakGflops) - 9, top - 4);
  const [ridge, right] = [x(peakGflops / bandwidth), x.range()[1]!];
  const places = range(right - width, ridge, -NAME_STEP).map((left) => box(left, middle, width, NAME_HEIGHT));
  const place =
    places.find((each) => taken.every((other) => !meet(each, other))) ??
    box(right - width, middle, width, NAME_HEIGHT);
  appendText(canvas.root, label, { class: 'quiet halo', x: place.left, y: place.middle + BASELINE });
  return place;
}

/** Left of the slope of the lowest roof that has room there, above the roof, where no point can be. */
function drawBandwidth(canvas: Canvas, roofs: readonly Roof[], x: LogScale, y: LogScale): Box {
  const ridgeOf = ({ peakGflops, bandwidth }: Roof) => x(peakGflops / bandwidth) - 8;
  const rising = [...roofs].sort((a, b) => a.peakGflops - b.peakGflops);
  const textOf = ({ bandwidth }: Roof) => `${tickText(bandwidth)} GB/s`;
  const roof = rising.find((each) => ridgeOf(each) >= AXIS_WIDTH + textWidth(textOf(each))) ?? rising.at(-1)!;
  const width = textWidth(textOf(roof));
  const right = Math.max(ridgeOf(roof), AXIS_WIDTH + width);
  const place = box(right - width, y(roof.peakGflops) - 12, width, NAME_HEIGHT);
  appendText(canvas.root, textOf(roof), { class: 'quiet halo', x: place.left, y: place.middle + BASELINE });
  return place;
}
