import type { Analysis } from '../analysis/analysis.ts';
import { libraryLabel } from '../analysis/labels.ts';
import type { FigureTable } from '../figures/figure.ts';
import { buildCommit } from './build-commit.ts';

/** What of a dataset something is made from; left out, all of it. */
export interface Selection {
  readonly models?: ReadonlySet<string>;
  readonly libraries?: ReadonlySet<string>;
}

/** The models and libraries that stand in a figure's table. */
export function selectionOf({ columns, rows }: FigureTable): Selection {
  const values = (key: string) => {
    const index = columns.findIndex((column) => column.key === key);
    return index < 0 ? undefined : new Set(rows.map((row) => String(row[index])));
  };
  const [models, libraries] = [values('model'), values('library')];
  return { ...(models && { models }), ...(libraries && { libraries }) };
}

/** Where something comes from, in sentences: dataset, runs, board, revisions of the libraries, commit. */
export function provenance(analysis: Analysis, { models, libraries }: Selection = {}): readonly string[] {
  const { name, descriptor, summaries } = analysis;
  const points = summaries.points.filter(
    (point) => (models?.has(point.model) ?? true) && (libraries?.has(point.library) ?? true),
  );
  const runs = points.reduce((sum, point) => sum + point.repetitions.length, 0);
  const revisions = analysis.libraries
    .filter((library) => points.some((point) => point.library === library))
    .flatMap((library) => {
      const revision = descriptor.libraries[library]?.revision;
      return revision === undefined ? [] : [`${libraryLabel(library, descriptor)}: ${revision}`];
    });
  const version = descriptor.version === undefined ? '' : ` ${descriptor.version}`;
  const board = descriptor.platform['board'];
  return [
    `Dataset ${name}${version} of ${descriptor.created.slice(0, 10)}: ${String(runs)} runs` +
      `${(models ?? libraries) ? ' of the models and libraries shown' : ''}` +
      `${typeof board === 'string' ? ` on ${board}` : ''}.`,
    ...(revisions.length > 0 ? [`${revisions.join('; ')}.`] : []),
    ...(buildCommit === undefined ? [] : [`Built from commit ${buildCommit}.`]),
  ];
}
