import type { Analysis } from '../analysis/analysis.ts';
import { loadAnalyses } from './load-datasets.ts';

/** Static paths of a route with one page per dataset. */
export async function datasetPaths(): Promise<
  { params: { dataset: string }; props: { analysis: Analysis } }[]
> {
  const analyses = await loadAnalyses();
  return [...analyses].map(([dataset, analysis]) => ({ params: { dataset }, props: { analysis } }));
}
