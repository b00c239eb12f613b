import type { Analysis } from '../../analysis/analysis.ts';
import { createAnalysis } from '../../analysis/create-analysis.ts';
import type { PackedSummaries } from '../../analysis/packed-summaries.ts';
import { loadText } from '../load.ts';
import { unpackSummaries } from '../../analysis/unpack-summaries.ts';

const analyses = new Map<string, Promise<Analysis>>();

/**
 * The analysis of a dataset, from the one file that carries it to the browser; fetched once for all figures.
 *
 * @throws NotLoaded if it cannot be had; the next call tries again
 */
export function loadAnalysis(url: string): Promise<Analysis> {
  const known = analyses.get(url);
  if (known !== undefined) return known;
  const loading = fetchAnalysis(url);
  analyses.set(url, loading);
  loading.catch(() => analyses.delete(url));
  return loading;
}

async function fetchAnalysis(url: string): Promise<Analysis> {
  // The address changes with the content, so what the browser has is never stale.
  const text = await loadText(url, { cache: 'force-cache' });
  const { dataset, summaries } = unpackSummaries(JSON.parse(text) as PackedSummaries);
  return createAnalysis(dataset, summaries);
}
