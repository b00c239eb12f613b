import { COMMON_EXPECTED, readCommon, writeCommon } from '../../analysis/compare/common-words.ts';
import type { Common } from '../../analysis/compare/library-matches.ts';

/** What an address asks for; what it leaves out is undefined. */
export interface AskedComparison {
  /** Names of datasets, as they are written. */
  readonly a?: string | undefined;
  readonly b?: string | undefined;
  /** What libraries have to have in common; undefined is what suits the two best. */
  readonly common?: readonly Common[] | undefined;
  /** In sentences, what of the address could not be understood. */
  readonly problems: readonly string[];
}

/** Reads `?a=…&b=…&same=tag,backend`; other parameters mean nothing here. */
export function readAddress(search: string): AskedComparison {
  const query = new URLSearchParams(search);
  const valueOf = (key: string) => {
    const written = query.get(key);
    return written === null || written === '' ? undefined : written;
  };
  const [a, b, same] = ['a', 'b', 'same'].map(valueOf);
  if (same === undefined) return { a, b, problems: [] };
  const { common, unknown } = readCommon(same);
  const problems = unknown.map(
    (word) =>
      `Libraries cannot be told to have the same ${JSON.stringify(word)}; expected ${COMMON_EXPECTED}.`,
  );
  return { a, b, common, problems };
}

/** The address of a comparison. */
export function writeAddress({ a, b, common }: Omit<AskedComparison, 'problems'>): string {
  const query = new URLSearchParams({ ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) });
  const same = common === undefined ? '' : `&same=${writeCommon(common)}`;
  return `?${query.toString()}${same}`;
}
