import { spellOutIndexes } from '../figures/spell-out-indexes.ts';
import { singleSpaced } from '../tables/cells.ts';
import { drawnRows } from './drawn-rows.ts';
import type { TextRow } from './wanted-rows.ts';

export interface BoardChart {
  /** @param isAll whether nothing is filtered away */
  show(wanted: readonly TextRow[], isAll: boolean): void;
}

/**
 * The chart above a table: what is filtered away leaves it. The axis and the places of what stays are as before, so that it can be
 * compared with what a reader has just seen. Undefined where there is no chart.
 */
export function boardChart(figure: HTMLElement | null): BoardChart | undefined {
  const body = figure?.querySelector('table')?.tBodies[0];
  if (figure === null || body === undefined) return undefined;
  // As they are before a reader sorts them.
  const drawn = [...body.rows].map(({ cells }) => [...cells].map(singleSpaced));
  for (const drawing of figure.querySelectorAll('svg')) spellOutIndexes(drawing);
  const rest = figure.querySelector('.overview-rest')!;
  return {
    show(wanted, isAll) {
      const { away, notDrawn } = drawnRows(drawn, wanted);
      for (const mark of figure.querySelectorAll<SVGElement>('svg [data-index]'))
        mark.classList.toggle('away', away.has(Number(mark.dataset['index'])));
      rest.textContent =
        isAll || notDrawn === 0
          ? ''
          : `${notDrawn.toLocaleString('en')} of the ${wanted.length.toLocaleString('en')} rows found are in the table alone.`;
    },
  };
}
