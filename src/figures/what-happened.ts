import type { BestTimeChangeRow } from '../analysis/compare/best-time-changes.ts';
import { type Comparison, isUnchanged } from '../analysis/compare/compare-analyses.ts';
import type { Pair } from '../analysis/compare/pairs.ts';
import type { Verdict } from '../analysis/compare/verdict.ts';
import { changeText, countText, listText, percentTextToOne } from './measures/number-text.ts';
import { libraryNames, modelNames } from './words.ts';

/** Of more the first is named, and the others counted. */
const NAMED = 2;

/** What happened between two datasets, in clauses, the gravest first; `nothing changed` where nothing did. */
export function whatHappened(pair: Pair, comparison: Comparison): readonly string[] {
  if (isUnchanged(comparison)) return ['nothing changed'];
  return [
    ...failures(pair, comparison),
    ...changedTimes(pair, comparison),
    ...otherFigures(comparison),
    ...otherRuns(comparison),
    ...presence(pair, comparison),
    ...descriptions(comparison),
  ];
}

/** `AlexNet with cuDNN, +31.2%`. */
export function namedChange(pair: Pair, row: BestTimeChangeRow): string {
  return `${pairNamer(pair)(row)}, ${changeText(row.change!, percentTextToOne)}`;
}

/** Names a model with a library, of either side. */
export function pairNamer({ before, after }: Pair) {
  const [models, libraries] = [modelNames(after, before), libraryNames(after, before)];
  return ({ model, library }: { readonly model: string; readonly library: string }): string =>
    `${models[model]!} with ${libraries[library]!}`;
}

/** What happened beside the times, whatever the metric. */
export function changedOtherwise(pair: Pair, comparison: Comparison): readonly string[] {
  return [
    ...failures(pair, comparison),
    ...otherRuns(comparison),
    ...presence(pair, comparison),
    ...descriptions(comparison),
  ];
}

function failures(pair: Pair, { runs }: Comparison): string[] {
  const name = pairNamer(pair);
  return (['fails', 'works'] as const).flatMap((change) => {
    const names = new Set(runs.filter((row) => row.change === change).map(name));
    if (names.size === 0) return [];
    return [`${names.size === 1 ? change : change.slice(0, -1)} now: ${named([...names])}`];
  });
}

/** What became of the best times, in a clause; none where no time is on both sides. */
export function changedTimes(pair: Pair, { bestTimes }: Pick<Comparison, 'bestTimes'>): readonly string[] {
  const compared = bestTimes.filter(({ before_ms, after_ms }) => before_ms !== null && after_ms !== null);
  if (compared.length === 0) return [];
  if (compared.every(({ verdict }) => verdict === 'identical')) {
    return [`${countText(compared.length, 'best time')} identical`];
  }
  const of = (verdict: Verdict) => compared.filter((row) => row.verdict === verdict);
  const moved = (verdict: 'faster' | 'slower'): string[] => {
    const rows = of(verdict).sort((a, b) => Math.abs(b.change!) - Math.abs(a.change!));
    if (rows.length === 0) return [];
    const most = rows.length > 1 ? 'most ' : '';
    return [`${String(rows.length)} ${verdict} (${most}${namedChange(pair, rows[0]!)})`];
  };
  const counted = (verdict: Verdict, words: string): string[] => {
    const count = of(verdict).length;
    return count === 0 ? [] : [`${String(count)} ${words}`];
  };
  const parts = [
    ...moved('slower'),
    ...moved('faster'),
    ...counted('small', 'changed a little'),
    ...counted('unclear', 'within the noise'),
    ...counted('too-few', 'with too few repetitions to tell'),
    ...counted('identical', 'identical'),
  ];
  return [`of ${countText(compared.length, 'combination')} of model and library, ${parts.join(', ')}`];
}

/** What was measured anew beside the times that are compared, where those are identical. */
function otherFigures({ bestTimes, points, metric }: Comparison): string[] {
  const isSame = bestTimes.every(({ verdict }) => verdict === 'identical');
  const others = new Set(points.flatMap(({ differs }) => differs.filter((quantity) => quantity !== metric)));
  if (!isSame || others.size === 0) return [];
  return [`${listText([...others])} measured anew at ${countText(points.length, 'point')}`];
}

/** Where neither fails nor works what did not. */
function otherRuns({ runs }: Comparison): string[] {
  const count = runs.filter(({ change }) => change === 'otherwise').length;
  return count === 0 ? [] : [`other runs at ${countText(count, 'point')}`];
}

function descriptions({ descriptions: rows }: Comparison): string[] {
  return rows.length === 0 ? [] : [`${countText(rows.length, 'description')} changed`];
}

function presence({ before, after }: Pair, { presence: rows }: Comparison): string[] {
  const [models, libraries] = [modelNames(after, before), libraryNames(after, before)];
  return (['came', 'went'] as const).flatMap((change) => {
    const names = rows
      .filter((row) => row.change === change)
      .map(({ model, library, batch_sizes: sizes }) => {
        if (model === null || library === null) return model === null ? libraries[library!]! : models[model]!;
        return `${models[model]!} with ${libraries[library]!} at batch ${sizes.join(', ')}`;
      });
    return names.length === 0 ? [] : [`${change === 'came' ? 'new' : 'gone'}: ${named(names)}`];
  });
}

function named(names: readonly string[]): string {
  if (names.length <= NAMED) return listText(names);
  return `${names[0]!} and ${String(names.length - 1)} more`;
}
