import type { Analysis } from '../analysis/analysis.ts';
import { labelAmong, libraryLabel, modelLabel } from '../analysis/labels.ts';
import { listText } from './measures/number-text.ts';
import { SPREAD_WORDS, type Spread } from './measures/spread.ts';
import type { LibrarySelection } from './selection.ts';

/** What captions call the groups that are not the name of a backend. */
const GROUP_WORDS: Readonly<Record<string, string>> = {
  all: 'all libraries',
  gpu: 'GPU libraries',
  cpu: 'CPU libraries',
  fp16: 'fp16 libraries',
  fp32: 'fp32 libraries',
  reasonable: 'all reasonable libraries',
  'cuda-level': 'CUDA-level libraries',
  'cudnn+cublas': 'cuDNN and cuBLAS',
  'cudnn+libdnn': 'cuDNN and libDNN',
};

const NAMED_UP_TO = 4;

/** A selection of libraries in a caption: the group's name, or the libraries' own where they are few. */
export function librariesText(
  selection: LibrarySelection | undefined,
  libraries: readonly string[],
  analysis: Analysis,
): string {
  const word = typeof selection === 'string' ? selection : selection?.length === 1 ? selection[0]! : '';
  if (libraries.length === analysis.libraries.length) return GROUP_WORDS['all']!;
  if (Object.hasOwn(GROUP_WORDS, word) && !analysis.libraries.includes(word)) return GROUP_WORDS[word]!;
  if (libraries.length > NAMED_UP_TO) return `${libraries.length} libraries`;
  return listText(libraries.map((library) => libraryLabel(library, analysis.descriptor)));
}

/** The same for models. */
export function modelsText(models: readonly string[], analysis: Analysis): string {
  if (models.length === analysis.models.length && models.length > 1) return 'all models';
  if (models.length > NAMED_UP_TO) return `${models.length} models`;
  return listText(models.map((model) => modelLabel(model, analysis.descriptor)));
}

/** Labels by tag, for a column of tags; of several datasets, the first that describes a tag names it. */
export function modelNames(...analyses: readonly Analysis[]): Readonly<Record<string, string>> {
  return namesAmong(analyses, 'models', modelLabel);
}

export function libraryNames(...analyses: readonly Analysis[]): Readonly<Record<string, string>> {
  return namesAmong(analyses, 'libraries', libraryLabel);
}

function namesAmong(
  analyses: readonly Analysis[],
  kind: 'models' | 'libraries',
  label: typeof modelLabel,
): Readonly<Record<string, string>> {
  const descriptors = analyses.map(({ descriptor }) => descriptor);
  const tags = new Set(analyses.flatMap((analysis) => analysis[kind]));
  return Object.fromEntries([...tags].map((tag) => [tag, labelAmong(descriptors, tag, label)]));
}

/** What the values of a figure are means over, and what shows their spread: where nothing was repeated, none is known. */
export function meansText(counts: readonly number[], spread: Spread, of = 'Means over'): string {
  if (counts.every((count) => count === 1)) return 'Nothing was repeated, so no spread is known.';
  const bars = spread === 'none' ? '' : `; ${SPREAD_WORDS[spread]}`;
  const unknown = spread !== 'none' && counts.includes(1) ? ', where there is more than one repetition' : '';
  return `${of} ${repetitionsText(counts)}${bars}${unknown}.`;
}

/** `3 repetitions`, or `1 to 3 repetitions` where they differ. */
function repetitionsText(counts: readonly number[]): string {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const noun = most === 1 ? 'repetition' : 'repetitions';
  return least === most ? `${most} ${noun}` : `${least} to ${most} ${noun}`;
}
