import type { Extent } from '../chart.ts';
import type { Look } from '../looks.ts';
import { numberText } from '../measures/number-text.ts';
import { drawColumnCut } from './axis-cut.ts';
import { drawAxisName, drawGrid, drawLine, drawTicks, leftAxis } from './axis.ts';
import { append, appendText, round, type Canvas } from './canvas.ts';
import { drawFlags, flagsAbove, type Flag, type RaisedFlags } from './flags.ts';
import { columnLeft, layOutSlots, LONGEST_NAME, type Slots } from './layer-slots.ts';
import { drawLegend, type LegendEntry } from './legend.ts';
import { swatchClass } from './look-class.ts';
import { drawMarker } from './marker.ts';
import { drawNotes } from './notes.ts';
import { BASELINE, fitText, LINE_HEIGHT, textWidth, widestText } from './text.ts';
import { valueDomain, valueScale, type ScaleKind, type ValueDomain, type ValueScale } from './value-scale.ts';
import { drawWhiskerUp } from './whisker.ts';

export interface Column {
  /** Row of the figure's table; none for a layer that the series lacks. */
  readonly index?: number;
  readonly series: string;
  readonly look: Look;
  readonly tint: number;
  /** Place among the series, the same in every group. */
  readonly position: number;
  readonly value: number | null;
  readonly valueText: string;
  readonly low?: number;
  readonly high?: number;
}

export interface ColumnGroup {
  readonly label: string;
  readonly columns: readonly Column[];
}

export interface LayerColumns {
  readonly groups: readonly ColumnGroup[];
  readonly legend: readonly LegendEntry[];
  readonly axisLabel: string;
  readonly scale: ScaleKind;
  readonly axisMaximum?: number;
  readonly notes: readonly string[];
}

const PLOT_HEIGHT = 250;
/** Between the axis and the names, for the mark that a column stands on. */
const FOOT = 11;
/** Columns of more series are too narrow for a mark that could be told from another. */
const MOST_FEET = 16;

/** What is to be known of a plot before any of it is drawn. */
interface Plan {
  readonly domain: ValueDomain;
  /** Where the axis ends and lines begin. */
  readonly axisWidth: number;
  readonly slots: Slots;
  readonly flags: readonly Flag[];
  readonly raised: RaisedFlags;
  readonly width: number;
}

/** Upright columns, a group per layer. Needs as much width as legible names take, whatever the canvas has. */
export function drawLayerColumns(canvas: Canvas, chart: LayerColumns): Extent {
  const { notes } = chart;
  const plot = drawColumnsPlot(canvas, chart, drawColumnsHead(canvas, { ...chart, notes: [] }));
  return { width: plot.width, height: drawNotes(canvas, canvas.root, notes, plot.height) };
}

/** @returns where the plot may start */
export function drawColumnsHead(canvas: Canvas, { axisLabel, legend, scale, notes }: LayerColumns): number {
  drawAxisName(canvas, axisLabel);
  const mark = scale === 'log' ? 'dot' : haveFeet(legend) ? 'column' : 'bar';
  return drawNotes(canvas, canvas.root, notes, drawLegend(canvas, legend, LINE_HEIGHT + 3, mark));
}

/** How wide the plot is on a canvas of this width. */
export function columnsWidth(chart: LayerColumns, width: number): number {
  return plan(chart, width).width;
}

export function drawColumnsPlot(canvas: Canvas, chart: LayerColumns, from = 0): Extent {
  const { groups } = chart;
  const { domain, axisWidth, slots, flags, raised, width } = plan(chart, canvas.width);
  if (groups.length === 0) return { width, height: from };
  const top = from + 10 + raised.height;
  const bottom = top + PLOT_HEIGHT;
  const scale = valueScale(domain, bottom, top);
  const plot = { left: axisWidth, right: slots.left + groups.length * slots.pitch, top, bottom };
  const axis = leftAxis(scale, scale.ticks, tickText);
  drawGrid(canvas.root, plot, axis);
  drawTicks(canvas.root, plot, axis);
  const feet = chart.scale === 'linear' && haveFeet(chart.legend);
  const nameTop = bottom + (feet ? FOOT : 0);
  groups.forEach((group, index) => {
    for (const column of group.columns) {
      const left = columnLeft(slots, index, column.position);
      drawColumn(canvas, chart, column, left, slots.column, scale, feet);
    }
    drawName(canvas, group.label, slots.left + (index + 0.5) * slots.pitch, nameTop, slots);
  });
  drawLine(canvas.root, plot, axis, bottom);
  drawFlags(canvas, flags, raised, top);
  return { width, height: nameTop + slots.nameHeight + 4 };
}

/** The axis of `drawColumnsPlot` on paper, to lie over it where it scrolls. */
export function drawColumnsAxis(canvas: Canvas, chart: LayerColumns): Extent {
  const { domain, axisWidth, raised } = plan(chart, canvas.width);
  const top = 10 + raised.height;
  const bottom = top + PLOT_HEIGHT;
  const scale = valueScale(domain, bottom, top);
  append(canvas.root, 'rect', { class: 'paper', width: axisWidth, height: bottom + BASELINE });
  const plot = { left: axisWidth, right: axisWidth, top, bottom };
  drawTicks(canvas.root, plot, leftAxis(scale, scale.ticks, tickText));
  return { width: axisWidth, height: bottom + BASELINE };
}

/** Columns of different libraries stand on the mark of their library, so that colour is not all that tells them apart. */
function haveFeet(legend: readonly LegendEntry[]): boolean {
  return legend.length <= MOST_FEET && new Set(legend.map(({ series }) => series)).size > 1;
}

function plan(chart: LayerColumns, canvasWidth: number): Plan {
  const { groups, axisMaximum } = chart;
  const values = groups.flatMap(({ columns }) =>
    columns.flatMap(({ value, low, high }) =>
      value === null ? [] : [value, Math.min(high ?? value, 2 * value), ...(low ? [low] : [])],
    ),
  );
  const domain = valueDomain(values, chart.scale, 5, axisMaximum);
  const names = groups.map(({ label }) => label);
  const axisWidth = Math.ceil(widestText(domain.ticks.map(tickText)) + 8);
  const slots = layOutSlots(names, Math.max(1, chart.legend.length), axisWidth, canvasWidth);
  const flags = groups.flatMap(({ columns }, index) =>
    columns
      .filter((column) => isCut(column, axisMaximum))
      .map(({ position, valueText }): Flag => ({
        x: columnLeft(slots, index, position) + slots.column / 2,
        text: valueText,
      })),
  );
  const raised = flagsAbove(flags);
  const right = Math.max(slots.left + groups.length * slots.pitch + 4, raised.right + 2);
  const width = Math.max(canvasWidth, Math.ceil(right));
  return { domain, axisWidth, slots, flags, raised, width };
}

function isCut({ value }: Column, axisMaximum: number | undefined): boolean {
  return axisMaximum !== undefined && value !== null && value > axisMaximum;
}

function drawColumn(
  canvas: Canvas,
  chart: LayerColumns,
  column: Column,
  left: number,
  thickness: number,
  scale: ValueScale,
  onFoot: boolean,
): void {
  const mark = append(canvas.root, 'g', {
    class: column.look.hue,
    'data-index': column.index,
    'data-series': column.series,
    // From here on 0 is the column's left edge, and its foot.
    transform: `translate(${round(left + 0.5)} ${round(scale.origin)})`,
  });
  const width = Math.max(1, thickness - 1);
  if (onFoot) {
    drawMarker(mark, column.look, {
      x: width / 2,
      y: FOOT / 2 + 1,
      radius: Math.max(1.5, Math.min(3.5, width / 2 - 0.5)),
    });
  }
  if (column.value === null) {
    append(mark, 'rect', { class: 'missing', y: -9, width, height: 9 });
    return;
  }
  const heightOf = (value: number) => scale.origin - scale(value);
  const height = Math.max(0.5, heightOf(column.value));
  const middle = width / 2;
  if (chart.scale === 'log') {
    drawMarker(mark, column.look, {
      x: middle,
      y: -heightOf(column.value),
      radius: Math.min(4.5, Math.max(2, thickness / 2)),
      tint: column.tint,
    });
  } else {
    append(mark, 'rect', {
      class: swatchClass(column.look, column.tint),
      y: -height,
      width,
      height,
      fill: canvas.fill(column.look),
    });
  }
  if (isCut(column, chart.axisMaximum)) {
    drawColumnCut(mark, 0, -height, width);
    return;
  }
  const { low, high } = column;
  const highest =
    low === undefined || high === undefined
      ? -height
      : drawWhiskerUp(mark, -heightOf(low), -heightOf(high), middle, Math.min(3, width / 2));
  if (textWidth(column.valueText) <= thickness) {
    appendText(mark, column.valueText, { class: 'halo mid', x: middle, y: Math.min(-height, highest) - 5 });
  }
}

function drawName(canvas: Canvas, label: string, middle: number, bottom: number, slots: Slots): void {
  const text = fitText(label, slots.slanted ? LONGEST_NAME : slots.pitch);
  if (slots.slanted) {
    appendText(canvas.root, text, {
      class: 'end',
      transform: `translate(${round(middle + 4)} ${bottom + 14}) rotate(-45)`,
    });
  } else {
    appendText(canvas.root, text, { class: 'mid', x: middle, y: bottom + LINE_HEIGHT });
  }
}

function tickText(value: number): string {
  return value === 0 || value >= 1
    ? String(value)
    : numberText(value)
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '');
}
