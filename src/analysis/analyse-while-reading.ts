import type { Problem } from '../dataset/problem.ts';
import type { Dataset, Factor, LayerSink, Run } from '../dataset/types.ts';
import type { Analysis } from './analysis.ts';
import { createAnalysis } from './create-analysis.ts';
import { createSummariser, type Summariser } from './summarise.ts';
import { describeVariants, runsOfVariants } from './variants.ts';

/** Reads a dataset and streams its layer timings into the sink that is made for its runs, as `readDataset` does. */
export type ReadInto = (
  layerSink: (runs: readonly Run[], factors: readonly Factor[]) => LayerSink,
) => Promise<{ readonly dataset?: Dataset; readonly problems: readonly Problem[] }>;

export interface AnalysedDataset {
  /** Absent where there is any problem. */
  readonly analysis?: Analysis;
  readonly problems: readonly Problem[];
}

/** Reduces a dataset while it is read: no row is held. The reading comes from outside, files and all. */
export async function analyseWhileReading(read: ReadInto): Promise<AnalysedDataset> {
  let summariser: Summariser | undefined;
  const { dataset, problems } = await read((runs, factors) => {
    summariser = createSummariser(runsOfVariants(runs, factors));
    return summariser.sink;
  });
  if (dataset === undefined || summariser === undefined) return { problems };
  return { analysis: createAnalysis(describeVariants(dataset, dataset.runs), summariser.finish()), problems };
}
