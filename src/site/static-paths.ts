import type { Analysis } from '../analysis/analysis.ts';
import { METRICS, type Metric } from '../analysis/metric.ts';
import type { TableName } from '../analysis/rows.ts';
import { publishedTables } from '../analysis/tables.ts';
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
  return (await datasetPaths()).filter(({ props }) => props.analysis.descriptor.measuring !== undefined);
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
  return [...(await loadAnalyses())].flatMap(([dataset, analysis]) =>
    METRICS.flatMap((metric) =>
      publishedTables(analysis, metric).map((table) => ({
        params: { dataset, metric, table },
        props: { analysis, metric, table },
      })),
    ),
  );
}
