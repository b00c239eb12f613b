import type { Plot } from './axis.ts';
import type { Canvas } from './canvas.ts';
import { append, appendText, round, type Mark } from './mark.ts';
import { fitText } from './text.ts';

/** Panels stand in rows of one or two. */
export interface PanelColumns {
  readonly columns: number;
  /** Of a panel. */
  readonly width: number;
}

const COLUMN_GAP = 28;

/** @param twoFrom the width of a drawing from which on two panels stand beside each other */
export function panelColumns(canvasWidth: number, panels: number, twoFrom = Infinity): PanelColumns {
  const columns = canvasWidth >= twoFrom && panels > 1 ? 2 : 1;
  return { columns, width: (canvasWidth - (columns - 1) * COLUMN_GAP) / columns };
}

interface Placement<Panel> extends PanelColumns {
  /** Where the first panel starts. */
  readonly top: number;
  /** From a panel's top to its plot; its title stands there. */
  readonly heading?: number;
  /** From one row's plots to the next row: what is written below them, and a gap. */
  readonly below: number;
  /** Classes of the titles. */
  readonly titles?: string;
  /** Each panel in a group of its own, in which the left edge is 0. */
  readonly apart?: boolean;
  /** Of its plot. */
  heightOf(panel: Panel): number;
}

/** A panel whose plot is to be filled. */
export interface PlacedPanel<Panel> {
  readonly parent: Mark;
  readonly panel: Panel;
  readonly plot: Plot;
  /** No other panel stands below it. */
  readonly isLowest: boolean;
}

/**
 * Panels row by row, each with its title above its plot.
 *
 * @returns where the plots of the last row end
 */
export function drawPanels<Panel extends { readonly label: string }>(
  canvas: Canvas,
  panels: readonly Panel[],
  placement: Placement<Panel>,
  draw: (placed: PlacedPanel<Panel>) => void,
): number {
  const { columns, width, heading = 24, below, titles = 'group', apart = false, heightOf } = placement;
  let { top } = placement;
  for (let first = 0; first < panels.length; first += columns) {
    const row = panels.slice(first, first + columns);
    row.forEach((panel, column) => {
      const from = column * (width + COLUMN_GAP);
      const left = apart ? 0 : from;
      const transform = from === 0 ? undefined : `translate(${round(from)} 0)`;
      const parent = apart ? append(canvas.root, 'g', { transform }) : canvas.root;
      appendText(parent, fitText(panel.label, width), { class: titles, x: left, y: top + 15 });
      const plotTop = top + heading;
      const plot = { left, right: left + width, top: plotTop, bottom: plotTop + heightOf(panel) };
      draw({ parent, panel, plot, isLowest: first + column + columns >= panels.length });
    });
    top += heading + Math.max(...row.map(heightOf)) + below;
  }
  return top - below;
}
