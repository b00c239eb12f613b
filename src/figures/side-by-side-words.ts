import { type Boards, commonModels, countAlike, type Side } from '../analysis/compare/boards.ts';
import type { Common } from '../analysis/compare/library-matches.ts';
import type { SideBySide, SideBySideRow } from '../analysis/compare/side-by-side.ts';
import { labelAmong, libraryLabel, modelLabel } from '../analysis/labels.ts';
import { METRIC_WORDS } from './measures/metric-words.ts';
import { countText, listText, numberText } from './measures/number-text.ts';
import { sideNames } from './side-names.ts';

const OTHER: Readonly<Record<Side, Side>> = { first: 'second', second: 'first' };

/** What libraries have in common, as controls and sentences call it. */
export const COMMON_WORDS: Readonly<Record<Common, string>> = {
  tag: 'library',
  backend: 'backend',
  precision: 'precision',
  device: 'device',
  framework: 'framework',
};

const FASTEST = 'fastest library';

/** What the libraries of a row are called together. */
export function matchText({ common, values }: SideBySideRow, { first, second }: Boards): string {
  if (common.length === 0) return FASTEST;
  return common[0] === 'tag'
    ? labelAmong([first.descriptor, second.descriptor], values[0]!, libraryLabel)
    : values.join(', ');
}

export function modelText(model: string, { first, second }: Boards): string {
  return labelAmong([first.descriptor, second.descriptor], model, modelLabel);
}

/** `Jetson TX1 3.70×`, or how little is known. */
export function outcomeText({ faster, ratio, verdict }: SideBySideRow, boards: Boards): string {
  const names = sideNames(boards);
  if (verdict === 'first-fails' || verdict === 'second-fails') {
    return `fails on ${names[verdict === 'first-fails' ? 'first' : 'second']}`;
  }
  if (verdict === 'identical') return 'the same';
  if (verdict === 'small') return 'alike within 1%';
  if (faster === null || ratio === null) return 'no ratio';
  const times = `${numberText(ratio)}×`;
  if (verdict === 'faster') return `${names[faster]} ${times}`;
  return `${times}, ${verdict === 'unclear' ? 'may be noise' : 'too few runs'}`;
}

/** Who is faster where, first among the fastest libraries, then among those that are alike. */
export function fasterSentences(comparison: SideBySide, boards: Boards): readonly string[] {
  const { rows, metric, common } = comparison;
  const alike = rows.filter((row) => row.common.length > 0);
  const fastest = rows.filter((row) => row.common.length === 0);
  return [
    ...sentence(`With the fastest library of each, ${METRIC_WORDS[metric]}`, 'model', fastest, boards),
    ...sentence(
      `With ${commonText(common)}`,
      'pair of model and libraries',
      alike,
      boards,
      'pairs of model and libraries',
    ),
  ];
}

function sentence(
  where: string,
  thing: string,
  rows: readonly SideBySideRow[],
  boards: Boards,
  things = `${thing}s`,
): string[] {
  if (rows.length === 0) return [];
  const names = sideNames(boards);
  const parts = (['first', 'second'] as const).flatMap((side) => {
    const won = rows.filter(({ verdict, faster }) => verdict === 'faster' && faster === side);
    const [most] = won.toSorted((a, b) => (b.ratio ?? 0) - (a.ratio ?? 0));
    if (most === undefined) return [];
    const name = most.common.length === 0 ? '' : ` with ${matchText(most, boards)}`;
    const extreme = won.length === 1 ? '' : 'most ';
    const ratio = most.ratio === null ? '' : `, ${numberText(most.ratio)}×`;
    return [
      `${names[side]} is faster on ${String(won.length)} (${extreme}${modelText(most.model, boards)}${name}${ratio})`,
    ];
  });
  const fails = (['first', 'second'] as const).flatMap((side) => {
    const count = rows.filter(({ verdict }) => verdict === `${side}-fails`).length;
    return count === 0 ? [] : [`on ${String(count)} ${names[side]} fails and ${names[OTHER[side]]} does not`];
  });
  const untold = rows.filter(
    ({ verdict }) => verdict !== 'faster' && verdict !== 'first-fails' && verdict !== 'second-fails',
  ).length;
  const rest = untold === 0 ? [] : [`${String(untold)} cannot be told apart`];
  return [
    `${where}: of ${countText(rows.length, thing, things)}, ${listText([...parts, ...fails, ...rest])}.`,
  ];
}

/** What is compared: `the same library, or else libraries of the same backend and precision`. */
export function commonText(common: readonly Common[]): string {
  const attributes = common.filter((each) => each !== 'tag').map((each) => COMMON_WORDS[each]);
  const alike = `libraries of the same ${listText(attributes)}`;
  if (!common.includes('tag')) return alike;
  return attributes.length === 0 ? 'the same library' : `the same library, or else ${alike}`;
}

/** What one of the two alone has, in sentences; libraries only where libraries are put together. */
export function aloneSentences(boards: Boards, { common, unmatched }: SideBySide): readonly string[] {
  const names = sideNames(boards);
  return (['first', 'second'] as const).flatMap((side) => {
    const board = boards[side];
    const both = commonModels(boards);
    const models = board.models.filter((model) => !both.includes(model));
    const libraries = common.length === 0 ? [] : unmatched[side];
    return [
      ...(models.length === 0
        ? []
        : [`Only ${names[side]} ran ${listText(models.map((model) => modelText(model, boards)))}.`]),
      ...(libraries.length === 0
        ? []
        : [
            `Libraries of ${names[side]} without a counterpart: ${listText(libraries.map((library) => libraryLabel(library, board.descriptor)))}.`,
          ]),
    ];
  });
}

/** Why two boards have nothing to compare, in a sentence; undefined where they have. */
export function nothingInCommon(boards: Boards, comparisons: readonly SideBySide[]): string | undefined {
  const { first, second } = boards;
  if (!countAlike(boards)) {
    const many = ({ item }: { readonly item?: { readonly many: string } | undefined }) =>
      item?.many ?? 'images';
    return `One counts in ${many(first.descriptor)}, the other in ${many(second.descriptor)}: their times cannot be compared.`;
  }
  if (commonModels(boards).length === 0) return 'They have no model in common, so no time can be compared.';
  if (comparisons.every(({ rows }) => rows.length === 0))
    return 'Of the models that both ran, there is none that both have a time of.';
  return undefined;
}
