import { COMMON, type Common } from '../../analysis/compare/library-matches.ts';

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

/** That libraries need nothing in common: the fastest of each are compared alone. */
const NOTHING = 'none';

/** Reads `?a=…&b=…&same=tag,backend`; other parameters mean nothing here. */
export function readAddress(search: string): AskedComparison {
  const query = new URLSearchParams(search);
  const name = (key: string) => {
    const written = query.get(key);
    return written === null || written === '' ? undefined : written;
  };
  const written = query.get('same');
  if (written === null) return { a: name('a'), b: name('b'), problems: [] };
  const words = written === NOTHING ? [] : written.split(',');
  return {
    a: name('a'),
    b: name('b'),
    common: COMMON.filter((each) => words.includes(each)),
    problems: words
      .filter((word) => !COMMON.some((each) => each === word))
      .map(
        (word) =>
          `Libraries cannot be told to have the same ${JSON.stringify(word)}; expected ${COMMON.join(', ')} or ${NOTHING}.`,
      ),
  };
}

/** The address of a comparison. */
export function writeAddress({ a, b, common }: Omit<AskedComparison, 'problems'>): string {
  const query = new URLSearchParams({ ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) });
  const same = common === undefined ? '' : `&same=${common.length === 0 ? NOTHING : common.join(',')}`;
  return `?${query.toString()}${same}`;
}
