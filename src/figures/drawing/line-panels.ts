import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Look } from '../looks.ts';
import { append, appendText, round, type Canvas } from './canvas.ts';
import { drawMarker } from './marker.ts';
import { drawNotes } from './notes.ts';
import { spacedLabels } from './spaced-labels.ts';
import { BASELINE } from './text-style.ts';
import { textWidth } from './text-width.ts';
import { valueDomain, valueScale, type ScaleKind, type ValueDomain, type ValueScale } from './value-scale.ts';
import { drawWhiskerUp } from './whisker.ts';

export interface LinePoint {
  /** Row of the figure's table. */
  readonly index: number;
  readonly batchSize: number;
  readonly value: number;
  readonly valueText: string;
  readonly low?: number;
  readonly high?: number;
}

export interface LinePanel {
  readonly label: string;
  readonly height: number;
  readonly scale: ScaleKind;
  /** Ascending batch size; empty where nothing was measured. */
  readonly points: readonly LinePoint[];
}

export interface LinePanels {
  /** From the top down, over one axis of batch sizes. */
  readonly panels: readonly LinePanel[];
  readonly batchSizes: readonly number[];
  readonly series: string;
  readonly look: Look;
  readonly notes: readonly string[];
}

const HEADING = 26;
/** Above the highest point, for the value written there. */
const HEADROOM = 18;
const PANEL_GAP = 10;
const RADIUS = 4;
const EDGE = 18;

type BatchScale = (batchSize: number) => number;

/**
 * Aligned panels, a line in each, so that two units never share a plot.
 *
 * @returns the drawing's height
 */
export function drawLinePanels(canvas: Canvas, chart: LinePanels): number {
  const { panels, batchSizes } = chart;
  const domains = panels.map(({ points, scale }) =>
    valueDomain(
      points.flatMap(({ value, high, low }) => [value, high ?? value, ...(low ? [low] : [])]),
      scale,
      3,
    ),
  );
  const ticks = domains.flatMap((domain) => domain.ticks.map((tick) => textWidth(String(tick))));
  const left = Math.max(24, ...ticks) + 8;
  const x = scaleLinear(
    [Math.min(...batchSizes), Math.max(...batchSizes)],
    batchSizes.length === 1 ? [canvas.width / 2, canvas.width / 2] : [left + EDGE, canvas.width - EDGE],
  );
  const shownSizes = withoutCollisions(batchSizes, x);
  let top = 0;
  panels.forEach((panel, index) => {
    const bottom = top + HEADING + HEADROOM + panel.height;
    appendText(canvas.root, panel.label, { class: 'group', x: 0, y: top + 15 });
    if (panel.points.length === 0) {
      appendText(canvas.root, 'not measured', { class: 'quiet', x: left, y: top + HEADING + 15 });
      top += HEADING + 24 + PANEL_GAP;
      return;
    }
    drawPanel(canvas, chart, panel, domains[index]!, x, shownSizes, left, top + HEADING + HEADROOM, bottom);
    top = bottom + PANEL_GAP;
  });
  const axis = append(canvas.root, 'g', { class: 'quiet mid' });
  for (const size of shownSizes) appendText(axis, String(size), { x: x(size), y: top + 6 });
  appendText(canvas.root, 'Batch size', { class: 'quiet end', x: canvas.width, y: top + 24 });
  return drawNotes(canvas, canvas.root, chart.notes, top + 30);
}

function drawPanel(
  canvas: Canvas,
  { series, look }: LinePanels,
  { points }: LinePanel,
  domain: ValueDomain,
  x: BatchScale,
  sizes: readonly number[],
  left: number,
  top: number,
  bottom: number,
): void {
  const y = valueScale(domain, bottom, top);
  const across = y.ticks.map((tick) => `M${round(left)} ${round(y(tick))}H${canvas.width}`);
  const down = sizes.map((size) => `M${round(x(size))} ${top}V${bottom}`);
  append(canvas.root, 'path', { class: 'grid', d: [...across, ...down].join('') });
  const labels = append(canvas.root, 'g', { class: 'quiet end' });
  for (const tick of y.ticks) appendText(labels, String(tick), { x: left - 6, y: y(tick) + BASELINE });

  const path = line<LinePoint>(
    (point) => x(point.batchSize),
    (point) => y(point.value),
  ).digits(1)(points);
  const curve = append(canvas.root, 'g', { class: look.hue });
  append(curve, 'path', { class: 'line', d: path ?? undefined });
  const written = withRoomForValues(points, x);
  for (const point of points) drawPoint(canvas, { series, look }, point, x, y, written.has(point));
}

function drawPoint(
  canvas: Canvas,
  { series, look }: Pick<LinePanels, 'series' | 'look'>,
  point: LinePoint,
  x: BatchScale,
  y: ValueScale,
  written: boolean,
): void {
  const [cx, cy] = [x(point.batchSize), y(point.value)];
  const mark = append(canvas.root, 'g', {
    class: look.hue,
    'data-index': point.index,
    'data-series': series,
  });
  const { low, high } = point;
  const highest =
    low === undefined || high === undefined ? cy : drawWhiskerUp(mark, y(low), y(high), cx, RADIUS);
  drawMarker(mark, look, { x: cx, y: cy, radius: RADIUS });
  if (written) {
    appendText(mark, point.valueText, {
      class: 'halo mid',
      x: cx,
      y: Math.min(highest, cy - RADIUS) - 5,
    });
  }
}

/** Batch sizes whose numbers have room on the axis; the largest always has. */
function withoutCollisions(batchSizes: readonly number[], x: BatchScale): number[] {
  const labels = batchSizes.map((size) => ({ size, position: x(size), text: String(size) }));
  return spacedLabels(labels.reverse())
    .map(({ size }) => size)
    .reverse();
}

/** Points whose values can be written without touching; the first and the last come first. */
function withRoomForValues(points: readonly LinePoint[], x: BatchScale): ReadonlySet<LinePoint> {
  const written = new Set<LinePoint>();
  const inOrder = [points[0]!, points.at(-1)!, ...points.slice(1, -1)];
  for (const point of inOrder) {
    const fits = [...written].every(
      (other) =>
        Math.abs(x(other.batchSize) - x(point.batchSize)) >=
        (textWidth(point.valueText) + textWidth(other.valueText)) / 2 + 4,
    );
    if (fits) written.add(point);
  }
  return written;
}
