import { range } from 'd3-array';
import type { Look } from '../looks.ts';
import { numberText } from '../measures/number-text.ts';
import { flagsAbove, type Flag, type RaisedFlags } from './flags.ts';
import { columnLeft, layOutSlots, type Slots } from './layer-slots.ts';
import type { LegendEntry } from './legend.ts';
import { textWidth, widestText } from './text.ts';
import { valueDomain, type ScaleKind, type ValueDomain } from './value-scale.ts';

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
/** Layers that do not fit beside each other go on below, in rows of less height; with still more of them the plot scrolls. */
const MOST_ROWS = 7;
const ROW_HEIGHT = 150;
const ROW_GAP = 6;
/** What dividing a width and putting it together again may add to it. */
const ROUNDING = 1e-6;
/** Between the axis and the names, for the mark that a column stands on. */
export const FOOT = 11;
/** Columns of more series are too narrow for a mark that could be told from another. */
const MOST_FEET = 16;

/** What is to be known of a plot before any of it is drawn. */
export interface Plan {
  readonly domain: ValueDomain;
  /** Where the axis ends and lines begin. */
  readonly axisWidth: number;
  /** The same in every row. */
  readonly slots: Slots;
  readonly plotHeight: number;
  /** From the top down. */
  readonly rows: readonly PlannedRow[];
  readonly width: number;
}

interface PlannedRow {
  readonly groups: readonly ColumnGroup[];
  readonly flags: readonly Flag[];
  readonly raised: RaisedFlags;
}

/** Where the plot of a row is, from top to bottom, and where its names begin and end. */
export interface PlacedRow extends PlannedRow {
  readonly top: number;
  readonly bottom: number;
  readonly nameTop: number;
  readonly end: number;
}

/** In as few rows as the canvas is wide enough for; in one, wider than the canvas, where it is not for the most of them. */
export function planColumns(chart: LayerColumns, canvasWidth: number): Plan {
  const { groups, axisMaximum } = chart;
  const values = groups.flatMap(({ columns }) =>
    columns.flatMap(({ value, low, high }) =>
      value === null ? [] : [value, Math.min(high ?? value, 2 * value), ...(low ? [low] : [])],
    ),
  );
  const domain = valueDomain(values, chart.scale, 5, axisMaximum);
  const axisWidth = Math.ceil(widestText(domain.ticks.map(tickText)) + 8);
  const nameWidths = groups.map(({ label }) => textWidth(label));
  for (let rows = 1; rows <= MOST_ROWS; rows += 1) {
    const planned = planRows(chart, nameWidths, domain, axisWidth, rows, canvasWidth);
    if (planned.width <= canvasWidth) return planned;
  }
  return planRows(chart, nameWidths, domain, axisWidth, 1, canvasWidth);
}

function planRows(
  { groups, legend, axisMaximum }: LayerColumns,
  nameWidths: readonly number[],
  domain: ValueDomain,
  axisWidth: number,
  count: number,
  canvasWidth: number,
): Plan {
  const perRow = Math.ceil(groups.length / count);
  const ofRows = range(0, groups.length, Math.max(1, perRow)).map((from) =>
    groups.slice(from, from + perRow),
  );
  // Rows stand under each other: the longest of the names that share a place decides.
  const names = range(perRow).map((place) => {
    const inPlace = range(place, groups.length, perRow);
    const longest = inPlace.reduce((best, at) => (nameWidths[at]! > nameWidths[best]! ? at : best));
    return groups[longest]!.label;
  });
  const slots = layOutSlots(names, Math.max(1, legend.length), axisWidth, canvasWidth);
  const rows = ofRows.map((ofRow): PlannedRow => {
    const flags = axisMaximum === undefined ? [] : flagsOf(ofRow, slots, axisMaximum);
    return { groups: ofRow, flags, raised: flagsAbove(flags) };
  });
  const right = Math.max(
    slots.left + perRow * slots.pitch + 4,
    ...rows.map(({ raised }) => raised.right + 2),
  );
  return {
    domain,
    axisWidth,
    slots,
    plotHeight: rows.length > 1 ? ROW_HEIGHT : PLOT_HEIGHT,
    rows,
    width: Math.max(canvasWidth, Math.ceil(right - ROUNDING)),
  };
}

function flagsOf(groups: readonly ColumnGroup[], slots: Slots, axisMaximum: number): readonly Flag[] {
  return groups.flatMap(({ columns }, index) =>
    columns
      .filter((column) => isCut(column, axisMaximum))
      .map(({ position, valueText }): Flag => ({
        x: columnLeft(slots, index, position) + slots.column / 2,
        text: valueText,
      })),
  );
}

/** @param from where the first may start */
export function placeRows(
  chart: LayerColumns,
  { rows, plotHeight, slots }: Plan,
  from: number,
): readonly PlacedRow[] {
  let start = from;
  return rows.map((row) => {
    const top = start + 10 + row.raised.height;
    const bottom = top + plotHeight;
    const nameTop = bottom + (standOnFeet(chart) ? FOOT : 0);
    const end = nameTop + slots.nameHeight + 4;
    start = end + ROW_GAP;
    return { ...row, top, bottom, nameTop, end };
  });
}

/** Columns of different libraries stand on the mark of their library, so that colour is not all that tells them apart. */
export function haveFeet(legend: readonly LegendEntry[]): boolean {
  return legend.length <= MOST_FEET && new Set(legend.map(({ series }) => series)).size > 1;
}

export function standOnFeet({ scale, legend }: LayerColumns): boolean {
  return scale === 'linear' && haveFeet(legend);
}

export function isCut({ value }: Column, axisMaximum: number | undefined): boolean {
  return axisMaximum !== undefined && value !== null && value > axisMaximum;
}

export function tickText(value: number): string {
  return value === 0 || value >= 1
    ? String(value)
    : numberText(value)
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '');
}
