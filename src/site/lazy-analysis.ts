import type { Analysis } from '../analysis/analysis.ts';
import type { TableName } from '../analysis/rows.ts';
import type { Metric } from '../analysis/metric.ts';
import { observation } from './observed.ts';
import { DESCRIPTOR_PART, noteUse, noteUses, withUses } from './used-datasets.ts';

// Parts of an analysis that are used without the rest.
const namesOf = observation('names', ({ models, libraries, networks, librarySets }) => [
  ...[models, libraries, networks],
  librarySets,
]);
const tableOf = observation('table', (analysis, metric: Metric, name: TableName) =>
  analysis.table(name, metric),
);
const pointsOf = observation('points', (analysis, model: string, library: string) =>
  analysis.pointsOf(model, library),
);
const timesOf = observation('times', (analysis, metric: Metric, model: string, library: string) =>
  analysis.timesPerImage(metric, model, library),
);

/**
 * An analysis that is loaded when something of it is asked for, and may be let go between two questions: it stays the same
 * one for whoever holds it, and takes no memory as long as nobody asks. What is asked for is noted.
 *
 * @param load gives the loaded one, quickly where it is
 * @param describe gives its descriptor, which takes less
 */
export function lazyAnalysis(
  name: string,
  load: () => Analysis,
  describe: () => Analysis['descriptor'],
): Analysis {
  // What is derived shall hold this analysis, not the one that may be let go.
  const ofThis = new WeakMap<object, unknown>();
  const all = (): Analysis => {
    noteUse(name);
    return load();
  };
  const names = (): Analysis => {
    namesOf.note(name);
    return load();
  };
  const analysis: Analysis = {
    name,
    get descriptor() {
      noteUse(name, DESCRIPTOR_PART);
      return describe();
    },
    get networks() {
      return names().networks;
    },
    get summaries() {
      return all().summaries;
    },
    get models() {
      return names().models;
    },
    get libraries() {
      return names().libraries;
    },
    get librarySets() {
      return names().librarySets;
    },
    table(table, metric) {
      tableOf.note(name, metric, table);
      return load().table(table, metric);
    },
    point(model, library, batchSize) {
      pointsOf.note(name, model, library);
      return load().point(model, library, batchSize);
    },
    pointsOf(model, library) {
      pointsOf.note(name, model, library);
      return load().pointsOf(model, library);
    },
    timePerImage(metric, model, library, batchSize) {
      timesOf.note(name, metric, model, library);
      return load().timePerImage(metric, model, library, batchSize);
    },
    timesPerImage(metric, model, library) {
      timesOf.note(name, metric, model, library);
      return load().timesPerImage(metric, model, library);
    },
    network: (model) => names().network(model),
    layerDefinition: (...of) => names().layerDefinition(...of),
    solver: (metric) => all().solver(metric),
    derived<Given extends readonly unknown[], Value>(
      by: (of: Analysis, ...given: Given) => Value,
      ...given: Given
    ): Value {
      type Own = (
        of: Analysis,
        ...given: Given
      ) => { readonly value: Value; readonly used: ReadonlySet<string> };
      const known = ofThis.get(by) as Own | undefined;
      const own: Own = known ?? ((_, ...each) => withUses(() => by(analysis, ...each)));
      ofThis.set(by, own);
      const { value, used } = load().derived(own, ...given);
      noteUses(used);
      return value;
    },
  };
  return analysis;
}
