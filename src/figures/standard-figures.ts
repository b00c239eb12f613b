import type { LibrarySet } from '../analysis/adaptive/library-sets.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Kind } from './kinds/define-kind.ts';
import type { StandardData, StandardFigures, StandardSection } from './kinds/standard.ts';
import { safeId } from './safe-id.ts';
import { FIGURE_KINDS, kindOf, specOf, type FigureSpec } from './spec.ts';
import { librariesText } from './words.ts';

/** Figures that belong under one heading. */
export interface FigureGroup {
  /** Stable: an anchor. */
  readonly id: string;
  readonly title: string;
  readonly figures: readonly FigureSpec[];
}

const SECTION_TITLES: Readonly<Record<StandardSection, string>> = {
  'by-model': 'By model',
  'by-library': 'By library',
  memory: 'Batch size and memory',
  layers: 'Layers',
};

/** All figures of {@link standardFigureGroups}, in their order. */
export function standardFigures(analysis: Analysis): FigureSpec[] {
  return standardFigureGroups(analysis).flatMap(({ figures }) => figures);
}

/**
 * The figures of a report made from a dataset alone, whatever it holds: what each kind of figure has of it, and of each
 * set of libraries that has an adaptive solution. What it cannot have is left out.
 */
export function standardFigureGroups(analysis: Analysis): FigureGroup[] {
  const best = analysis.table('best-time-per-image', 'inference');
  if (best.length === 0) return [];
  const data: StandardData = {
    analysis,
    best,
    ranking: (model) => best.filter((row) => row.model === model).sort((a, b) => a.mean_ms - b.mean_ms),
    sets: solvedSets(analysis),
  };
  return [...sections(data), ...adaptiveSections(data)].filter(({ figures }) => figures.length > 0);
}

function sections(data: StandardData): FigureGroup[] {
  return Object.entries(SECTION_TITLES).map(([id, title]) => ({
    id,
    title,
    figures: figuresOf(
      ({ standard }) => (standard?.section === id ? standard : undefined),
      data.analysis.models,
      data,
    ),
  }));
}

function adaptiveSections(data: StandardData): FigureGroup[] {
  const { analysis, sets } = data;
  return sets.map((set, index) => {
    const suffix = index === 0 ? '' : `-${safeId(set.name).replaceAll('+', '-')}`;
    const solved = solvedRows(analysis).filter((row) => row.library_set === set.name);
    return {
      id: `adaptive${suffix}`,
      title: `The adaptive solution out of ${librariesText(set.name, set.libraries, analysis)}`,
      figures: figuresOf(
        ({ standardOfSet }) => standardOfSet,
        analysis.models.filter((model) => solved.some((row) => row.model === model)),
        { ...data, set, isFirst: index === 0, suffix },
      ),
    };
  });
}

/** What the kinds have of all data, then what they have of one model after the other. */
function figuresOf<Data>(
  standardOf: (kind: Kind) => StandardFigures<Data> | undefined,
  models: readonly string[],
  data: Data,
): FigureSpec[] {
  const kinds = FIGURE_KINDS.flatMap((kind) => {
    const standard = standardOf(kindOf(kind));
    return standard === undefined ? [] : [{ kind, standard }];
  });
  return [undefined, ...models].flatMap((model) =>
    kinds.flatMap(({ kind, standard }) => {
      const drafts = model === undefined ? standard.ofAll?.(data) : standard.ofModel?.(model, data);
      return (drafts ?? []).map(({ id, ...fields }) => specOf(kind, fields, { id: `standard-${id}` }));
    }),
  );
}

/** With one library there is nothing to choose from; without shared layers, nothing to compare. */
function solvedSets(analysis: Analysis): readonly LibrarySet[] {
  const solved = new Set(solvedRows(analysis).map(({ library_set }) => library_set));
  return analysis.librarySets.filter(({ name, libraries }) => libraries.length > 1 && solved.has(name));
}

function solvedRows(analysis: Analysis) {
  return analysis.table('adaptive-summary', 'inference').filter(({ method }) => method === 'same-batch');
}
