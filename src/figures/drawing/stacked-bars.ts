import type { Look } from '../looks.ts';
import { CUT_NOTE, drawCut } from './axis-cut.ts';
import { bottomAxis, drawAxisName, drawGrid, drawLine, drawTicks } from './axis.ts';
import type { Canvas } from './canvas.ts';
import { swatchClass } from './look-class.ts';
import { append, appendText, round } from './mark.ts';
import { drawNotes } from './notes.ts';
import { BASELINE, fits, fitText, LINE_HEIGHT, textWidth, widestText } from './text.ts';
import { valueDomain, valueScale, type ValueScale } from './value-scale.ts';

export interface Segment {
  /** Row of the figure's table. */
  readonly index: number;
  readonly series: string;
  readonly look: Look;
  readonly value: number;
  /** What may stand inside, the most telling first; the first that fits does. */
  readonly texts: readonly string[];
}

export interface StackedBar {
  readonly label: string;
  readonly emphasised: boolean;
  readonly segments: readonly Segment[];
  /** What may stand after the bar, the most telling first. */
  readonly totalTexts: readonly string[];
}

export interface StackedBars {
  /** From the top down. */
  readonly bars: readonly StackedBar[];
  readonly axisLabel: string;
  readonly axisMaximum?: number;
  readonly notes: readonly string[];
}

const ROW = 30;
const THICKNESS = 21;
const LABEL_GAP = 8;
const VALUE_GAP = 6;
const PADDING = 5;

/**
 * Horizontal bars made of segments.
 *
 * @returns the drawing's height
 */
export function drawStackedBars(canvas: Canvas, chart: StackedBars): number {
  const { bars, axisMaximum, notes } = chart;
  if (bars.length === 0) return drawNotes(canvas, canvas.root, notes, 0);
  const totals = bars.map(({ segments }) => segments.reduce((sum, { value }) => sum + value, 0));
  const domain = valueDomain(totals, 'linear', 6, axisMaximum);
  const left = Math.min(widestText(bars.map(({ label }) => label)) + LABEL_GAP, canvas.width * 0.4);
  const right = Math.min(
    ...bars.map(({ emphasised, totalTexts }, index) => {
      // What stands out says more than its number, whatever the width.
      const least = (emphasised ? totalTexts.at(-2) : undefined) ?? totalTexts.at(-1)!;
      const room = canvas.width - left - VALUE_GAP - textWidth(least);
      return left + room / Math.min(1, totals[index]! / domain.greatest);
    }),
    canvas.width - 12,
  );
  const scale = valueScale(domain, left, right);
  const axis = bottomAxis(scale, scale.ticks);
  const top = LINE_HEIGHT + 6;
  const plot = { left, right, top, bottom: top + bars.length * ROW };

  drawAxisName(canvas, chart.axisLabel);
  drawGrid(canvas.root, plot, axis);
  drawTicks(canvas.root, plot, axis, 16);
  bars.forEach((bar, index) =>
    drawBar(canvas, scale, bar, left, top + (index + 0.5) * ROW, totals[index]! > domain.greatest),
  );
  drawLine(canvas.root, plot, axis, left);
  const isCut = totals.some((total) => total > domain.greatest);
  return drawNotes(canvas, canvas.root, isCut ? [...notes, CUT_NOTE] : notes, plot.bottom + 24);
}

function drawBar(
  canvas: Canvas,
  scale: ValueScale,
  { label, emphasised, segments, totalTexts }: StackedBar,
  left: number,
  middle: number,
  isCut: boolean,
): void {
  const weight = emphasised ? 'best halo' : 'halo';
  const row = append(canvas.root, 'g', { transform: `translate(0 ${round(middle)})` });
  appendText(row, fitText(label, left - LABEL_GAP), {
    class: emphasised ? 'best end' : 'end',
    x: left - LABEL_GAP,
    y: BASELINE,
  });
  let sum = 0;
  for (const { index, series, look, value, texts } of segments) {
    const [from, to] = [scale(sum), scale((sum += value))];
    const mark = append(row, 'g', { class: look.hue, 'data-index': index, 'data-series': series });
    append(mark, 'rect', {
      class: swatchClass(look),
      x: from,
      y: -THICKNESS / 2,
      // A hairline of paper parts a segment from the next.
      width: Math.max(to - from - (segments.length > 1 ? 0.75 : 0), 0.25),
      height: THICKNESS,
      fill: canvas.fill(look),
    });
    const text = texts.find((each) => textWidth(each) + 2 * PADDING <= to - from);
    if (text !== undefined && look.texture === 'plain') {
      appendText(mark, text, { class: 'on', x: from + PADDING, y: BASELINE });
    }
  }
  const end = scale(sum);
  if (isCut) drawCut(row, end, 0, THICKNESS);
  const room = canvas.width - end - VALUE_GAP;
  const text = totalTexts.find((each) => fits(each, room)) ?? totalTexts.at(-1)!;
  appendText(row, text, { class: weight, x: end + VALUE_GAP, y: BASELINE });
}
