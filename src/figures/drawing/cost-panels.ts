import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { percentText } from '../measures/number-text.ts';
import { append, appendText, round, type Canvas, type Mark } from './canvas.ts';
import { drawNotes } from './notes.ts';
import { BASELINE, LINE_HEIGHT } from './text-style.ts';
import { fitText, textWidth } from './text-width.ts';

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
const HEADING = 24;
const HEADROOM = 20;
const AXIS = 36;
const GAP = 16;
const COLUMN_GAP = 28;
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
  const columns = canvas.width >= TWO_COLUMNS_FROM && panels.length > 1 ? 2 : 1;
  const width = (canvas.width - (columns - 1) * COLUMN_GAP) / columns;
  const most = Math.max(0.01, ...panels.flatMap(({ points }) => points.map(({ saving }) => saving)));
  appendText(canvas.root, fitText(chart.savingLabel, canvas.width), { class: 'quiet', x: 0, y: 13 });
  const height = HEADING + HEADROOM + PLOT_HEIGHT + AXIS + GAP;
  panels.forEach((panel, at) => {
    const left = (at % columns) * (width + COLUMN_GAP);
    const top = LINE_HEIGHT + 3 + Math.floor(at / columns) * height;
    drawPanel(canvas, chart, panel, most, left, left + width, top);
  });
  const bottom = LINE_HEIGHT + 3 + Math.ceil(panels.length / columns) * height - GAP;
  return drawNotes(canvas, canvas.root, notes, bottom + 4);
}

function drawPanel(
  canvas: Canvas,
  { hue, costLabel }: CostPanels,
  { label, points, maximumMs, breakEvenMs, breakEvenText }: CostPanel,
  most: number,
  panelLeft: number,
  right: number,
  panelTop: number,
): void {
  const left = panelLeft + AXIS_WIDTH;
  const top = panelTop + HEADING + HEADROOM;
  const bottom = top + PLOT_HEIGHT;
  const x = scaleLinear([0, maximumMs], [left, right - 4]);
  const y = scaleLinear([0, most], [bottom, top]).nice(3);
  appendText(canvas.root, fitText(label, right - panelLeft), {
    class: 'group',
    x: panelLeft,
    y: panelTop + 15,
  });

  const across = y.ticks(3).map((tick) => `M${round(left)} ${round(y(tick))}H${round(right)}`);
  append(canvas.root, 'path', { class: 'grid', d: across.join('') });
  const savings = append(canvas.root, 'g', { class: 'quiet end' });
  for (const tick of y.ticks(3))
    appendText(savings, percentText(tick), { x: left - 6, y: y(tick) + BASELINE });
  const costs = append(canvas.root, 'g', { class: 'quiet mid' });
  for (const tick of x.ticks(4)) appendText(costs, String(tick), { x: x(tick), y: bottom + 16 });
  appendText(canvas.root, fitText(costLabel, right - left), { class: 'quiet end', x: right, y: bottom + 32 });
  append(canvas.root, 'path', { class: 'zero', d: `M${round(left)} ${bottom}H${round(right)}` });

  if (breakEvenMs !== undefined && breakEvenText !== undefined) {
    const at = round(x(breakEvenMs));
    append(canvas.root, 'path', { class: 'zero reference', d: `M${at} ${round(top - 2)}V${bottom}` });
    appendText(canvas.root, fitText(breakEvenText, right - panelLeft), {
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
    appendText(mark, point.text, { class: 'halo', x: cx + 5, y: cy - 3 });
  }
}
