import { ascending, group, rollup } from 'd3-array';
import { ADAPTIVE_METHODS, type AdaptiveMethod } from '../../analysis/adaptive/methods.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, shortLibraryLabel } from '../../analysis/labels.ts';
import { METRICS, type Metric } from '../../analysis/metric.ts';
import type { AdaptiveLayerRow } from '../../analysis/rows.ts';
import { librariesText } from '../../figures/words.ts';
import { column, modelColumn, numberColumn, otherLibraryColumn } from '../../figures/column-vocabulary.ts';
import { countText } from '../../figures/measures/number-text.ts';
import type { MissingCell } from '../../figures/table.ts';
import { inReportOrder } from './report-order.ts';
import { type TitledTable, tableDownloads } from '../titled-table.ts';
import { inItems } from '../../dataset/item-words.ts';

/** The solution has nothing to say here. */
const NONE: MissingCell = { missing: '–' };

/** What the adaptive solution gains, and what the libraries in it do. */
export function adaptiveTables(analysis: Analysis, metric: Metric): readonly TitledTable[] {
  return [summary(analysis, metric), byLibrary(analysis, metric)];
}

function summary(analysis: Analysis, metric: Metric): TitledTable {
  return {
    id: `${metric}-adaptive-summary`,
    title: 'The adaptive solution',
    caption: `${inItems('Time per image', analysis.descriptor)} with the best library per layer, by method and set of libraries, against the best single library.`,
    columns: [
      modelColumn(analysis),
      column('library_set'),
      column('method'),
      column('batch_size'),
      column('time_ms', 'time (ms)'),
      otherLibraryColumn(analysis, 'baseline_library', 'best single library'),
      column('baseline_ms', 'its time (ms)'),
      column('saving'),
    ],
    rows: inMethodOrder(analysis, analysis.table('adaptive-summary', metric)).map((row) => [
      row.model,
      row.library_set,
      row.method,
      row.batch_size ?? 'mixed',
      row.time_ms,
      row.baseline_library,
      row.baseline_ms,
      row.saving,
    ]),
    downloads: tableDownloads(analysis, metric, 'adaptive-summary'),
  };
}

function byLibrary(analysis: Analysis, metric: Metric): TitledTable {
  const rows = analysis.table('adaptive', metric);
  const used = analysis.libraries.filter((library) => rows.some((row) => row.library === library));
  const solutions = rollup(
    inMethodOrder(analysis, rows),
    (parts) => new Map(parts.map((row) => [row.library, row])),
    (row) => row.model,
    (row) => row.library_set,
    (row) => row.method,
  );
  return {
    id: `${metric}-adaptive`,
    title: 'The adaptive solution by library (ms)',
    caption: `${inItems('Time per image', analysis.descriptor)} that each library spends in the layers that the solution gives it, and how many they are.`,
    columns: [
      modelColumn(analysis),
      column('library_set'),
      column('method'),
      ...used.map((library) =>
        numberColumn(`${library}_ms`, libraryLabel(library, analysis.descriptor), 'ms'),
      ),
    ],
    rows: [...solutions].flatMap(([model, sets]) =>
      [...sets].flatMap(([set, methods]) =>
        [...methods].map(([method, parts]) => [
          model,
          set,
          method,
          ...used.map((library) => {
            const part = parts.get(library);
            return part === undefined ? NONE : { value: part.time_ms, note: countText(part.layers, 'layer') };
          }),
        ]),
      ),
    ),
    downloads: tableDownloads(analysis, metric, 'adaptive'),
  };
}

/** The models that have a solution, in the order of the report. */
export function solvedModels(analysis: Analysis): readonly string[] {
  const rows = METRICS.flatMap((metric) => analysis.table('adaptive-summary', metric));
  return analysis.models.filter((model) => rows.some((row) => row.model === model));
}

/** Who runs each layer of a model, and in what time: a table for each metric and set of libraries, a column per method. */
export function adaptiveLayerTables(
  analysis: Analysis,
  model: string,
  metric: Metric,
): readonly TitledTable[] {
  const rows = analysis.table('adaptive-layers', metric).filter((row) => row.model === model);
  const sets = analysis.librarySets;
  const librariesOf = (set: string) => sets.find(({ name }) => name === set)?.libraries ?? [];
  return [...group(inMethodOrder(analysis, rows), (row) => row.library_set)].map(([set, members]) => {
    const methods = ADAPTIVE_METHODS.filter((method) => members.some((row) => row.method === method));
    const layers = rollup(
      members,
      (choices) => ({
        index: choices[0]!.layer_index,
        byMethod: new Map<AdaptiveMethod, AdaptiveLayerRow>(choices.map((row) => [row.method, row])),
      }),
      (row) => row.layer,
    );
    return {
      id: `${metric}-${set.replaceAll(/[^a-z0-9]+/gi, '-')}`,
      title: `${metric === 'inference' ? 'Inference' : 'Training'}, out of ${librariesText(set, librariesOf(set), analysis)}`,
      caption: `${inItems('Time per image', analysis.descriptor)} in ms and the library that runs the layer; by the published method each at a batch size of its own.`,
      columns: [column('layer'), ...methods.map((method) => numberColumn(`${method}_ms`, method, 'ms'))],
      rows: [...layers]
        .sort(([, a], [, b]) => ascending(a.index, b.index))
        .map(([layer, { byMethod }]) => [
          layer,
          ...methods.map((method) => {
            const choice = byMethod.get(method);
            if (choice === undefined) return NONE;
            const library = shortLibraryLabel(choice.library, analysis.descriptor);
            const isMixed = method.endsWith('published');
            return {
              value: choice.time_ms,
              note: `${library}${isMixed ? `, batch ${choice.batch_size}` : ''}`,
            };
          }),
        ]),
      downloads: tableDownloads(analysis, metric, 'adaptive-layers').map(({ label, path }) => ({
        label: `${label} of every model and set`,
        path,
      })),
    };
  });
}

/** Models as the report shows them, the largest set of libraries first, methods as they are explained. */
function inMethodOrder<Row extends { model: string; library_set: string; method: AdaptiveMethod }>(
  analysis: Analysis,
  rows: readonly Row[],
): readonly Row[] {
  const places = new Map(analysis.librarySets.map(({ name }, index) => [name, index]));
  const setPlace = (set: string) => places.get(set) ?? places.size;
  const sorted = rows.toSorted(
    (a, b) =>
      setPlace(a.library_set) - setPlace(b.library_set) ||
      ADAPTIVE_METHODS.indexOf(a.method) - ADAPTIVE_METHODS.indexOf(b.method),
  );
  return inReportOrder(sorted, analysis, ({ model }) => ({ model }));
}
