import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Look } from '../looks.ts';
import {
  bottomAxis,
  drawGrid,
  drawNameBelow,
  drawTicks,
  leftAxis,
  spacedTicks,
  type Axis,
  type Plot,
} from './axis.ts';
import type { Canvas } from './canvas.ts';
import { append, appendText } from './mark.ts';
import { drawMarker } from './marker.ts';
import { drawNotes } from './notes.ts';
import { drawPanels, panelColumns } from './panels.ts';
import { textWidth, widestText } from './text.ts';
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

/** Above the highest point, for the value written there. */
const HEADROOM = 18;
const PANEL_GAP = 10;
/** Of a panel without a point. */
const NOTHING = 24;
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
  const left = Math.max(24, widestText(domains.flatMap(({ ticks }) => ticks.map(String)))) + 8;
  const x = scaleLinear(
    [Math.min(...batchSizes), Math.max(...batchSizes)],
    batchSizes.length === 1 ? [canvas.width / 2, canvas.width / 2] : [left + EDGE, canvas.width - EDGE],
  );
  // The largest always has its number.
  const sizes = bottomAxis(x, spacedTicks(bottomAxis(x, batchSizes.toReversed())).toReversed());
  const bottom = drawPanels(
    canvas,
    panels,
    {
      ...panelColumns(canvas.width, panels.length),
      top: 0,
      heading: 26,
      below: PANEL_GAP,
      heightOf: ({ points, height }) => (points.length === 0 ? NOTHING : HEADROOM + height),
    },
    ({ panel, plot }) => {
      if (panel.points.length > 0) {
        const inner = { ...plot, left, top: plot.top + HEADROOM };
        drawPanel(canvas, chart, panel, domains[panels.indexOf(panel)]!, sizes, inner);
      } else appendText(canvas.root, 'not measured', { class: 'quiet', x: left, y: plot.top + 15 });
    },
  );
  const below = { left: 0, right: canvas.width, top: 0, bottom };
  drawTicks(canvas.root, below, sizes, 16);
  drawNameBelow(canvas.root, below, 'Batch size', 34);
  return drawNotes(canvas, canvas.root, chart.notes, bottom + 40);
}

function drawPanel(
  canvas: Canvas,
  { series, look }: LinePanels,
  { points }: LinePanel,
  domain: ValueDomain,
  sizes: Axis,
  plot: Plot,
): void {
  const y = valueScale(domain, plot.bottom, plot.top);
  const axis = leftAxis(y, y.ticks);
  drawGrid(canvas.root, plot, axis, sizes);
  drawTicks(canvas.root, plot, axis);

  const x = sizes.position;
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
