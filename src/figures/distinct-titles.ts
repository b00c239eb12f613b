import { keptWithAnalysis } from '../analysis/kept-with-analysis.ts';
import { keptChart } from './build-chart.ts';
import { choiceLabels } from './choice-label.ts';
import type { FigureSpec } from './spec.ts';

/** The titles of several figures, and after those that several share, what tells these apart. */
export const distinctTitles = keptWithAnalysis(
  (analysis, specs: readonly FigureSpec[]): ReadonlyMap<string, string> => {
    const titled = specs.map((spec) => ({ spec, title: keptChart(analysis, spec).title }));
    const alike = Map.groupBy(titled, ({ spec: { kind }, title }) => `${kind} ${title}`);
    return new Map(
      [...alike.values()].flatMap((group) => {
        if (group.length === 1) return group.map(({ spec, title }) => [spec.id, title] as const);
        const labels = choiceLabels(
          group.map(({ spec }) => spec),
          analysis,
        );
        return group.map(({ spec, title }, index) => [spec.id, `${title}: ${labels[index]!}`] as const);
      }),
    );
  },
);
