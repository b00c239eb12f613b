import type { Analysis } from '../../src/analysis/analysis.ts';
import { createAnalysis } from '../../src/analysis/create-analysis.ts';
import { createSummariser, type Summariser } from '../../src/analysis/summarise.ts';
import { readDataset } from '../../src/dataset/read-dataset.ts';
import { formatProblem } from '../../src/dataset/problem.ts';

let analysis: Promise<Analysis> | undefined;

/** The analysis of the real measurements, read once for each test file. */
export function analyseJetsonTx1(): Promise<Analysis> {
  analysis ??= readAndAnalyse(new URL('../../data/jetson-tx1', import.meta.url).pathname);
  return analysis;
}

async function readAndAnalyse(directory: string): Promise<Analysis> {
  let summariser: Summariser | undefined;
  const { dataset, problems } = await readDataset(directory, (runs) => {
    summariser = createSummariser(runs);
    return summariser.sink;
  });
  if (dataset === undefined || summariser === undefined) {
    throw new Error(problems.map(formatProblem).join('\n'));
  }
  return createAnalysis(dataset, summariser.finish());
}
