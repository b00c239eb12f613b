import type { Analysis } from '../../src/analysis/analysis.ts';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';

const analyses = new Map<string, Promise<Analysis>>();

/** The analysis of the real measurements, read once for each test file. */
export function analyseJetsonTx1(): Promise<Analysis> {
  return analyseOwn('jetson-tx1');
}

/** Every dataset of the report, by name. */
export async function analyseOwnData(): Promise<ReadonlyMap<string, Analysis>> {
  const all = await Promise.all(['jetson-tx1', 'gtx-1080', 'two-epyc-cores'].map(analyseOwn));
  return new Map(all.map((analysis) => [analysis.name, analysis]));
}

function analyseOwn(name: string): Promise<Analysis> {
  const analysis =
    analyses.get(name) ?? loadAnalysis(new URL(`../../data/${name}`, import.meta.url).pathname);
  analyses.set(name, analysis);
  return analysis;
}
