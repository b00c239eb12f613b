import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { selectLibrarySet } from '../../figures/library-set.ts';
import { libraryLooks, modelLooks, type Look } from '../../figures/looks.ts';
import { selectLibraries, selectModels } from '../../figures/selection.ts';
import type { FigureSpec } from '../../figures/spec.ts';

export interface Series {
  readonly tag: string;
  readonly label: string;
  readonly look: Look;
}

/** The series of a figure, and its spec with only some of them. */
export interface SeriesChoice {
  readonly label: string;
  readonly series: readonly Series[];
  /** The same spec where `tags` are all of them, so that a group keeps its name. */
  withOnly(spec: FigureSpec, tags: readonly string[]): FigureSpec;
}

/** Undefined for a figure of one series alone. */
export function seriesChoice(original: FigureSpec, analysis: Analysis): SeriesChoice | undefined {
  const { descriptor } = analysis;
  if (original.kind === 'balance') return undefined;
  if (original.kind === 'best-by-library') {
    return choice('Models', 'models', original.models, selectModels(original.models, analysis));
  }
  if ('librarySet' in original) {
    const { librarySet } = original;
    return choice(
      'Libraries to choose from',
      'librarySet',
      librarySet,
      selectLibrarySet(librarySet, analysis),
    );
  }
  const { libraries } = original;
  return choice('Libraries', 'libraries', libraries, selectLibraries(libraries, analysis));

  function choice(label: string, field: string, given: unknown, tags: readonly string[]): SeriesChoice {
    const looks = field === 'models' ? modelLooks(analysis.models) : libraryLooks(analysis);
    const labelOf = field === 'models' ? modelLabel : libraryLabel;
    return {
      label,
      series: tags.map((tag) => ({ tag, label: labelOf(tag, descriptor), look: looks.get(tag)! })),
      withOnly: (spec, chosen) => ({
        ...spec,
        [field]: chosen.length === tags.length ? given : chosen,
      }),
    };
  }
}
