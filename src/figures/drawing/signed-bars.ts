import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { append, appendText, round, type Canvas, type Mark } from './canvas.ts';
import { drawNotes } from './notes.ts';
import { spacedLabels } from './spaced-labels.ts';
import { BASELINE, LINE_HEIGHT } from './text-style.ts';
import { fitText, textWidth } from './text-width.ts';
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
const HEADING = 24;
const PANEL_GAP = 12;
const COLUMN_GAP = 28;
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
  const columns = canvas.width >= TWO_COLUMNS_FROM && panels.length > 1 ? 2 : 1;
  const width = (canvas.width - (columns - 1) * COLUMN_GAP) / columns;
  const labelWidth = Math.min(
    Math.max(...bars.map(({ label }) => textWidth(label))) + LABEL_GAP,
    width * 0.46,
  );
  const x = barScale(bars, labelWidth, width);

  appendText(canvas.root, fitText(chart.axisLabel, canvas.width), { class: 'quiet', x: 0, y: 13 });
  let top = LINE_HEIGHT + 3;
  for (let first = 0; first < panels.length; first += columns) {
    const line = panels.slice(first, first + columns);
    line.forEach((panel, column) => {
      const group = append(canvas.root, 'g', {
        transform: column === 0 ? undefined : `translate(${round(column * (width + COLUMN_GAP))} 0)`,
      });
      drawPanel(group, chart, panel, x, labelWidth, width, top);
    });
    top += HEADING + Math.max(...line.map((panel) => panel.bars.length)) * ROW + LINE_HEIGHT + PANEL_GAP;
  }
  return drawNotes(canvas, canvas.root, notes, top - PANEL_GAP + 4);
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
  const room = Math.max(...bars.map(({ valueText }) => textWidth(valueText))) + VALUE_GAP;
  return scaleLinear([least, most], [left, Math.max(right - room, left + 20)]).nice(TICKS);
}

function drawPanel(
  group: Mark,
  chart: SignedBars,
  { label, bars }: SignedPanel,
  x: BarScale,
  left: number,
  width: number,
  top: number,
): void {
  appendText(group, fitText(label, width), { class: 'group', x: 0, y: top + 15 });
  const barsTop = top + HEADING;
  const bottom = barsTop + bars.length * ROW;
  drawBands(group, bars, x, barsTop);
  const ticks = ticksWithRoom(x, chart.tickText);
  append(group, 'path', {
    class: 'grid',
    d: ticks.map((tick) => `M${round(x(tick))} ${barsTop}V${bottom}`).join(''),
  });
  const texts = append(group, 'g', { class: 'quiet mid' });
  for (const tick of ticks) appendText(texts, chart.tickText(tick), { x: x(tick), y: bottom + 15 });
  bars.forEach((bar, index) => drawBar(group, chart.hue, bar, x, left, barsTop + (index + 0.5) * ROW));
  append(group, 'path', { class: 'zero', d: `M${round(x(0))} ${barsTop}V${bottom}` });
}

/** As many as have room for what is written under them; zero is always among them. */
function ticksWithRoom(x: BarScale, tickText: (value: number) => string): readonly number[] {
  const counts = Array.from({ length: TICKS }, (_, fewer) => TICKS - fewer);
  const fitting = counts
    .map((count) => x.ticks(count))
    .find((ticks) => {
      const labels = ticks.map((tick) => ({ position: x(tick), text: tickText(tick) }));
      return spacedLabels(labels).length === labels.length;
    });
  return fitting ?? [0];
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
