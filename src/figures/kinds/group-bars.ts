import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { Bar, BarGroup } from '../drawing/grouped-bars.ts';

export type GroupBy = 'model' | 'library';

/** A bar and what it is of. */
export interface Entry {
  readonly model: string;
  readonly library: string;
  readonly bar: Bar;
}

/**
 * Bars in panels, in the order given. Where every panel would hold one bar alone, they share one panel, under the
 * name of their only series.
 */
export function groupBars(entries: readonly Entry[], groupBy: GroupBy, analysis: Analysis): BarGroup[] {
  const { descriptor } = analysis;
  const groupLabel = (entry: Entry) =>
    groupBy === 'model' ? modelLabel(entry.model, descriptor) : libraryLabel(entry.library, descriptor);
  const groups = [...Map.groupBy(entries, (entry) => entry[groupBy]).values()];
  const series = new Set(entries.map(({ bar }) => bar.series));
  if (groups.length > 1 && series.size === 1) {
    return [
      {
        label: entries[0]!.bar.label,
        bars: entries.map((entry) => ({ ...entry.bar, label: groupLabel(entry), best: false })),
      },
    ];
  }
  return groups.map((group) => ({ label: groupLabel(group[0]!), bars: group.map(({ bar }) => bar) }));
}
