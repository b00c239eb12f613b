import type { Problem } from '../dataset/problem.ts';
import type { StateSink } from '../dataset/partial-state.ts';
import type { Dataset, Factor, IterationSink, LayerSink, Run } from '../dataset/types.ts';
import type { Analysis } from './analysis.ts';
import { createAnalysis } from './create-analysis.ts';
import { createSummariser, type Summariser } from './summarise.ts';
import { describeVariants, runsOfVariants } from './variants.ts';

/** Makes a sink for the rows of the runs, which are always the same ones. */
type MakeSink<Sink> = (runs: readonly Run[], factors: readonly Factor[]) => Sink;

/** Reads a dataset and streams its rows into the sinks that are made for its runs, as `readDataset` does. */
export type ReadInto = (
  layerSink: MakeSink<LayerSink>,
  iterationSink: MakeSink<IterationSink>,
  stateSink: MakeSink<StateSink>,
) => Promise<{ readonly dataset?: Dataset; readonly problems: readonly Problem[] }>;

export interface AnalysedDataset {
  /** Absent where there is any problem. */
  readonly analysis?: Analysis;
  readonly problems: readonly Problem[];
}

/** Reduces a dataset while it is read: no row is held. The reading comes from outside, files and all. */
export async function analyseWhileReading(read: ReadInto): Promise<AnalysedDataset> {
  let summariser: Summariser | undefined;
  const summariserOf = (runs: readonly Run[], factors: readonly Factor[]): Summariser =>
    (summariser ??= createSummariser(runsOfVariants(runs, factors)));
  const { dataset, problems } = await read(
    (...made) => summariserOf(...made).sink,
    (...made) => summariserOf(...made).iterationSink,
    (...made) => summariserOf(...made).stateSink,
  );
  if (dataset === undefined || summariser === undefined) return { problems };
  return { analysis: createAnalysis(describeVariants(dataset, dataset.runs), summariser.finish()), problems };
}
