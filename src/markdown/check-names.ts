import type { Analysis } from '../analysis/analysis.ts';
import { librarySets } from '../analysis/adaptive/library-sets.ts';
import { libraryGroups } from '../analysis/library-groups.ts';
import { expectOneOf } from './nearest.ts';

/** A name that the data do not have, and where in the attributes or fields it stands. */
export interface UnknownName {
  readonly key: string;
  readonly message: string;
  readonly value: string;
  readonly expected: string;
}

/**
 * Compares every name of models, libraries, groups, sets, batch sizes and layer types with what a dataset has.
 * The keys mean the same in figures, tables, values and claims.
 */
export function nameChecker(
  analysis: Analysis,
): (fields: Readonly<Record<string, unknown>>) => readonly UnknownName[] {
  const { models, libraries } = analysis;
  const groups = [...libraryGroups(analysis).keys()].filter((group) => !libraries.includes(group));
  const sets = librarySets(analysis.summaries, analysis.descriptor).map(({ name }) => name);
  const batchSizes = [...new Set(analysis.summaries.points.map(({ batchSize }) => String(batchSize)))];
  const layerTypes = [...new Set(analysis.networks.map(({ type }) => type))];
  const known: Readonly<Record<string, { what: string; valid: readonly string[] }>> = {
    model: { what: 'model', valid: models },
    models: { what: 'model', valid: models },
    baselineModel: { what: 'model', valid: models },
    library: { what: 'library', valid: libraries },
    libraries: { what: 'library or group of libraries', valid: [...libraries, ...groups] },
    baselineLibrary: { what: 'library', valid: libraries },
    baseline: { what: 'library', valid: libraries },
    librarySet: { what: 'set of libraries', valid: [...sets, ...libraries] },
    versus: { what: 'set of libraries', valid: sets },
    batchSize: { what: 'batch size', valid: batchSizes },
    batchSizes: { what: 'batch size', valid: batchSizes },
    from: { what: 'batch size', valid: batchSizes },
    to: { what: 'batch size', valid: batchSizes },
    layerTypes: { what: 'layer type', valid: layerTypes },
    exceptTypes: { what: 'layer type', valid: layerTypes },
  };
  return (fields) =>
    Object.entries(fields).flatMap(([key, written]) => {
      const names = known[key];
      if (names === undefined || written === undefined) return [];
      return (Array.isArray(written) ? written : [written])
        .map(String)
        .filter((value) => !names.valid.includes(value))
        .map((value) => ({
          key,
          message: `unknown ${names.what}`,
          value,
          expected: expectOneOf(value, names.valid),
        }));
    });
}
