import type { PublishedFigure } from './figure-files.ts';
import { href } from './href.ts';

/** Rows of a figure's table that a page of many figures can carry; longer tables would be a fifth of the report's bytes. */
const MOST_ROWS = 60;

/** Where the table of a figure stands by itself; undefined where it is short enough to stand with its figure. */
export function tablePage({ dataset, id }: PublishedFigure, rowCount: number): string | undefined {
  return rowCount > MOST_ROWS ? href(`/figures/${dataset}/${id}/`) : undefined;
}
