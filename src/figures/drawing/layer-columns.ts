import type { Chart, Extent } from '../chart.ts';
import { drawColumnCut } from './axis-cut.ts';
import { drawAxisName, drawGrid, drawLine, drawTicks, leftAxis } from './axis.ts';
import type { Canvas } from './canvas.ts';
import {
  FOOT,
  haveFeet,
  isCut,
  placeRows,
  planColumns,
  standOnFeet,
  tickText,
  type Column,
  type LayerColumns,
  type PlacedRow,
  type Plan,
} from './column-rows.ts';
import { drawFlags } from './flags.ts';
import { columnLeft, LONGEST_NAME, type Slots } from './layer-slots.ts';
import { drawLegend } from './legend.ts';
import { swatchClass } from './look-class.ts';
import { append, appendText, round } from './mark.ts';
import { drawMarker } from './marker.ts';
import { drawNotes } from './notes.ts';
import { BASELINE, fitText, LINE_HEIGHT, textWidth } from './text.ts';
import { valueScale, type ValueScale } from './value-scale.ts';
import { drawWhiskerUp } from './whisker.ts';

/** Upright columns, a group per layer. Needs as much width as legible names take, in as many rows as a reader can survey. */
export function layerColumns(chart: LayerColumns): Required<Pick<Chart, 'draw' | 'parts'>> {
  const plans = new Map<number, Plan>();
  // The parts of one drawing share their plan.
  const planOn = (width: number): Plan => {
    const planned = plans.get(width) ?? planColumns(chart, width);
    plans.set(width, planned);
    return planned;
  };
  return {
    draw(canvas) {
      const { notes } = chart;
      const top = drawHead(canvas, { ...chart, notes: [] });
      const plot = drawPlot(canvas, chart, planOn(canvas.width), top);
      return { width: plot.width, height: drawNotes(canvas, canvas.root, notes, plot.height) };
    },
    parts: {
      widthOn: (width) => planOn(width).width,
      head: (canvas) => drawHead(canvas, chart),
      plot: (canvas) => drawPlot(canvas, chart, planOn(canvas.width), 0),
      axis: (canvas) => drawAxis(canvas, chart, planOn(canvas.width)),
    },
  };
}

/** @returns where the plot may start */
function drawHead(canvas: Canvas, { axisLabel, legend, scale, notes }: LayerColumns): number {
  drawAxisName(canvas, axisLabel);
  const mark = scale === 'log' ? 'dot' : haveFeet(legend) ? 'column' : 'bar';
  return drawNotes(canvas, canvas.root, notes, drawLegend(canvas, legend, LINE_HEIGHT + 3, mark));
}

function drawPlot(canvas: Canvas, chart: LayerColumns, planned: Plan, from: number): Extent {
  const { width } = planned;
  if (chart.groups.length === 0) return { width, height: from };
  const rows = placeRows(chart, planned, from);
  for (const row of rows) drawRow(canvas, chart, planned, row);
  return { width, height: rows.at(-1)!.end };
}

function drawRow(
  canvas: Canvas,
  chart: LayerColumns,
  { domain, axisWidth, slots }: Plan,
  { groups, flags, raised, top, bottom, nameTop }: PlacedRow,
): void {
  const scale = valueScale(domain, bottom, top);
  const plot = { left: axisWidth, right: slots.left + groups.length * slots.pitch, top, bottom };
  const axis = leftAxis(scale, scale.ticks, tickText);
  drawGrid(canvas.root, plot, axis);
  drawTicks(canvas.root, plot, axis);
  const onFeet = standOnFeet(chart);
  groups.forEach((group, index) => {
    for (const column of group.columns) {
      const left = columnLeft(slots, index, column.position);
      drawColumn(canvas, chart, column, left, slots.column, scale, onFeet);
    }
    drawName(canvas, group.label, slots.left + (index + 0.5) * slots.pitch, nameTop, slots);
  });
  drawLine(canvas.root, plot, axis, bottom);
  drawFlags(canvas, flags, raised, top);
}

/** The axes of the plot on paper, to lie over them where they scroll. */
function drawAxis(canvas: Canvas, chart: LayerColumns, planned: Plan): Extent {
  const { domain, axisWidth } = planned;
  const rows = placeRows(chart, planned, 0);
  const height = (rows.at(-1)?.bottom ?? 0) + BASELINE;
  append(canvas.root, 'rect', { class: 'paper', width: axisWidth, height });
  for (const { top, bottom } of rows) {
    const scale = valueScale(domain, bottom, top);
    const plot = { left: axisWidth, right: axisWidth, top, bottom };
    drawTicks(canvas.root, plot, leftAxis(scale, scale.ticks, tickText));
  }
  return { width: axisWidth, height };
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
