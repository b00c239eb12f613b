import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { PointSummary } from '../../analysis/summaries.ts';
import { namesBeside } from '../../analysis/variants.ts';
import type { Bar, BarGroup } from '../drawing/grouped-bars.ts';
import { libraryLooks, modelLooks } from '../looks.ts';
import { missingReason, NOT_MEASURED } from '../measures/missing.ts';
import { listText } from '../measures/number-text.ts';

/** What has a panel of its own; the other has a bar in each. */
export type GroupBy = 'model' | 'library';

/** A value of a model with a library. */
export interface PairValue extends Pick<Bar, 'value' | 'valueText' | 'low' | 'high'> {
  readonly model: string;
  readonly library: string;
  /** Why there is none: its own points, or words where it is for another reason. */
  readonly missing?: readonly PointSummary[] | string | undefined;
}

interface Grouping {
  readonly by: GroupBy;
  /** Whether one value is better than another, where the best of each group stands out. */
  isBetter?(value: number, other: number): boolean;
}

export interface PairBars {
  readonly groups: readonly BarGroup[];
  /** A line for libraries without any value, rather than an empty bar in every panel. */
  readonly notes: readonly string[];
}

/**
 * Bars in panels, in the order given, which is that of the table's rows. Where every panel would hold one bar alone, they
 * share one panel, under the name of their only series.
 */
export function pairBars(values: readonly PairValue[], grouping: Grouping, analysis: Analysis): PairBars {
  const { descriptor } = analysis;
  const isByModel = grouping.by === 'model';
  const beside = namesBeside('library', [...new Set(values.map(({ library }) => library))], descriptor);
  const names = (each: PairValue) => {
    const [model, library] = [modelLabel(each.model, descriptor), beside.labels.get(each.library)!];
    return isByModel ? { group: model, series: library } : { group: library, series: model };
  };
  const looks = isByModel ? libraryLooks(analysis) : modelLooks(analysis.models);
  const unmeasured = unmeasuredLibraries(values);
  const best = bestOfEach(values, grouping);
  const bars = values.flatMap((each, index) => {
    if (unmeasured.has(each.library)) return [];
    const { model, library, missing: _, ...value } = each;
    const series = isByModel ? library : model;
    const { group, series: label } = names(each);
    const bar: Bar = { index, series, label, look: looks.get(series)!, ...value, best: best.has(each) };
    return [{ key: each[grouping.by], group, bar }];
  });
  const absent = [...Map.groupBy(unmeasured, ([, reason]) => reason)].map(([reason, libraries]) => {
    const labels = libraries.map(([library]) => libraryLabel(library, descriptor));
    return `${reason[0]!.toUpperCase()}${reason.slice(1)}: ${listText(labels)}.`;
  });
  const notes = [...(beside.shared.length > 0 ? [`All with ${listText(beside.shared)}.`] : []), ...absent];
  const groups = [...Map.groupBy(bars, ({ key }) => key).values()];
  if (groups.length > 1 && new Set(bars.map(({ bar }) => bar.series)).size === 1) {
    const together = bars.map(({ group, bar }) => ({ ...bar, label: group, best: false }));
    return { groups: [{ label: bars[0]!.bar.label, bars: together }], notes };
  }
  return {
    groups: groups.map((group) => ({ label: group[0]!.group, bars: group.map(({ bar }) => bar) })),
    notes,
  };
}

/** The best of each group that has something to be compared with. */
function bestOfEach(values: readonly PairValue[], { by, isBetter }: Grouping): ReadonlySet<PairValue> {
  if (isBetter === undefined) return new Set();
  const groups = [...Map.groupBy(values, (each) => each[by]).values()];
  return new Set(
    groups.flatMap((group) => {
      const measured = group.filter(({ value }) => value !== null);
      if (measured.length < 2) return [];
      return [measured.reduce((best, each) => (isBetter(each.value!, best.value!) ? each : best))];
    }),
  );
}

/** Libraries without any value, and why. */
function unmeasuredLibraries(values: readonly PairValue[]): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const [library, entries] of Map.groupBy(values, (entry) => entry.library)) {
    const missing = entries.map((entry) => entry.missing).filter((each) => each !== undefined);
    if (missing.length === entries.length) reasons.set(library, reasonOf(missing));
  }
  return reasons;
}

/** Runs that went wrong are counted over the whole selection, not for each of its models. */
function reasonOf(missing: readonly (readonly PointSummary[] | string)[]): string {
  const given = missing.filter((each) => typeof each === 'string');
  const points = missing.filter((each) => typeof each !== 'string');
  const alike = Map.groupBy(points, (each) => missingReason(each) === NOT_MEASURED);
  const own = [alike.get(false), alike.get(true)].flatMap((group) =>
    group ? [missingReason(group.flat())] : [],
  );
  return [...new Set([...own, ...given])].join(', ');
}
