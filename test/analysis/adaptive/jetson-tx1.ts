import type { Analysis } from '../../../src/analysis/analysis.ts';
import { readAnalysis } from '../../../src/cli/read-analysis.ts';

/** The analysis of the campaign that the original report was about. */
export async function jetsonTx1(): Promise<Analysis> {
  const { analysis, problems } = await readAnalysis('data/jetson-tx1');
  if (analysis === undefined) throw new Error(JSON.stringify(problems));
  return analysis;
}
