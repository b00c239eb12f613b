import { distinctTitles } from '../figures/distinct-titles.ts';
import type { FigureSpec } from '../figures/spec.ts';
import { loadReport } from './load-report.ts';
import { observed } from './observed.ts';

const titlesOf = observed('chart-titles', (analysis, specs: readonly FigureSpec[]) => [
  ...distinctTitles(analysis, specs),
]);

/** The titles of the charts of the original report, by their ids. */
export async function chartTitles(): Promise<ReadonlyMap<string, string>> {
  const { report, analysis } = await loadReport();
  return new Map(
    titlesOf(
      analysis,
      report.charts.map(({ spec }) => spec),
    ),
  );
}
