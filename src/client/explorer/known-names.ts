import type { Analysis } from '../../analysis/analysis.ts';
import { libraryGroups } from '../../analysis/library-groups.ts';
import type { SpecField, SpecFields } from '../../figures/spec-fields.ts';
import { batchSizesOf } from './batch-sizes.ts';

/** The fields with only names that the dataset has, and a sentence about each that it has not. */
export function keepKnownNames(
  fields: SpecFields,
  analysis: Analysis,
): { readonly fields: SpecFields; readonly problems: readonly string[] } {
  const { models, libraries } = analysis;
  const libraryWords = [...new Set([...libraries, ...libraryGroups(analysis).keys()])];
  const sizes = batchSizesOf(analysis);
  const valid: Partial<Record<SpecField, { what: string; names: readonly (string | number)[] }>> = {
    model: { what: 'model', names: models },
    models: { what: 'model', names: models },
    library: { what: 'library', names: libraries },
    baseline: { what: 'library', names: libraries },
    libraries: { what: 'library or group of libraries', names: libraryWords },
    librarySet: { what: 'library or group of libraries', names: libraryWords },
    batchSize: { what: 'batch size', names: sizes },
    batchSizes: { what: 'batch size', names: sizes },
  };
  const problems: string[] = [];
  const kept = Object.entries(fields).flatMap(([field, value]: [string, unknown]) => {
    const known = valid[field as SpecField];
    if (known === undefined) return [[field, value] as const];
    const given = (Array.isArray(value) ? value : [value]) as readonly (string | number)[];
    const unknown = given.filter((each) => !known.names.includes(each));
    for (const each of unknown) {
      problems.push(
        `this dataset has no ${known.what} ${JSON.stringify(each)}; it has ${known.names.join(', ')}`,
      );
    }
    if (!Array.isArray(value)) return unknown.length === 0 ? [[field, value] as const] : [];
    const left = given.filter((each) => known.names.includes(each));
    // Nothing is left of what was asked for: better what an absent list means than an empty figure.
    return unknown.length > 0 && left.length === 0 ? [] : [[field, left] as const];
  });
  return { fields: Object.fromEntries(kept), problems };
}
