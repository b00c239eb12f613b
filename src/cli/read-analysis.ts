import { type AnalysedDataset, analyseWhileReading } from '../analysis/analyse-while-reading.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { refuseOver } from './refusal.ts';
import { readDataset } from '../dataset/read-dataset.ts';

/** The analysis of the dataset in a folder, absent where there is any problem. */
export function readAnalysis(directory: string): Promise<AnalysedDataset> {
  return analyseWhileReading((...sinks) => readDataset(directory, ...sinks));
}

/**
 * Reads, checks and reduces the dataset in a folder.
 *
 * @throws Refusal that lists every problem of the dataset
 */
export async function loadAnalysis(folder: string): Promise<Analysis> {
  const { analysis, problems } = await readAnalysis(folder);
  refuseOver(problems);
  return analysis!;
}
