import { scaleLinear } from 'd3-scale';
import { bottomAxis, drawGrid, drawLine, drawNameBelow, drawTicks, leftAxis, type Plot } from './axis.ts';
import type { Canvas } from './canvas.ts';
import { append, round, type Mark } from './mark.ts';
import { drawNotes } from './notes.ts';
import { drawPanels, panelColumns } from './panels.ts';
import { widestText } from './text.ts';
import { tightDomain } from './value-scale.ts';

export interface OrderDot {
  /** Row of the figure's table. */
  readonly index: number;
  readonly order: number;
  readonly value: number;
  /** Wears a ring. */
  readonly isRinged: boolean;
  /** Is a cross. */
  readonly isCrossed: boolean;
}

export interface OrderPanel {
  readonly label: string;
  readonly dots: readonly OrderDot[];
  /** A line across, such as 0 for a deviation. */
  readonly reference?: number;
  text(value: number): string;
}

export interface OrderPanels {
  /** From the top down, over one axis of the order. */
  readonly panels: readonly OrderPanel[];
  readonly orderName: string;
  readonly notes: readonly string[];
}

const HEIGHT = 90;
const GAP = 12;
const RADIUS = 1.8;
const RING = 4;
const EDGE = 8;
/** Of more dots in a panel, those that nothing tells apart are drawn as one mark, so that a page stays light. */
const MOST_SINGLE = 300;

/**
 * Dots in the order in which something happened, a panel for each quantity.
 *
 * @returns the drawing's height
 */
export function drawOrderPanels(canvas: Canvas, { panels, orderName, notes }: OrderPanels): number {
  if (panels.length === 0) return drawNotes(canvas, canvas.root, notes, 0);
  const domains = panels.map(({ dots, reference }) => {
    const values = dots.map(({ value }) => value);
    return tightDomain(reference === undefined ? values : [...values, reference], 'linear', 3);
  });
  const texts = panels.flatMap((panel, at) => domains[at]!.ticks.map((tick) => panel.text(tick)));
  const left = widestText(texts) + 10;
  const orders = panels.flatMap(({ dots }) => dots.map(({ order }) => order));
  const x = scaleLinear([Math.min(...orders), Math.max(...orders)], [left + EDGE, canvas.width - EDGE]);
  const across = bottomAxis(x, x.ticks(6).filter(Number.isInteger));
  const bottom = drawPanels(
    canvas,
    panels,
    { ...panelColumns(canvas.width, panels.length), top: 0, below: GAP, heightOf: () => HEIGHT },
    ({ panel, plot: whole }) => {
      const plot = { ...whole, left };
      const { least, greatest, ticks } = domains[panels.indexOf(panel)]!;
      const y = scaleLinear([least, greatest], [plot.bottom, plot.top]);
      const up = leftAxis(y, ticks, (value) => panel.text(value));
      drawGrid(canvas.root, plot, across, up);
      drawTicks(canvas.root, plot, up);
      if (panel.reference !== undefined) drawLine(canvas.root, plot, up, y(panel.reference));
      drawDots(canvas, panel, x, y);
    },
  );
  const below: Plot = { left: 0, right: canvas.width, top: 0, bottom };
  drawTicks(canvas.root, below, across, 16);
  drawNameBelow(canvas.root, below, orderName, 34);
  return drawNotes(canvas, canvas.root, notes, bottom + 40);
}

type Position = (value: number) => number;

function drawDots(canvas: Canvas, { dots }: OrderPanel, x: Position, y: Position): void {
  const isSpecial = (dot: OrderDot) => dot.isRinged || dot.isCrossed;
  const alone = dots.length > MOST_SINGLE ? dots.filter(isSpecial) : dots;
  const group = append(canvas.root, 'g', { class: 'm1' });
  if (alone.length < dots.length) {
    const circles = dots.filter((dot) => !isSpecial(dot)).map((dot) => circleAt(x(dot.order), y(dot.value)));
    append(group, 'path', { d: circles.join('') });
  }
  for (const { index, order, value, isRinged, isCrossed } of alone) {
    const mark = append(group, 'g', {
      'data-index': index,
      transform: `translate(${round(x(order))} ${round(y(value))})`,
    });
    drawDot(mark, isRinged, isCrossed);
  }
}

function drawDot(mark: Mark, isRinged: boolean, isCrossed: boolean): void {
  if (isCrossed) append(mark, 'path', { class: 'whisker', d: 'M-3-3l6 6m0-6l-6 6' });
  else append(mark, 'path', { d: circleAt(0, 0) });
  if (isRinged) append(mark, 'circle', { class: 'whisker', r: RING });
}

function circleAt(x: number, y: number): string {
  const across = 2 * RADIUS;
  return `M${round(x - RADIUS)} ${round(y)}a${RADIUS} ${RADIUS} 0 1 0 ${across} 0a${RADIUS} ${RADIUS} 0 1 0-${across} 0`;
}
