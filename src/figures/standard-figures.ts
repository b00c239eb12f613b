import type { LibrarySet } from '../analysis/adaptive/library-sets.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Kind } from './kinds/define-kind.ts';
import type { StandardData, StandardFigures, StandardSection } from './kinds/standard.ts';
import { listText, separatedText } from './measures/number-text.ts';
import { safeId } from './safe-id.ts';
import { FIGURE_KINDS, kindOf, specOf, type FigureSpec } from './spec.ts';
import { librariesText } from './words.ts';

/** Figures that belong under one heading. */
export interface FigureGroup {
  /** Stable: an anchor. */
  readonly id: string;
  readonly title: string;
  /** What the figures leave out of a dataset of very many models or libraries, in a sentence. */
  readonly note?: string | undefined;
  readonly figures: readonly FigureSpec[];
}

const SECTION_TITLES: Readonly<Record<StandardSection, string>> = {
  'by-model': 'By model',
  'by-library': 'By library',
  memory: 'Batch size and memory',
  latency: 'Latency, energy and conditions',
  layers: 'Layers',
};

/** As many as a figure can show and a reader can compare; of each of a few there are figures of its own. */
const SHOWN = { models: 24, libraries: 40, modelsOnTheirOwn: 12 };

/** All figures of {@link standardFigureGroups}, in their order. */
export function standardFigures(analysis: Analysis): FigureSpec[] {
  return standardFigureGroups(analysis).flatMap(({ figures }) => figures);
}

/**
 * The figures of a report made from a dataset alone, whatever it holds: what each kind of figure has of it, and of each
 * set of libraries that has an adaptive solution. What it cannot have is left out. Of more models or libraries than a figure
 * can show, those are taken that have the most measurements, and a note says so.
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
  const shown = shownOf(data);
  return Object.entries(SECTION_TITLES).map(([id, title]) => ({
    id,
    title,
    figures: figuresOf(
      ({ standard }) => (standard?.section === id ? standard : undefined),
      data.analysis.models,
      data,
      shown,
    ),
    note: shown.note,
  }));
}

function adaptiveSections(data: StandardData): FigureGroup[] {
  const { analysis, sets } = data;
  const shown = shownOf(data);
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
        shown,
      ),
      note: shown.note,
    };
  });
}

/** What the kinds have of all data, then what they have of one model after the other. */
function figuresOf<Data>(
  standardOf: (kind: Kind) => StandardFigures<Data> | undefined,
  models: readonly string[],
  data: Data,
  shown: Shown,
): FigureSpec[] {
  const kinds = FIGURE_KINDS.flatMap((kind) => {
    const standard = standardOf(kindOf(kind));
    return standard === undefined ? [] : [{ kind, standard }];
  });
  const ownFigures = models.filter((model) => shown.onTheirOwn.has(model));
  return [undefined, ...ownFigures].flatMap((model) =>
    kinds.flatMap(({ kind, standard }) => {
      const drafts = model === undefined ? standard.ofAll?.(data) : standard.ofModel?.(model, data);
      return (drafts ?? []).map(({ id, ...fields }) =>
        specOf(kind, { ...shown.fields, ...fields }, { id: `standard-${id}` }),
      );
    }),
  );
}

interface Shown {
  /** What of a figure's fields is narrowed, if anything. */
  readonly fields: { readonly models?: readonly string[]; readonly libraries?: readonly string[] };
  readonly onTheirOwn: ReadonlySet<string>;
  readonly note: string | undefined;
}

function shownOf({ analysis, best }: StandardData): Shown {
  const models = mostMeasured(
    analysis.models,
    best.map(({ model }) => model),
  );
  const libraries = mostMeasured(
    analysis.libraries,
    best.map(({ library }) => library),
  );
  const isTooMany = { models: models.length > SHOWN.models, libraries: libraries.length > SHOWN.libraries };
  const left = [
    ...(isTooMany.models ? [`${SHOWN.models} of ${separatedText(models.length)} models`] : []),
    ...(isTooMany.libraries ? [`${SHOWN.libraries} of ${separatedText(libraries.length)} libraries`] : []),
    ...(models.length > SHOWN.modelsOnTheirOwn
      ? [`figures of their own for ${SHOWN.modelsOnTheirOwn} models`]
      : []),
  ];
  return {
    fields: {
      ...(isTooMany.models && { models: models.slice(0, SHOWN.models) }),
      ...(isTooMany.libraries && { libraries: libraries.slice(0, SHOWN.libraries) }),
    },
    onTheirOwn: new Set(models.slice(0, SHOWN.modelsOnTheirOwn)),
    note:
      left.length === 0
        ? undefined
        : `Shown are ${listText(left)}: those with the most measurements. The tables have all, and the explorer draws any.`,
  };
}

/** The tags with the most rows first, and among equals in their order. */
function mostMeasured(tags: readonly string[], rows: readonly string[]): readonly string[] {
  const counts = Map.groupBy(rows, (tag) => tag);
  const count = (tag: string) => counts.get(tag)?.length ?? 0;
  return tags.toSorted((a, b) => count(b) - count(a));
}

/**
 * With one library there is nothing to choose from; without shared layers, nothing to compare; and without the best library of a
 * model, nothing that anybody would choose.
 */
function solvedSets(analysis: Analysis): readonly LibrarySet[] {
  const solved = Map.groupBy(solvedRows(analysis), ({ library_set }) => library_set);
  return analysis.librarySets.filter(
    ({ name, libraries }) =>
      libraries.length > 1 &&
      solved.get(name)?.every(({ baseline_library }) => libraries.includes(baseline_library)) === true,
  );
}

function solvedRows(analysis: Analysis) {
  return analysis.table('adaptive-summary', 'inference').filter(({ method }) => method === 'same-batch');
}
