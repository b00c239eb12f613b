import type { Look } from '../looks.ts';
import { CUT_NOTE, drawCut } from './axis-cut.ts';
import { bottomAxis, drawAxisName, drawGrid, drawLine, drawTicks, type Plot } from './axis.ts';
import type { Canvas } from './canvas.ts';
import { swatchClass } from './look-class.ts';
import { append, appendText, round, type Mark } from './mark.ts';
import { drawMarker } from './marker.ts';
import { drawNotes } from './notes.ts';
import { drawPanels, panelColumns } from './panels.ts';
import { BASELINE, fitText, LINE_HEIGHT, textWidth, widestText } from './text.ts';
import { valueDomain, valueScale, type ScaleKind, type ValueDomain, type ValueScale } from './value-scale.ts';
import { drawWhiskerAcross } from './whisker.ts';

/** One bar, or the place of one that was not measured. */
export interface Bar {
  /** Row of the figure's table. */
  readonly index: number;
  /** Tag of the series, by which figures are linked. */
  readonly series: string;
  readonly label: string;
  readonly look: Look;
  readonly value: number | null;
  readonly valueText: string;
  /** Ends of the error bar, in the unit of the value. */
  readonly low?: number;
  readonly high?: number;
  /** Stands out among its group. */
  readonly best?: boolean;
}

export interface BarGroup {
  readonly label: string;
  readonly bars: readonly Bar[];
}

export interface GroupedBars {
  readonly groups: readonly BarGroup[];
  /** What the axis measures, with its unit and which way is better. */
  readonly axisLabel: string;
  readonly tickText: (value: number) => string;
  readonly scale: ScaleKind;
  readonly axisMaximum?: number;
  /** A line across every group, such as 1 for a speedup. */
  readonly reference?: number;
  /** Lines under the drawing. */
  readonly notes: readonly string[];
}

const ROW = 19;
const THICKNESS = 12;
const GROUP_GAP = 12;
const AXIS_HEIGHT = 20;
const LABEL_GAP = 8;
/** Of a panel, what the names may take at most. */
const LABEL_SHARE = 0.45;
/** From the line at zero to a name above its bar. */
const NAME_INDENT = 4;
const VALUE_GAP = 6;
const DOT_RADIUS = 4.5;
/** Of the box for what was not measured. */
const MISSING = 14;
/** Half an error bar's cap. */
const CAP = 3.5;
const TWO_COLUMNS_FROM = 560;

/**
 * Horizontal bars, one panel per group on one common scale, each bar with its value beside it, and its name beside it too, or
 * above it where names are long and the drawing is narrow: cut in their middle, those of variants would be alike.
 *
 * @returns the drawing's height
 */
export function drawGroupedBars(canvas: Canvas, chart: GroupedBars): number {
  const { groups } = chart;
  if (groups.length === 0) return drawNotes(canvas, canvas.root, chart.notes, 0);
  const bars = groups.flatMap((group) => group.bars);
  const widest = widestText(bars.map(({ label }) => label)) + LABEL_GAP;
  const inTwo = panelColumns(canvas.width, groups.length, TWO_COLUMNS_FROM);
  // Names that would be cut in half a drawing get the whole of it.
  const layout = widest > inTwo.width * LABEL_SHARE ? panelColumns(canvas.width, groups.length) : inTwo;
  const domain = valueDomain(drawnValues(bars, chart.reference), chart.scale, 5, chart.axisMaximum);
  const isNameAbove = widest > layout.width * LABEL_SHARE;
  // Beside no name, the first tick still needs its left half.
  const labels = isNameAbove ? widestText(domain.ticks.slice(0, 1).map(chart.tickText)) / 2 : widest;
  const rows: Rows = { isNameAbove, height: isNameAbove ? LINE_HEIGHT + ROW : ROW };
  const length = barSpace(bars, domain, layout.width - labels - halfMark(chart.scale), chart.tickText);

  drawAxisName(canvas, chart.axisLabel);
  const bottom = drawPanels(
    canvas,
    groups,
    {
      ...layout,
      top: LINE_HEIGHT + 3,
      below: GROUP_GAP,
      heightOf: (group) => group.bars.length * rows.height,
    },
    ({ panel, plot, isLowest }) => {
      const from = plot.left + labels;
      drawGroup(canvas, chart, panel, plot, rows, valueScale(domain, from, from + length), isLowest);
    },
  );
  const notes = bars.some((bar) => isCut(bar, chart)) ? [...chart.notes, CUT_NOTE] : chart.notes;
  return drawNotes(canvas, canvas.root, notes, bottom + AXIS_HEIGHT + 4);
}

function drawGroup(
  canvas: Canvas,
  chart: GroupedBars,
  { bars }: BarGroup,
  plot: Plot,
  rows: Rows,
  scale: ValueScale,
  withTicks: boolean,
): void {
  const axis = bottomAxis(scale, scale.ticks, chart.tickText);
  drawGrid(canvas.root, plot, axis);
  if (withTicks) drawTicks(canvas.root, plot, axis);
  const values = bars.map((bar, index) =>
    drawBar(canvas, chart, scale, bar, rows, { left: plot.left, top: plot.top + index * rows.height }),
  );
  drawLine(canvas.root, plot, axis, scale.origin);
  if (chart.reference !== undefined) drawReference(canvas, scale(chart.reference), values, plot.top, rows);
}

/** How the bars of a panel stand below each other. */
interface Rows {
  /** Of a bar and, where that stands above it, its name. */
  readonly height: number;
  readonly isNameAbove: boolean;
}

/** Where a text stands, from left to right. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** A line down all rows but those whose value it would run through, and through no name above a bar. */
function drawReference(
  canvas: Canvas,
  x: number,
  values: readonly Span[],
  top: number,
  { height, isNameAbove }: Rows,
): void {
  let d = '';
  let isDown = false;
  values.forEach(({ from, to }, row) => {
    const isFree = x < from - 2 || x > to + 2;
    if (isFree && !isDown) d += `M${round(x)} ${top + (row + 1) * height - ROW}`;
    if (isFree) d += `v${ROW}`;
    isDown = isFree && !isNameAbove;
  });
  append(canvas.root, 'path', { class: 'zero reference', d });
}

function isCut({ value }: Bar, { axisMaximum }: GroupedBars): boolean {
  return axisMaximum !== undefined && value !== null && value > axisMaximum;
}

/** @returns where its value is written */
function drawBar(
  canvas: Canvas,
  chart: GroupedBars,
  scale: ValueScale,
  bar: Bar,
  { height, isNameAbove }: Rows,
  { left, top }: Pick<Plot, 'left' | 'top'>,
): Span {
  const barsLeft = scale.origin;
  const row = append(canvas.root, 'g', {
    class: bar.look.hue,
    'data-index': bar.index,
    'data-series': bar.series,
    // From here on 0 is where the bar begins, and its middle.
    transform: `translate(${round(barsLeft)} ${round(top + height - ROW / 2)})`,
  });
  if (isNameAbove) {
    const name = fitText(bar.label, canvas.width - barsLeft - NAME_INDENT);
    appendText(row, name, {
      class: bar.best ? 'best halo' : 'halo',
      x: NAME_INDENT,
      y: BASELINE - LINE_HEIGHT,
    });
  } else {
    appendText(row, fitText(bar.label, barsLeft - left - LABEL_GAP), {
      class: bar.best ? 'best end' : 'end',
      x: -LABEL_GAP,
      y: BASELINE,
    });
  }
  if (bar.value === null) {
    drawMissing(row, bar.valueText);
    const from = barsLeft + MISSING + VALUE_GAP;
    return { from, to: from + textWidth(bar.valueText) };
  }
  const lengthOf = (value: number) => scale(value) - barsLeft;
  const end = lengthOf(bar.value);
  if (chart.scale === 'log') drawDot(row, bar.look, end);
  else {
    append(row, 'rect', {
      class: swatchClass(bar.look),
      y: -THICKNESS / 2,
      width: Math.max(end, 0.5),
      height: THICKNESS,
      fill: canvas.fill(bar.look),
    });
  }
  const { low, high } = bar;
  let drawnEnd = end;
  if (isCut(bar, chart)) drawCut(row, end, 0, THICKNESS);
  else if (low !== undefined && high !== undefined) {
    drawnEnd = Math.max(end, drawWhiskerAcross(row, lengthOf(low), lengthOf(high), CAP));
  }
  const textLeft = Math.max(drawnEnd, end + halfMark(chart.scale)) + VALUE_GAP;
  appendText(row, bar.valueText, {
    class: bar.best ? 'best halo' : 'halo',
    x: textLeft,
    y: BASELINE,
  });
  const from = barsLeft + textLeft;
  return { from, to: from + textWidth(bar.valueText) };
}

/** Without a zero a length means nothing: a dot says where, a thin line to which name it belongs. */
function drawDot(row: Mark, look: Look, end: number): void {
  append(row, 'path', { class: 'outlined guide', d: `M0 0H${round(end)}` });
  drawMarker(row, look, { x: end, radius: DOT_RADIUS });
}

/** How far a mark reaches beyond its value. */
function halfMark(scale: ScaleKind): number {
  return scale === 'log' ? DOT_RADIUS : 0;
}

/** An empty dashed box, so that what was not measured is never taken for zero. */
function drawMissing(row: Mark, reason: string): void {
  append(row, 'rect', { class: 'missing', x: 0.5, y: -THICKNESS / 2, width: MISSING, height: THICKNESS });
  appendText(row, reason, { class: 'quiet', x: MISSING + VALUE_GAP, y: BASELINE });
}

function drawnValues(bars: readonly Bar[], reference: number | undefined): number[] {
  const values = bars.flatMap(({ value, low, high }) =>
    value === null
      ? []
      : [value, ...(low !== undefined && low > 0 ? [low] : []), Math.min(high ?? value, 2 * value)],
  );
  return reference === undefined ? values : [...values, reference];
}

/** How long the axis may be so that the value beside every bar still fits into the column. */
function barSpace(
  bars: readonly Bar[],
  domain: ValueDomain,
  space: number,
  tickText: (value: number) => string,
): number {
  const unit = valueScale(domain, 0, 1);
  const last = domain.ticks.at(-1);
  let longest = space - (last === undefined ? 0 : textWidth(tickText(last)) / 2);
  for (const { value, high, valueText } of bars) {
    if (value === null) continue;
    const share = unit(Math.max(value, high ?? 0));
    if (share > 0) longest = Math.min(longest, (space - VALUE_GAP - textWidth(valueText)) / share);
  }
  return Math.max(longest, space * 0.25);
}
