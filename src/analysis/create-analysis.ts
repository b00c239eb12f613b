import { least } from 'd3-array';
import type { Dataset } from '../dataset/types.ts';
import { adaptiveTables } from './adaptive/adaptive-tables.ts';
import { librarySets } from './adaptive/library-sets.ts';
import { createAdaptiveSolver } from './adaptive/solve-adaptive.ts';
import type { Analysis } from './analysis.ts';
import { keep } from './keep.ts';
import { layerDefinitions } from './layer-definitions.ts';
import type { Metric } from './metric.ts';
import { pairKey, pointKey } from './point-key.ts';
import { compareCodeUnits } from './row-order.ts';
import type { TableName, TableRows } from './rows.ts';
import type { Summaries } from './summaries.ts';
import { TABLES } from './tables.ts';
import { timesByPair } from './time-per-image.ts';

/** What the analysis needs of a dataset beside its summaries: no rows. */
export type DatasetDescription = Pick<Dataset, 'name' | 'descriptor' | 'networks'>;

/** The analysis of a dataset that has been reduced. Nothing is computed until it is asked for. */
export function createAnalysis(dataset: DatasetDescription, summaries: Summaries): Analysis {
  const { name, descriptor, networks } = dataset;
  const { points } = summaries;
  const kept = new Map<unknown, unknown>();
  const pointByKey = keep(() => new Map(points.map((point) => [pointKey(point), point])));
  const pointsByPair = keep(() => Map.groupBy(points, pairKey));
  const networkByModel = keep(() => Map.groupBy(networks, ({ model }) => model));
  const definitions = keep(() => layerDefinitions(networks));
  const sets = keep(() => librarySets(summaries, descriptor));
  const solver = keep((metric: Metric) => createAdaptiveSolver(summaries, descriptor, networks, metric));
  const adaptive = keep((metric: Metric) => adaptiveTables(solver(metric), sets()));
  const times = keep((metric: Metric) => timesByPair(table('mean-time-per-image', metric), points, metric));
  const timesPerImage: Analysis['timesPerImage'] = (metric, model, library) =>
    times(metric).get(pairKey({ model, library })) ?? [];

  /** What goes by a key always has the same type of value. */
  function once<Value>(key: unknown, compute: () => Value): Value {
    if (!kept.has(key)) kept.set(key, compute());
    return kept.get(key) as Value;
  }

  function table<Name extends TableName>(tableName: Name, metric: Metric): readonly TableRows[Name][] {
    return once(`${metric}/${tableName}`, () =>
      TABLES[tableName].compute({ summaries, table, adaptive }, metric),
    );
  }

  const analysis: Analysis = {
    name,
    descriptor,
    networks,
    summaries,
    models: inReportOrder(descriptor.models, new Set(points.map(({ model }) => model))),
    libraries: inReportOrder(descriptor.libraries, new Set(points.map(({ library }) => library))),
    table,
    point: (model, library, batchSize) => pointByKey().get(pointKey({ model, library, batchSize })),
    pointsOf: (model, library) => pointsByPair().get(pairKey({ model, library })) ?? [],
    timePerImage(metric, model, library, batchSize) {
      const series = timesPerImage(metric, model, library);
      return batchSize === undefined
        ? least(series, ({ mean }) => mean)
        : series.find((time) => time.batchSize === batchSize);
    },
    timesPerImage,
    network: (model) => networkByModel().get(model) ?? [],
    layerDefinition: (model, layer) => definitions()(model, layer),
    get librarySets() {
      return sets();
    },
    solver,
    derived: <Given extends readonly unknown[], Value>(
      by: (of: Analysis, ...given: Given) => Value,
      ...given: Given
    ) => once(by, () => keep((...each: Given) => by(analysis, ...each)))(...given),
  };
  return analysis;
}

/** Tags that have runs: as described, then the rest by tag. */
function inReportOrder(described: ReadonlyMap<string, unknown>, withRuns: ReadonlySet<string>) {
  const rest = [...withRuns].filter((tag) => !described.has(tag)).sort(compareCodeUnits);
  return [...[...described.keys()].filter((tag) => withRuns.has(tag)), ...rest];
}
