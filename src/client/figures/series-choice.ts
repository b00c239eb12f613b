import type { Analysis } from '../../analysis/analysis.ts';
import type { SeriesMark } from '../../figures/kinds/define-kind.ts';
import type { Look } from '../../figures/looks.ts';
import { fieldsOf, kindOf, readSpec, type FigureSpec } from '../../figures/spec.ts';

export interface Series {
  readonly tag: string;
  readonly label: string;
  /** Absent where the series is drawn in several looks. */
  readonly look?: Look;
}

/** One way in which a figure's marks fall into series, and its spec with only some of them. */
export interface SeriesChoice {
  readonly label: string;
  /** How the figure draws them. */
  readonly mark: SeriesMark;
  readonly series: readonly Series[];
  /** The same spec where `tags` are all of them, so that a group keeps its name. */
  withOnly(spec: FigureSpec, tags: readonly string[]): FigureSpec;
}

/** None for a figure of one series alone; of layers, whose series are a library at a batch size, there are two. */
export function seriesChoices(original: FigureSpec, analysis: Analysis): SeriesChoice[] {
  const { taken, series: keys, mark } = kindOf(original.kind);
  const given = fieldsOf(original);
  return taken
    .filter((field) => field.form === 'some')
    .filter(({ key }) => keys.includes(key))
    .map(({ key, label, things, select }): SeriesChoice => {
      const known = new Map(things.all(analysis).map((thing) => [thing.value, thing]));
      const series = select(given[key], analysis).map((value): Series => {
        const { alone, label = String(value), look } = known.get(value) ?? {};
        return { tag: String(value), label: alone ?? label, ...(look && { look }) };
      });
      return {
        label,
        mark,
        series,
        withOnly: (spec, tags) =>
          readSpec({ ...spec, [key]: tags.length === series.length ? given[key] : tags }),
      };
    })
    .filter(({ series }) => series.length > 1);
}
