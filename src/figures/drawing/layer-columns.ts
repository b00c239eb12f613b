import type { Extent } from '../chart.ts';
import type { Look } from '../looks.ts';
import { numberText } from '../measures/number-text.ts';
import type { ScaleKind } from '../spec.ts';
import { drawColumnCut } from './axis-cut.ts';
import { append, appendText, round, type Canvas } from './canvas.ts';
import { drawFlags, flagsAbove, type Flag } from './flags.ts';
import { drawLegend, type LegendEntry } from './legend.ts';
import { dotClass, swatchClass } from './look-class.ts';
import { drawNotes } from './notes.ts';
import { BASELINE, LINE_HEIGHT } from './text-style.ts';
import { fitText, textWidth } from './text-width.ts';
import { valueDomain, valueScale, type ValueScale } from './value-scale.ts';
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
const LABEL_LENGTH = 150;
const SLANT = Math.SQRT1_2;
/** Slanted lines of text need this much between them. */
const LEAST_SLOT = 19;
const LEAST_COLUMN = 4;
/** Wide enough to carry its value. */
const WIDEST_COLUMN = 40;
const SLOT_GAP = 7;

interface Slots {
  readonly left: number;
  readonly pitch: number;
  readonly column: number;
  readonly slanted: boolean;
  readonly labelHeight: number;
  readonly right: number;
}

/** Upright columns, a group per layer. Needs as much width as legible names take, whatever the canvas has. */
export function drawLayerColumns(canvas: Canvas, chart: LayerColumns): Extent {
  const { groups, axisMaximum } = chart;
  const columns = groups.flatMap((group) => group.columns);
  const domain = valueDomain(
    columns.flatMap(({ value, low, high }) =>
      value === null ? [] : [value, Math.min(high ?? value, 2 * value), ...(low ? [low] : [])],
    ),
    chart.scale,
    5,
    axisMaximum,
  );
  const tickTexts = domain.ticks.map(tickText);
  const slots = layOut(chart, canvas.width, Math.max(0, ...tickTexts.map((text) => textWidth(text))) + 8);

  const flags = groups.flatMap((group, index) =>
    group.columns.flatMap((column): Flag[] =>
      isCut(column, axisMaximum)
        ? [{ x: columnLeft(slots, chart, index, column) + slots.column / 2, text: column.valueText }]
        : [],
    ),
  );
  const raised = flagsAbove(flags);
  const plotRight = slots.left + groups.length * slots.pitch;
  const width = Math.max(canvas.width, Math.ceil(Math.max(plotRight + slots.right, raised.right + 2)));

  appendText(canvas.root, fitText(chart.axisLabel, canvas.width), { class: 'quiet', x: 0, y: 13 });
  const legendBottom = drawLegend(canvas, chart.legend, LINE_HEIGHT + 3);
  if (groups.length === 0)
    return { width, height: drawNotes(canvas, canvas.root, chart.notes, legendBottom) };

  const top = legendBottom + 10 + raised.height;
  const bottom = top + PLOT_HEIGHT;
  const scale = valueScale(domain, bottom, top);
  drawAxis(canvas, scale, tickTexts, slots.left, plotRight);
  groups.forEach((group, index) => {
    for (const column of group.columns) {
      drawColumn(canvas, chart, column, columnLeft(slots, chart, index, column), slots.column, scale);
    }
    drawName(canvas, group.label, slots.left + (index + 0.5) * slots.pitch, bottom, slots);
  });
  append(canvas.root, 'path', { class: 'zero', d: `M${round(slots.left)} ${bottom}H${round(plotRight)}` });
  drawFlags(canvas, flags, raised, top);
  return { width, height: drawNotes(canvas, canvas.root, chart.notes, bottom + slots.labelHeight + 4) };
}

function layOut(chart: LayerColumns, width: number, axisWidth: number): Slots {
  const { groups } = chart;
  const series = Math.max(1, chart.legend.length);
  const widths = groups.map(({ label }) => textWidth(fitText(label, LABEL_LENGTH)));
  const least = Math.max(LEAST_SLOT, series * Math.max(LEAST_COLUMN, 11 - 2 * series) + SLOT_GAP);
  // A slanted name reaches left of its group: the first ones must not leave the drawing.
  const overhang = Math.max(0, ...widths.map((each, index) => each * SLANT + 4 - (index + 0.5) * least));
  const left = Math.max(axisWidth, overhang);
  const pitch = Math.max(least, (width - left - 4) / Math.max(1, groups.length));
  const slanted = widths.some((each) => each > pitch - 6);
  const straightLeft = slanted ? left : axisWidth;
  const finalPitch = slanted
    ? pitch
    : Math.max(least, (width - straightLeft - 4) / Math.max(1, groups.length));
  return {
    left: straightLeft,
    pitch: finalPitch,
    column: Math.min(WIDEST_COLUMN, (finalPitch - SLOT_GAP) / series),
    slanted,
    labelHeight: slanted ? Math.max(0, ...widths) * SLANT + 20 : LINE_HEIGHT + 4,
    right: 4,
  };
}

function columnLeft(slots: Slots, chart: LayerColumns, group: number, { position }: Column): number {
  const series = Math.max(1, chart.legend.length);
  return slots.left + (group + 0.5) * slots.pitch + (position - series / 2) * slots.column;
}

function isCut({ value }: Column, axisMaximum: number | undefined): boolean {
  return axisMaximum !== undefined && value !== null && value > axisMaximum;
}

function drawAxis(
  canvas: Canvas,
  scale: ValueScale,
  texts: readonly string[],
  left: number,
  right: number,
): void {
  const positions = scale.ticks.map((tick) => round(scale(tick)));
  append(canvas.root, 'path', {
    class: 'grid',
    d: positions.map((y) => `M${round(left)} ${y}H${round(right)}`).join(''),
  });
  const labels = append(canvas.root, 'g', { class: 'quiet end' });
  texts.forEach((text, index) => appendText(labels, text, { x: left - 6, y: positions[index]! + BASELINE }));
}

function drawColumn(
  canvas: Canvas,
  chart: LayerColumns,
  column: Column,
  left: number,
  thickness: number,
  scale: ValueScale,
): void {
  const mark = append(canvas.root, 'g', {
    class: column.look.hue,
    'data-index': column.index,
    'data-series': column.series,
    // From here on 0 is the column's left edge, and its foot.
    transform: `translate(${round(left + 0.5)} ${round(scale.origin)})`,
  });
  const width = Math.max(1, thickness - 1);
  if (column.value === null) {
    append(mark, 'rect', { class: 'missing', y: -9, width, height: 9 });
    return;
  }
  const heightOf = (value: number) => scale.origin - scale(value);
  const height = Math.max(0.5, heightOf(column.value));
  const middle = width / 2;
  if (chart.scale === 'log') {
    append(mark, 'circle', {
      class: dotClass(column.look, column.tint),
      cx: middle,
      cy: -heightOf(column.value),
      r: Math.min(4.5, Math.max(2, thickness / 2)),
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
  const text = fitText(label, slots.slanted ? LABEL_LENGTH : slots.pitch);
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
