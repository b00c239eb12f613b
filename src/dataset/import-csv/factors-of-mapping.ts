import type { Factor } from '../types.ts';
import type { RunsMapping } from './mapping.ts';

/** The factors as the mapping of runs declares them; one of which nothing is said is its own label. */
export function factorsOfMapping({ factors }: Pick<RunsMapping, 'factors'>): readonly Factor[] {
  return [...factors].map(([name, source]) => {
    const said: Partial<Factor> & { readonly column?: string } = source;
    const { label = name, unit, of = 'library' } = said;
    return { name, label, ...(unit === undefined ? {} : { unit }), of };
  });
}
