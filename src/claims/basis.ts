import type { Analysis } from '../analysis/analysis.ts';
import type { PointSelection } from '../analysis/point-selection.ts';
import { selectLibrarySet } from '../figures/selection.ts';
import { selectLibraries, selectModels } from './selection.ts';
import type { MeasureContext } from './measure.ts';
import { measureNamed, type Query } from './query.ts';

/** What an answer is made from. */
export interface Basis {
  /** Points of the campaign. */
  readonly points: readonly PointSelection[];
  /** Names in `sources.yaml`. */
  readonly sources: readonly string[];
}

/** What a query looks at: the points that its parameters name, and the sources of what it quotes. */
export function basisOf(query: Query, { analysis, quoted }: MeasureContext): Basis {
  const names = [query.quoted, query.watts].filter((name) => typeof name === 'string');
  const figures = names.flatMap((name) => quoted.get(name) ?? []);
  if (figures.length > 0) {
    return {
      points: figures.flatMap(({ compare }) => (compare === undefined ? [] : [compare])),
      sources: [...new Set(figures.map(({ source }) => source))],
    };
  }
  const { isDescribed = false } = measureNamed(query.of);
  return { points: isDescribed ? [] : pointsOf(query, analysis), sources: [] };
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
