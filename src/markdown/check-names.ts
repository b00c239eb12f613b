import type { Analysis } from '../analysis/analysis.ts';
import { libraryGroups } from '../analysis/library-groups.ts';
import { selectPoints } from '../analysis/point-selection.ts';
import { platformClocks } from '../analysis/platform-facts.ts';
import { layerPattern } from '../claims/layer-filter.ts';
import { adaptiveMethod } from '../claims/parameters.ts';
import { expectOneOf } from '../dataset/nearest.ts';

/** A name that the data do not have, and where in the attributes or fields it stands. */
export interface UnknownName {
  readonly key: string;
  readonly message: string;
  readonly value: string;
  readonly expected: string;
}

/** What a key names, and which names there are. */
interface Known {
  readonly what: string;
  readonly valid: readonly string[];
  /** Where a name may stand for several. */
  matches?(name: string): boolean;
}

type Fields = Readonly<Record<string, unknown>>;
export type NameChecker = (fields: Fields) => readonly UnknownName[];

/** What a comparison takes from the other dataset, where it names one. */
const OF_BASELINE = ['baselineModel', 'baselineLibrary'];

/**
 * Compares every name of datasets, models, libraries, groups, sets, batch sizes, layers, their types, and clocks with what
 * there is, in the dataset that the fields name or else in the report's. The keys mean the same in figures, tables, values,
 * claims and quotations.
 *
 * @param datasets all that the fields may name, by name
 */
export function nameChecker(
  analysis: Analysis,
  datasets: ReadonlyMap<string, Analysis> = new Map([[analysis.name, analysis]]),
): NameChecker {
  const known = new Map([...datasets.values(), analysis].map((each) => [each, namesOf(each)]));
  const named = (dataset: unknown) => (dataset === undefined ? analysis : datasets.get(String(dataset)));
  const dataset: Known = { what: 'dataset', valid: [...datasets.keys()] };
  return (fields) => {
    const own = named(fields.dataset);
    const base = fields.baselineDataset === undefined ? own : named(fields.baselineDataset);
    return Object.entries(fields).flatMap(([key, written]) => {
      const isDataset = key === 'dataset' || key === 'baselineDataset';
      const on = OF_BASELINE.includes(key) ? base : own;
      // In a dataset that is not there no name can be looked up.
      if (on === undefined && !isDataset) return [];
      const names = isDataset ? dataset : namesAt(key, fields, on!, known.get(on!)!);
      if (names === undefined || written === undefined) return [];
      return namesIn(key, written)
        .filter((value) => !(names.matches?.(value) ?? names.valid.includes(value)))
        .map((value) => ({
          key,
          message: `unknown ${names.what}`,
          value,
          expected: expectOneOf(value, names.valid),
        }));
    });
  };
}

function namesAt(
  key: string,
  fields: Fields,
  analysis: Analysis,
  known: Readonly<Record<string, Known>>,
): Known | undefined {
  return Object.hasOwn(known, key) ? known[key] : layerNames(key, fields, analysis);
}

/** The names in a field; those of a pair of libraries are two. */
function namesIn(key: string, written: unknown): readonly string[] {
  const names = (Array.isArray(written) ? written : [written]).map(String);
  return key === 'pairs' ? [...new Set(names.flatMap((pair) => pair.split('/')))] : names;
}

function namesOf(analysis: Analysis): Readonly<Record<string, Known>> {
  const { models, libraries } = analysis;
  const groups = [...libraryGroups(analysis).keys()].filter((group) => !libraries.includes(group));
  const sets = analysis.librarySets.map(({ name }) => name);
  const model = { what: 'model', valid: models };
  const library = { what: 'library', valid: libraries };
  const batchSize = {
    what: 'batch size',
    valid: [...new Set(analysis.summaries.points.map(({ batchSize }) => String(batchSize)))],
  };
  const layerType = { what: 'layer type', valid: [...new Set(analysis.networks.map(({ type }) => type))] };
  return {
    model,
    models: model,
    panels: model,
    baselineModel: model,
    library,
    libraries: { what: 'library or group of libraries', valid: [...libraries, ...groups] },
    baselineLibrary: library,
    baseline: library,
    pairs: library,
    librarySet: { what: 'set of libraries', valid: [...sets, ...libraries] },
    versus: { what: 'set of libraries', valid: sets },
    method: { what: 'method', valid: adaptiveMethod.options },
    batchSize,
    batchSizes: batchSize,
    from: batchSize,
    to: batchSize,
    layerTypes: layerType,
    exceptTypes: layerType,
    type: layerType,
    path: { what: 'clock of the platform', valid: platformClocks(analysis) },
  };
}

/** Which layers there are depends on the model. */
function layerNames(key: string, { model }: Fields, analysis: Analysis): Known | undefined {
  if ((key !== 'layer' && key !== 'layers') || typeof model !== 'string') return undefined;
  const points = selectPoints(analysis, [{ model }]);
  const defined = analysis.network(model).map(({ layer }) => layer);
  const valid = [...new Set([...defined, ...points.flatMap(({ layers }) => layers.layer)])];
  if (valid.length === 0) return undefined;
  const matches = (name: string) => valid.some((layer) => layerPattern(name).test(layer));
  return { what: `layer of ${model}`, valid, ...(key === 'layers' ? { matches } : {}) };
}
