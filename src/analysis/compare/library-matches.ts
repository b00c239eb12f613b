import type { Analysis } from '../analysis.ts';
import { libraryAttributes } from '../library-attributes.ts';
import type { Boards } from './boards.ts';

/** What libraries of two boards may have in common: the tag, or attributes. */
export const COMMON = ['tag', 'backend', 'precision', 'device', 'framework'] as const;

export type Common = (typeof COMMON)[number];

type Attribute = Exclude<Common, 'tag'>;

/** Libraries of two boards that are compared: of each side the one that is fastest on a model. */
export interface LibraryMatch {
  /** `tag`, or what of {@link COMMON} beside it their libraries share; empty where they are all that there are. */
  readonly by: readonly Common[];
  /** What they share, in the order of `by`. */
  readonly values: readonly string[];
  readonly first: readonly string[];
  readonly second: readonly string[];
}

/** All libraries of each side. */
export function everyLibrary({ first, second }: Boards): LibraryMatch {
  return { by: [], values: [], first: first.libraries, second: second.libraries };
}

/**
 * The libraries that have something in common. With `tag`, a library that both sides have is compared with itself; all others
 * are put together by what else is asked for. One that lacks an attribute that is asked for is like no other. Where nothing is
 * asked for there are no matches.
 */
export function matchLibraries(boards: Boards, common: readonly Common[]): readonly LibraryMatch[] {
  const { first, second } = boards;
  const tags = common.includes('tag') ? first.libraries.filter((tag) => second.libraries.includes(tag)) : [];
  const attributes = COMMON.filter((each): each is Attribute => each !== 'tag' && common.includes(each));
  const byTag = tags.map((tag): LibraryMatch => ({
    by: ['tag'],
    values: [tag],
    first: [tag],
    second: [tag],
  }));
  if (attributes.length === 0) return byTag;
  const rest = (board: Analysis) =>
    Map.groupBy(
      board.libraries.filter((library) => !tags.includes(library)),
      (library) => valuesKey(library, attributes, board),
    );
  const others = rest(second);
  const alike = [...rest(first)].flatMap(([key, libraries]): LibraryMatch[] => {
    const same = others.get(key);
    if (key === undefined || same === undefined) return [];
    return [{ by: attributes, values: JSON.parse(key) as string[], first: libraries, second: same }];
  });
  return [...byTag, ...alike];
}

/** Undefined where one of the attributes is not known. */
function valuesKey(
  library: string,
  attributes: readonly Attribute[],
  { descriptor }: Analysis,
): string | undefined {
  const known = libraryAttributes(library, descriptor);
  const values = attributes.map((attribute) => known[attribute]);
  return values.includes(undefined) ? undefined : JSON.stringify(values);
}

/** From the closest to the loosest. */
const IN_TURN: readonly (readonly Common[])[] = [
  ['tag', 'backend', 'precision'],
  ['precision', 'device'],
  ['precision'],
];

/** The closest likeness of which two boards have any; none where there is nothing to put together by. */
export function closestCommon(boards: Boards): readonly Common[] {
  return IN_TURN.find((common) => matchLibraries(boards, common).length > 0) ?? [];
}
