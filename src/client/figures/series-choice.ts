import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { selectLibrarySet } from '../../figures/library-set.ts';
import { libraryLooks, modelLooks, type Look } from '../../figures/looks.ts';
import { selectLibraries, selectModels } from '../../figures/selection.ts';
import type { FigureSpec } from '../../figures/spec.ts';

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
  readonly mark: 'bar' | 'dot';
  readonly series: readonly Series[];
  /** The same spec where `tags` are all of them, so that a group keeps its name. */
  withOnly(spec: FigureSpec, tags: readonly string[]): FigureSpec;
}

/** None for a figure of one series alone; of layers, whose series are a library at a batch size, there are two. */
export function seriesChoices(original: FigureSpec, analysis: Analysis): SeriesChoice[] {
  return choicesOf(original, analysis).filter(({ series }) => series.length > 1);
}

function choicesOf(original: FigureSpec, analysis: Analysis): SeriesChoice[] {
  const { descriptor } = analysis;
  const mark = original.kind === 'accuracy-speed' || original.kind === 'roofline' ? 'dot' : 'bar';
  if (original.kind === 'balance') return [];
  if (original.kind === 'best-by-library') {
    const looks = modelLooks(analysis.models);
    const tags = selectModels(original.models, analysis);
    const series = tags.map((tag) => ({ tag, label: modelLabel(tag, descriptor), look: looks.get(tag)! }));
    return [{ label: 'Models', mark, series, withOnly: only('models', original.models, tags) }];
  }
  const looks = libraryLooks(analysis);
  const ofLibraries = (tags: readonly string[]): Series[] =>
    tags.map((tag) => ({ tag, label: libraryLabel(tag, descriptor), look: looks.get(tag)! }));
  if ('librarySet' in original) {
    const tags = selectLibrarySet(original.librarySet, analysis);
    const withOnly = only('librarySet', original.librarySet, tags);
    return [{ label: 'Libraries to choose from', mark, series: ofLibraries(tags), withOnly }];
  }
  const tags = selectLibraries(original.libraries, analysis);
  const withOnly = only('libraries', original.libraries, tags);
  const libraries: SeriesChoice = { label: 'Libraries', mark, series: ofLibraries(tags), withOnly };
  if (original.kind !== 'layers') return [libraries];
  const sizes = [...new Set(original.batchSizes)].sort((a, b) => a - b);
  return [
    libraries,
    {
      label: 'Batch sizes',
      mark,
      series: sizes.map((size) => ({ tag: String(size), label: `batch ${size}` })),
      withOnly: (spec, chosen) => ({ ...spec, batchSizes: chosen.map(Number) }) as FigureSpec,
    },
  ];
}

function only(field: string, given: unknown, tags: readonly string[]): SeriesChoice['withOnly'] {
  return (spec, chosen) => ({ ...spec, [field]: chosen.length === tags.length ? given : chosen });
}
