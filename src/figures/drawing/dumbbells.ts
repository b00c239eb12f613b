import type { Look } from '../looks.ts';
import { bottomAxis, drawAxisName, drawGrid, drawTicks } from './axis.ts';
import type { Canvas } from './canvas.ts';
import { append, appendText, round, type Mark } from './mark.ts';
import { drawNotes } from './notes.ts';
import { drawPanels, panelColumns } from './panels.ts';
import { BASELINE, fitText, LINE_HEIGHT, widestText } from './text.ts';
import { valueDomain, valueScale, type ValueScale } from './value-scale.ts';

/** Two values of one thing, joined; a side that was not measured is null. */
export interface Dumbbell {
  /** Row of the figure's table. */
  readonly index: number;
  readonly series: string;
  readonly label: string;
  readonly look: Look;
  /** Of the hollow and of the filled end. */
  readonly hollow: number | null;
  readonly filled: number | null;
  /** What can be said of the two. */
  readonly text: string;
  /** Drawn solid and said in bold; what may be noise is dashed and quiet. */
  readonly certain: boolean;
}

export interface DumbbellPanel {
  readonly label: string;
  readonly rows: readonly Dumbbell[];
}

export interface DumbbellChart {
  readonly panels: readonly DumbbellPanel[];
  /** What the ends are. */
  readonly ends: { readonly hollow: string; readonly filled: string };
  readonly axisLabel: string;
  readonly tickText: (value: number) => string;
  readonly notes: readonly string[];
}

const ROW = 20;
const PANEL_GAP = 14;
const LABEL_GAP = 10;
const RADIUS = 5;
const TICKS = 5;
/** Below this width a row's words stand above its marks. */
const ONE_LINE_FROM = 520;

interface Layout {
  readonly left: number;
  readonly right: number;
  readonly rowHeight: number;
  /** From the top of a row to the middle of its marks. */
  readonly middle: number;
  readonly oneLine: boolean;
}

/**
 * Panels of dumbbells on one logarithmic axis.
 *
 * @returns the drawing's height
 */
export function drawDumbbells(canvas: Canvas, chart: DumbbellChart): number {
  const rows = chart.panels.flatMap((panel) => panel.rows);
  if (rows.length === 0) return drawNotes(canvas, canvas.root, chart.notes, 0);
  const layout = layOut(canvas, rows);
  const values = rows.flatMap(({ hollow, filled }) => [hollow, filled].filter((value) => value !== null));
  const x = valueScale(valueDomain(values, 'log', TICKS), layout.left, layout.right);
  const axis = bottomAxis(x, x.ticks, chart.tickText);
  const bottom = drawPanels(
    canvas,
    chart.panels,
    {
      ...panelColumns(canvas.width, chart.panels.length),
      top: drawKey(canvas, chart),
      below: LINE_HEIGHT + PANEL_GAP,
      heightOf: (panel) => panel.rows.length * layout.rowHeight,
    },
    ({ panel, plot }) => {
      drawGrid(canvas.root, plot, axis);
      drawTicks(canvas.root, plot, axis);
      panel.rows.forEach((row, index) =>
        drawRow(canvas, row, x, layout, plot.top + index * layout.rowHeight),
      );
    },
  );
  return drawNotes(canvas, canvas.root, chart.notes, bottom + LINE_HEIGHT + 4);
}

function layOut(canvas: Canvas, rows: readonly Dumbbell[]): Layout {
  if (canvas.width < ONE_LINE_FROM) {
    const inset = RADIUS + 2;
    return {
      left: inset,
      right: canvas.width - inset - 8,
      rowHeight: 2 * ROW,
      middle: 1.4 * ROW,
      oneLine: false,
    };
  }
  const labels = Math.min(widestText(rows.map(({ label }) => label)), canvas.width * 0.3);
  const texts = Math.min(widestText(rows.map(({ text }) => text)), canvas.width * 0.3);
  return {
    left: labels + LABEL_GAP + RADIUS,
    right: canvas.width - texts - LABEL_GAP - RADIUS,
    rowHeight: ROW,
    middle: ROW / 2,
    oneLine: true,
  };
}

/** The axis's name, and which end is which. */
function drawKey(canvas: Canvas, { axisLabel, ends }: DumbbellChart): number {
  drawAxisName(canvas, axisLabel);
  const key = append(canvas.root, 'g', { class: 'm0' });
  let y = LINE_HEIGHT + 10;
  for (const [kind, text] of [
    ['outlined hollow', ends.hollow],
    ['outlined', ends.filled],
  ] as const) {
    append(key, 'circle', { class: kind, cx: RADIUS + 1, cy: y, r: RADIUS - 1 });
    appendText(key, fitText(text, canvas.width - 20), { x: 18, y: y + BASELINE });
    y += LINE_HEIGHT;
  }
  return y;
}

function drawRow(canvas: Canvas, row: Dumbbell, x: ValueScale, layout: Layout, top: number): void {
  const { hollow, filled, look, certain } = row;
  const group = append(canvas.root, 'g', {
    class: look.hue,
    'data-index': row.index,
    'data-series': row.series,
  });
  drawWords(group, row, layout, top, canvas.width);
  const middle = top + layout.middle;
  if (hollow !== null && filled !== null) {
    append(group, 'path', {
      class: certain ? 'line' : 'line reference',
      d: `M${round(x(hollow))} ${round(middle)}H${round(x(filled))}`,
    });
  }
  if (hollow !== null) {
    append(group, 'circle', { class: 'outlined hollow', cx: x(hollow), cy: middle, r: RADIUS });
  }
  if (filled !== null)
    append(group, 'circle', { class: 'outlined', cx: x(filled), cy: middle, r: RADIUS - 1 });
}

function drawWords(
  group: Mark,
  { label, text, certain }: Dumbbell,
  layout: Layout,
  top: number,
  width: number,
): void {
  const weight = certain ? 'best' : 'quiet';
  if (layout.oneLine) {
    const y = top + layout.middle + BASELINE;
    const room = layout.left - RADIUS - LABEL_GAP;
    appendText(group, fitText(label, room), { class: 'end', x: room, y });
    appendText(group, fitText(text, width - layout.right), {
      class: weight,
      x: layout.right + RADIUS + LABEL_GAP,
      y,
    });
    return;
  }
  const y = top + 13;
  appendText(group, fitText(label, width * 0.5), { x: 0, y });
  appendText(group, fitText(text, width * 0.5), { class: `end ${weight}`, x: width, y });
}
