import type { Analysis } from '../analysis/analysis.ts';
import type { PointSelection } from '../analysis/point-selection.ts';
import { selectLibrarySet } from './selection.ts';
import type { FigureSpec } from './spec.ts';
import type { PlainCell, PlainTable } from './table.ts';

/** The points of the campaign that a figure is drawn from: those in its table, and what its spec says where that says nothing. */
export function figurePoints(
  spec: FigureSpec,
  { columns, rows }: PlainTable,
  analysis: Analysis,
): readonly PointSelection[] {
  const column = (key: string) => columns.findIndex((each) => each.key === key);
  const [model, library, batchSize] = ['model', 'library', 'batch_size'].map(column) as [
    number,
    number,
    number,
  ];
  const text = (cell: PlainCell | undefined) => (typeof cell === 'string' ? cell : undefined);
  const number = (cell: PlainCell | undefined) => (typeof cell === 'number' ? cell : undefined);
  const all = {
    models: 'model' in spec ? [spec.model] : [undefined],
    libraries: 'librarySet' in spec ? selectLibrarySet(spec.librarySet, analysis) : [undefined],
    batchSize: 'batchSize' in spec ? spec.batchSize : undefined,
  };
  const isOfSet = 'librarySet' in spec;
  const keys = new Map<string, PointSelection>();
  for (const row of rows) {
    const levels = new Map(columns.map(({ key }, index) => [key, row[index] ?? '']));
    const named = (kind: 'models' | 'libraries', cell: PlainCell | undefined) => {
      const tag = text(cell);
      return tag === undefined ? [undefined] : tagsOf(kind, tag, levels, analysis);
    };
    const models = model < 0 ? all.models : named('models', row[model]);
    // A row of a set's solution may name one library and one batch size: the best of all that were compared.
    const libraries = library < 0 || isOfSet ? all.libraries : named('libraries', row[library]);
    for (const of of models) {
      for (const by of libraries) {
        const key = {
          model: of,
          library: by,
          batchSize: (isOfSet ? undefined : number(row[batchSize])) ?? all.batchSize,
        };
        keys.set(JSON.stringify(key), key);
      }
    }
  }
  return [...keys.values()];
}

/**
 * The tags that a row means: where factors are declared, its table has the tag of what the variants are of, and their levels in
 * columns of their own; a table that lacks one is of all its levels.
 */
function tagsOf(
  kind: 'models' | 'libraries',
  tag: string,
  levels: ReadonlyMap<string, PlainCell>,
  { descriptor }: Analysis,
): readonly string[] {
  if (descriptor.factors.length === 0) return [tag];
  const variants = [...descriptor[kind]].filter(([, { variant }]) => variant?.of === tag);
  const agreeing = variants.filter(([, { variant }]) =>
    descriptor.factors.every(
      ({ name, of }) =>
        kind !== (of === 'model' ? 'models' : 'libraries') ||
        !levels.has(name) ||
        (variant?.levels[name] ?? '') === String(levels.get(name)),
    ),
  );
  return variants.length === 0 ? [tag] : agreeing.map(([variantTag]) => variantTag);
}
