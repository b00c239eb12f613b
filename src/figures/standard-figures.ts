import type { Analysis } from '../analysis/analysis.ts';
import type { LibrarySet } from '../analysis/adaptive/library-sets.ts';
import { libraryGroups } from '../analysis/library-groups.ts';
import type { BestTimeRow } from '../analysis/rows.ts';
import { standardLayerFigures } from './standard-layer-figures.ts';
import { safeId } from './safe-id.ts';
import type { FigureSpec } from './spec.ts';
import { librariesText } from './words.ts';

/** Figures that belong under one heading. */
export interface FigureGroup {
  /** Stable: an anchor. */
  readonly id: string;
  readonly title: string;
  readonly figures: readonly FigureSpec[];
}

/** All figures of {@link standardFigureGroups}, in their order. */
export function standardFigures(analysis: Analysis): FigureSpec[] {
  return standardFigureGroups(analysis).flatMap(({ figures }) => figures);
}

/**
 * The figures of a report made from a dataset alone, whatever it holds: best times and speedups by model and by
 * library, memory, layers, and the adaptive solution of every set of libraries. What it cannot have is left out.
 */
export function standardFigureGroups(analysis: Analysis): FigureGroup[] {
  const best = analysis.table('best-time-per-image', 'inference');
  if (best.length === 0) return [];
  const sets = solvedSets(analysis);
  const groups: FigureGroup[] = [
    { id: 'by-model', title: 'By model', figures: byModel(analysis, best) },
    {
      id: 'by-library',
      title: 'By library',
      figures: [{ id: 'time-by-library', kind: 'best-by-library' }],
    },
    { id: 'memory', title: 'Batch size and memory', figures: memory(analysis, best) },
    { id: 'layers', title: 'Layers', figures: standardLayerFigures(analysis, best, sets[0]) },
    ...sets.map((set, index): FigureGroup => {
      const suffix = index === 0 ? '' : `-${safeId(set.name).replaceAll('+', '-')}`;
      return {
        id: `adaptive${suffix}`,
        title: `The adaptive solution out of ${librariesText(set.name, set.libraries, analysis)}`,
        figures: adaptive(analysis, set, suffix),
      };
    }),
  ];
  return groups
    .filter(({ figures }) => figures.length > 0)
    .map((group) => ({
      ...group,
      figures: group.figures.map((spec) => ({ ...spec, id: `standard-${spec.id}` })),
    }));
}

function byModel(analysis: Analysis, best: readonly BestTimeRow[]): FigureSpec[] {
  const trains = analysis.table('best-time-per-image', 'training').length > 0;
  const baseline = baselineOf(analysis, best);
  return [
    { id: 'images-per-second', kind: 'best-by-model', quantity: 'images-per-second' },
    { id: 'time-by-model', kind: 'best-by-model' },
    ...(trains ? [{ id: 'training-time-by-model', kind: 'best-by-model', metric: 'training' } as const] : []),
    ...(baseline === undefined ? [] : [{ id: 'speedup', kind: 'speedup-by-model', baseline } as const]),
  ];
}

/** A CPU library where one was timed, of those that have the most models; undefined with nothing to compare it with. */
function baselineOf(analysis: Analysis, best: readonly BestTimeRow[]): string | undefined {
  const models = new Map(
    [...Map.groupBy(best, ({ library }) => library)].map(([library, rows]) => [library, rows.length]),
  );
  if (models.size < 2) return undefined;
  const most = Math.max(...models.values());
  const preferred = [...(libraryGroups(analysis).get('cpu') ?? []), ...analysis.libraries];
  return preferred.find((library) => models.get(library) === most);
}

function memory(analysis: Analysis, best: readonly BestTimeRow[]): FigureSpec[] {
  const reported = analysis.table('memory', 'inference');
  const batchSize = Math.min(...reported.map((row) => row.batch_size));
  return [
    ...(reported.length > 0 ? [{ id: 'memory', kind: 'memory-by-model', batchSize } as const] : []),
    ...analysis.models.flatMap((model) => {
      const fastest = best.filter((row) => row.model === model).sort((a, b) => a.mean_ms - b.mean_ms)[0];
      if (fastest === undefined) return [];
      return [{ id: `balance-${safeId(model)}`, kind: 'balance', model, library: fastest.library } as const];
    }),
  ];
}

/** With one library there is nothing to choose from; without shared layers, nothing to compare. */
function solvedSets(analysis: Analysis): readonly LibrarySet[] {
  const solved = new Set(solvedRows(analysis).map(({ library_set }) => library_set));
  return analysis.librarySets.filter(({ name, libraries }) => libraries.length > 1 && solved.has(name));
}

function solvedRows(analysis: Analysis) {
  return analysis.table('adaptive-summary', 'inference').filter(({ method }) => method === 'same-batch');
}

/** Maps of every layer are for the first set alone: the smaller ones are parts of it. */
function adaptive(analysis: Analysis, { name: librarySet }: LibrarySet, suffix: string): FigureSpec[] {
  const solved = solvedRows(analysis).filter((row) => row.library_set === librarySet);
  const models = analysis.models.filter((model) => solved.some((row) => row.model === model));
  return [
    ...(['adaptive-methods', 'saving-by-type', 'switching-cost'] as const).map((kind) => ({
      id: `${kind}${suffix}`,
      kind,
      librarySet,
    })),
    ...models.flatMap((model): FigureSpec[] => [
      {
        id: `adaptive-${safeId(model)}${suffix}`,
        kind: 'adaptive-breakdown',
        model,
        librarySet,
        method: 'same-batch',
      },
      ...(suffix === ''
        ? [{ id: `layer-map-${safeId(model)}`, kind: 'layer-map', model, librarySet } as const]
        : []),
    ]),
  ];
}
