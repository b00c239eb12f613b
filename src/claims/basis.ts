import type { Analysis } from '../analysis/analysis.ts';
import type { PointSelection } from '../analysis/point-selection.ts';
import { selectLibrarySet } from '../figures/selection.ts';
import { selectLibraries, selectModels } from './selection.ts';
import type { MeasureContext } from './measure.ts';
import { onDataset } from './on-dataset.ts';
import { measureNamed, type Query } from './query.ts';

/** What of one dataset an answer is made from. */
export interface Basis {
  readonly analysis: Analysis;
  /** Points of the campaign. */
  readonly points: readonly PointSelection[];
  /** Names in `sources.yaml`. */
  readonly sources: readonly string[];
}

/**
 * What a query looks at: the points that its parameters name, and the sources of what it quotes. One entry, or two where it
 * compares with another dataset.
 */
export function basisOf(query: Query, context: MeasureContext): readonly Basis[] {
  const { quoted } = context;
  const { analysis } = onDataset(context, query.dataset);
  const names = [query.quoted, query.watts].filter((name) => typeof name === 'string');
  const figures = names.flatMap((name) => quoted.get(name) ?? []);
  if (figures.length > 0) {
    return [
      {
        analysis,
        points: figures.flatMap(({ compare }) => (compare === undefined ? [] : [compare])),
        sources: [...new Set(figures.map(({ source }) => source))],
      },
    ];
  }
  if (measureNamed(query.of).isDescribed) return [{ analysis, points: [], sources: [] }];
  const base = onDataset(context, query.baselineDataset ?? query.dataset).analysis;
  if (base === analysis) return [{ analysis, points: pointsOf(query, analysis), sources: [] }];
  const { baselineModel, baselineLibrary, ...own } = query;
  const baseQuery = {
    of: query.of,
    model: baselineModel ?? query.model,
    models: query.models,
    library: baselineLibrary ?? query.library,
    batchSize: query.batchSize,
  };
  return [
    { analysis, points: pointsOf(own, analysis), sources: [] },
    { analysis: base, points: pointsOf(baseQuery, base), sources: [] },
  ];
}

function pointsOf(query: Query, analysis: Analysis): readonly PointSelection[] {
  const selected = query as Parameters<typeof selectModels>[0];
  const { baselineModel, baselineLibrary, librarySet, versus, batchSize, from, to } = query;
  const word = (value: unknown) => (typeof value === 'string' ? [value] : []);
  const models = [...selectModels(selected, analysis), ...word(baselineModel)];
  const libraries = [
    ...(librarySet === undefined
      ? selectLibraries(selected, analysis)
      : [librarySet, versus].flatMap(word).flatMap((set) => selectLibrarySet(set, analysis))),
    ...word(baselineLibrary),
  ];
  const sizes = [batchSize, from, to].filter((size) => typeof size === 'number');
  return [...new Set(models)].flatMap((model) =>
    [...new Set(libraries)].flatMap((library) =>
      (sizes.length === 0 ? [undefined] : sizes).map((size) => ({ model, library, batchSize: size })),
    ),
  );
}
