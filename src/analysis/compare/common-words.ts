import { COMMON, type Common } from './library-matches.ts';

/** That libraries need nothing in common: the fastest of each board are compared alone. */
const NOTHING = 'none';

/** What `tag,backend` asks for, and the words in it that ask for nothing known. */
export function readCommon(written: string): {
  readonly common: readonly Common[];
  readonly unknown: readonly string[];
} {
  const words = written === NOTHING ? [] : written.split(',').map((word) => word.trim());
  return {
    common: COMMON.filter((each) => words.includes(each)),
    unknown: words.filter((word) => !COMMON.some((each) => each === word)),
  };
}

export function writeCommon(common: readonly Common[]): string {
  return common.length === 0 ? NOTHING : common.join(',');
}

/** What may be asked for. */
export const COMMON_EXPECTED = `${COMMON.join(', ')} or ${NOTHING}`;
