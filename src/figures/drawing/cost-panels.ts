import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { percentText } from '../measures/number-text.ts';
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
import type { Canvas } from './canvas.ts';
import { append, appendText, type Mark } from './mark.ts';
import { drawNotes } from './notes.ts';
import { drawPanels, panelColumns } from './panels.ts';
import { fitText, LINE_HEIGHT, textWidth } from './text.ts';

export interface CostPoint {
  /** Row of the figure's table. */
  readonly index: number;
  readonly costMs: number;
  /** A fraction, at that cost. */
  readonly saving: number;
  readonly text: string;
}

export interface CostPanel {
  readonly label: string;
  /** Ascending cost; the line runs straight between them. */
  readonly points: readonly CostPoint[];
  readonly maximumMs: number;
  readonly breakEvenMs?: number;
  readonly breakEvenText?: string;
}

export interface CostPanels {
  readonly panels: readonly CostPanel[];
  readonly costLabel: string;
  readonly savingLabel: string;
  readonly hue: string;
  readonly notes: readonly string[];
}

const PLOT_HEIGHT = 130;
/** Title, and above the highest point what is said of the line from which nothing is left. */
const HEADING = 44;
const AXIS = 36;
const GAP = 16;
const TWO_COLUMNS_FROM = 560;
const RADIUS = 2.5;
const AXIS_WIDTH = 40;

/**
 * Lines of a saving against a cost, a panel each with its own cost axis and one common axis of savings.
 *
 * @returns the drawing's height
 */
export function drawCostPanels(canvas: Canvas, chart: CostPanels): number {
  const { panels, notes } = chart;
  if (panels.length === 0) return drawNotes(canvas, canvas.root, notes, 0);
  const most = Math.max(0.01, ...panels.flatMap(({ points }) => points.map(({ saving }) => saving)));
  drawAxisName(canvas, chart.savingLabel);
  const bottom = drawPanels(
    canvas,
    panels,
    {
      ...panelColumns(canvas.width, panels.length, TWO_COLUMNS_FROM),
      top: LINE_HEIGHT + 3,
      heading: HEADING,
      below: AXIS + GAP,
      heightOf: () => PLOT_HEIGHT,
    },
    ({ panel, plot }) => {
      drawPanel(canvas, chart, panel, most, plot);
    },
  );
  return drawNotes(canvas, canvas.root, notes, bottom + AXIS + 4);
}

function drawPanel(
  canvas: Canvas,
  { hue, costLabel }: CostPanels,
  { points, maximumMs, breakEvenMs, breakEvenText }: CostPanel,
  most: number,
  whole: Plot,
): void {
  const plot = { ...whole, left: whole.left + AXIS_WIDTH };
  const { left, right, top, bottom } = plot;
  const x = scaleLinear([0, maximumMs], [left, right - 4]);
  const y = scaleLinear([0, most], [bottom, top]).nice(3);
  const costs = bottomAxis(x, x.ticks(4));
  const savings = leftAxis(y, y.ticks(3), percentText);
  drawGrid(canvas.root, plot, savings);
  drawTicks(canvas.root, plot, savings);
  drawTicks(canvas.root, plot, costs, 16);
  drawNameBelow(canvas.root, plot, costLabel, 32);
  drawLine(canvas.root, plot, savings, bottom);

  if (breakEvenMs !== undefined && breakEvenText !== undefined) {
    drawLine(canvas.root, { ...plot, top: top - 2 }, costs, x(breakEvenMs), 'zero reference');
    appendText(canvas.root, fitText(breakEvenText, right - whole.left), {
      class: 'quiet end',
      x: right,
      y: top - 6,
    });
  }
  const last = points.at(-1);
  const end = last === undefined ? [] : [{ ...last, costMs: maximumMs }];
  const path = line<CostPoint>(
    (point) => x(point.costMs),
    (point) => y(Math.max(0, point.saving)),
  ).digits(1)([...points, ...end]);
  const curve = append(canvas.root, 'g', { class: hue });
  append(curve, 'path', { class: 'line', d: path ?? undefined });
  drawPoints(curve, points, x, y, breakEvenMs === undefined ? undefined : x(breakEvenMs));
}

/** Every point has a dot; its number is written where it runs neither into another nor into an upright line. */
function drawPoints(
  curve: Mark,
  points: readonly CostPoint[],
  x: (cost: number) => number,
  y: (saving: number) => number,
  line: number | undefined,
): void {
  const written: { from: number; to: number; y: number }[] = [];
  for (const point of points) {
    const [cx, cy] = [x(point.costMs), y(Math.max(0, point.saving))];
    const mark = append(curve, 'g', { 'data-index': point.index });
    append(mark, 'circle', { class: 'outlined', cx, cy, r: RADIUS });
    const box = { from: cx + 4, to: cx + 8 + textWidth(point.text), y: cy };
    const isFree = written.every(
      (other) => box.from > other.to || box.to < other.from || Math.abs(other.y - cy) > 15,
    );
    const isCrossed = line !== undefined && box.from < line && line < box.to;
    if (!isFree || isCrossed || point.text === '0') continue;
    written.push(box);
    appendText(mark, point.text, { class: 'halo', x: cx + 5, y: cy - 5 });
  }
}
