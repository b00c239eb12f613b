import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { bottomAxis, drawAxisName, drawGrid, drawLine, drawTicks, spacedTicks, type Axis } from './axis.ts';
import type { Canvas } from './canvas.ts';
import { append, appendText, round, type Mark } from './mark.ts';
import { drawNotes } from './notes.ts';
import { drawPanels, panelColumns } from './panels.ts';
import { BASELINE, fitText, LINE_HEIGHT, widestText } from './text.ts';
import { drawWhiskerAcross } from './whisker.ts';

/** One bar to the right of zero for a gain, to the left for a loss; without a value, the reason why. */
export interface SignedBar {
  /** Row of the figure's table. */
  readonly index: number;
  readonly label: string;
  readonly value: number | null;
  readonly valueText: string;
  readonly low?: number;
  readonly high?: number;
  /** Hollow: not to be had in one run. */
  readonly hollow: boolean;
  /** Half the width of a band around zero in which its value means nothing. */
  readonly band?: number;
}

export interface SignedPanel {
  readonly label: string;
  readonly bars: readonly SignedBar[];
}

export interface SignedBars {
  readonly panels: readonly SignedPanel[];
  readonly axisLabel: string;
  readonly tickText: (value: number) => string;
  /** Class of the hue of all bars. */
  readonly hue: string;
  readonly notes: readonly string[];
}

const ROW = 19;
const THICKNESS = 12;
const PANEL_GAP = 12;
const LABEL_GAP = 8;
const VALUE_GAP = 6;
/** Half an error bar's cap. */
const CAP = 3.5;
const TICKS = 4;
/** Of a fraction or of ms. */
const NEGLIGIBLE = 1e-9;
const TWO_COLUMNS_FROM = 640;

/**
 * Horizontal bars on both sides of zero, panels on one common scale.
 *
 * @returns the drawing's height
 */
export function drawSignedBars(canvas: Canvas, chart: SignedBars): number {
  const { panels, notes } = chart;
  const bars = panels.flatMap((panel) => panel.bars);
  if (bars.length === 0) return drawNotes(canvas, canvas.root, notes, 0);
  const layout = panelColumns(canvas.width, panels.length, TWO_COLUMNS_FROM);
  const labels = Math.min(widestText(bars.map(({ label }) => label)) + LABEL_GAP, layout.width * 0.46);
  const x = barScale(bars, labels, layout.width);
  const axis = signedAxis(x, chart.tickText);

  drawAxisName(canvas, chart.axisLabel);
  const bottom = drawPanels(
    canvas,
    panels,
    {
      ...layout,
      top: LINE_HEIGHT + 3,
      below: LINE_HEIGHT + PANEL_GAP,
      apart: true,
      heightOf: (panel) => panel.bars.length * ROW,
    },
    ({ parent, panel, plot }) => {
      drawBands(parent, panel.bars, x, plot.top);
      drawGrid(parent, plot, axis);
      drawTicks(parent, plot, axis);
      panel.bars.forEach((bar, index) =>
        drawBar(parent, chart.hue, bar, x, labels, plot.top + (index + 0.5) * ROW),
      );
      drawLine(parent, plot, axis, x(0));
    },
  );
  return drawNotes(canvas, canvas.root, notes, bottom + LINE_HEIGHT + 4);
}

type BarScale = ScaleLinear<number, number>;

/** Values to pixels of a panel, so that the value beside every bar fits. */
function barScale(bars: readonly SignedBar[], left: number, right: number): BarScale {
  const values = bars.flatMap(({ value, low, high }) =>
    value === null ? [] : [value, low ?? value, high ?? value],
  );
  const bands = bars.flatMap(({ band }) => (band === undefined ? [] : [band]));
  const least = Math.min(
    0,
    ...values,
    ...(bands.length > 0 && Math.min(0, ...values) < 0 ? bands.map((band) => -band) : []),
  );
  const greatest = Math.max(0, ...values, ...bands);
  // Where nothing was gained or lost but for rounding, any scale will do.
  const most = greatest - least < NEGLIGIBLE ? 1 : greatest;
  const room = widestText(bars.map(({ valueText }) => valueText)) + VALUE_GAP;
  return scaleLinear([least, most], [left, Math.max(right - room, left + 20)]).nice(TICKS);
}

/** With as many ticks as have room for what is written under them; zero is always among them. */
function signedAxis(x: BarScale, tickText: SignedBars['tickText']): Axis {
  const axes = Array.from({ length: TICKS }, (_, fewer) => bottomAxis(x, x.ticks(TICKS - fewer), tickText));
  const fits = (axis: Axis) => spacedTicks(axis).length === axis.ticks.length;
  return axes.find(fits) ?? bottomAxis(x, [0], tickText);
}

/** One rectangle for neighbours with the same band. */
function drawBands(group: Mark, bars: readonly SignedBar[], x: BarScale, top: number): void {
  const [start, end] = x.range() as [number, number];
  for (let first = 0; first < bars.length;) {
    const { band } = bars[first]!;
    let next = first + 1;
    while (next < bars.length && bars[next]!.band === band) next += 1;
    if (band !== undefined) {
      const from = Math.max(x(-band), start);
      append(group, 'rect', {
        class: 'm3 tint',
        x: from,
        y: top + first * ROW,
        width: Math.min(x(band), end) - from,
        height: (next - first) * ROW,
      });
    }
    first = next;
  }
}

function drawBar(group: Mark, hue: string, bar: SignedBar, x: BarScale, left: number, middle: number): void {
  const { index, label, value, valueText, low, high, hollow } = bar;
  const row = append(group, 'g', {
    class: hue,
    'data-index': index,
    transform: `translate(0 ${round(middle)})`,
  });
  appendText(row, fitText(label, left - LABEL_GAP), {
    class: 'end',
    x: left - LABEL_GAP,
    y: BASELINE,
  });
  const zero = x(0);
  if (value === null) {
    appendText(row, valueText, { class: 'quiet', x: zero + VALUE_GAP, y: BASELINE });
    return;
  }
  append(row, 'rect', {
    class: hollow ? 'outlined hollow' : undefined,
    x: Math.min(zero, x(value)),
    y: -THICKNESS / 2,
    width: Math.max(Math.abs(x(value) - zero), 0.5),
    height: THICKNESS,
  });
  let end = Math.max(zero, x(value));
  if (low !== undefined && high !== undefined) {
    end = Math.max(end, drawWhiskerAcross(row, x(low), x(high), CAP));
  }
  appendText(row, valueText, { class: 'halo', x: end + VALUE_GAP, y: BASELINE });
}
