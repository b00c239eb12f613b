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
    const models = model < 0 ? all.models : [text(row[model])];
    // A row of a set's solution may name one library and one batch size: the best of all that were compared.
    const libraries = library < 0 || isOfSet ? all.libraries : [text(row[library])];
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
