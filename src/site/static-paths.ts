import type { Analysis } from '../analysis/analysis.ts';
import { METRICS, type Metric } from '../analysis/metric.ts';
import type { TableName } from '../analysis/rows.ts';
import { publishedTables } from '../analysis/tables.ts';
import { keptOfDataset } from './kept-of-dataset.ts';
import { loadAnalyses } from './load-datasets.ts';

/** Static paths of a route with one page per dataset. */
export async function datasetPaths(): Promise<
  { params: { dataset: string }; props: { analysis: Analysis } }[]
> {
  const analyses = await loadAnalyses();
  return [...analyses].map(([dataset, analysis]) => ({ params: { dataset }, props: { analysis } }));
}

/** The same for what a record of the measuring is needed for. */
export async function recordedPaths(): ReturnType<typeof datasetPaths> {
  const paths = await datasetPaths();
  const isRecorded = await Promise.all(
    paths.map(({ props: { analysis } }) =>
      keptOfDataset(analysis, 'recorded', () => analysis.descriptor.measuring !== undefined),
    ),
  );
  return paths.filter((_, index) => isRecorded[index]);
}

export interface TableProps extends Record<string, unknown> {
  analysis: Analysis;
  metric: Metric;
  table: TableName;
}

interface TablePath {
  params: { dataset: string; metric: Metric; table: TableName };
  props: TableProps;
}

/** Static paths of every published table of every dataset for both metrics. */
export async function tablePaths(): Promise<TablePath[]> {
  return ofEachDataset('tables', tablesOf, ([metric, table], analysis) => ({
    params: { dataset: analysis.name, metric, table },
    props: { analysis, metric, table },
  }));
}

function tablesOf(analysis: Analysis): readonly (readonly [Metric, TableName])[] {
  return METRICS.flatMap((metric) =>
    publishedTables(analysis, metric).map((table) => [metric, table] as const),
  );
}

/**
 * Static paths of a route with several pages per dataset.
 *
 * @param key of the route
 * @param list what the pages of a dataset are told apart by, as plain data
 */
export async function ofEachDataset<Item, Path>(
  key: string,
  list: (analysis: Analysis) => readonly Item[] | Promise<readonly Item[]>,
  pathOf: (item: Item, analysis: Analysis) => Path,
): Promise<Path[]> {
  const paths: Path[] = [];
  for (const analysis of (await loadAnalyses()).values())
    for (const item of await keptOfDataset(analysis, key, () => list(analysis)))
      paths.push(pathOf(item, analysis));
  return paths;
}
