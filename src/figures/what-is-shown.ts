import type { ChartWords } from './chart.ts';
import type { FigureSpec } from './spec.ts';

/**
 * Everything that a figure's drawing depends on but the names of things and the code: one array feeds drawing, table and CSV, and
 * what else a drawing says its words say too. Where this is the same, so is the drawing, whatever has changed in the dataset.
 */
export function whatIsShown(spec: FigureSpec, { table, title, caption, alt }: ChartWords): string {
  return JSON.stringify({ spec, table, title, caption, alt });
}
