import type { Analysis } from '../../analysis/analysis.ts';
import { createAnalysis } from '../../analysis/create-analysis.ts';
import type { PackedSummaries } from '../../analysis/packed-summaries.ts';
import { loadText } from '../load.ts';
import { unpackSummaries } from '../../analysis/unpack-summaries.ts';

const analyses = new Map<string, Promise<Analysis>>();

/**
 * The analysis of a dataset, from the one file that carries it to the browser; fetched once for all figures.
 *
 * @param cache an address that changes with the content is never stale; one that does not has to be asked for again
 * @throws NotLoaded if it cannot be had; the next call tries again
 */
export function loadAnalysis(url: string, cache: RequestCache = 'force-cache'): Promise<Analysis> {
  const known = analyses.get(url);
  if (known !== undefined) return known;
  const loading = fetchAnalysis(url, cache);
  analyses.set(url, loading);
  loading.catch(() => analyses.delete(url));
  return loading;
}

async function fetchAnalysis(url: string, cache: RequestCache): Promise<Analysis> {
  const text = await loadText(url, { cache });
  const { dataset, summaries } = unpackSummaries(JSON.parse(text) as PackedSummaries);
  return createAnalysis(dataset, summaries);
}
