import { type AnalysedDataset, analyseWhileReading } from '../analysis/analyse-while-reading.ts';
import { createAnalysis, type DatasetDescription } from '../analysis/create-analysis.ts';
import { packDescriptor } from '../analysis/pack-summaries.ts';
import type { PackedDescriptor } from '../analysis/packed-summaries.ts';
import type { Summaries } from '../analysis/summaries.ts';
import { unpackDescriptor } from '../analysis/unpack-summaries.ts';
import type { Measuring } from '../dataset/measuring.ts';
import type { Problem } from '../dataset/problem.ts';
import { readDataset } from '../dataset/read-dataset.ts';
import type { Descriptor } from '../dataset/types.ts';
import { type CacheForm, type CacheShelf, jsonForm, structuredForm } from './content-cache.ts';
import { contentDigest } from './content-digest.ts';
import type { DatasetSource } from './dataset-source.ts';

interface KeptReduction {
  readonly problems: readonly Problem[];
  /** Absent where there is any problem. */
  readonly dataset?: DatasetDescription;
  readonly summaries?: Summaries;
}

const structured = structuredForm<KeptReduction>();

/** What is kept of a dataset is the reduction of its rows, the only part whose cost grows with them. */
export const REDUCTION: CacheForm<AnalysedDataset> = {
  write({ analysis, problems }) {
    if (analysis === undefined) return structured.write({ problems });
    const { name, descriptor, networks, summaries } = analysis;
    return structured.write({ problems, dataset: { name, descriptor, networks }, summaries });
  },
  read(bytes) {
    const { problems, dataset, summaries } = structured.read(bytes);
    return dataset && summaries ? { problems, analysis: createAnalysis(dataset, summaries) } : { problems };
  },
};

interface KeptDescriptor {
  readonly descriptor: PackedDescriptor;
  /** Which the descriptor leaves out. */
  readonly measuring?: Measuring;
}

const descriptorJson = jsonForm<KeptDescriptor>();

/** What a dataset says of itself, which is little, and all that most pages on several datasets want of each. */
export const DESCRIPTOR: CacheForm<Descriptor> = {
  write: (descriptor) =>
    descriptorJson.write({
      descriptor: packDescriptor(descriptor),
      ...(descriptor.measuring && { measuring: descriptor.measuring }),
    }),
  read(bytes) {
    const { descriptor, measuring } = descriptorJson.read(bytes);
    return { ...unpackDescriptor(descriptor), ...(measuring && { measuring }) };
  },
};

export const REDUCTION_KEY = 'reduction';
export const DESCRIPTOR_KEY = 'descriptor';

/**
 * The analysis of the dataset in `directory`, or what is wrong with it: from the shelf where the very same data have
 * been read by the very same code.
 *
 * @param source its state
 * @throws as {@link readAndReduce}
 */
export async function reduceDataset(
  directory: string,
  source: DatasetSource,
  shelf: Pick<CacheShelf<AnalysedDataset>, 'get'>,
): Promise<AnalysedDataset> {
  return shelf.get(source, REDUCTION_KEY, () => readAndReduce(directory, source));
}

/**
 * The same, read now.
 *
 * @throws Error if the files change while they are read, ClusterFailure if rows in a cluster do, or cannot be read
 */
export async function readAndReduce(directory: string, source: DatasetSource): Promise<AnalysedDataset> {
  const analysed = await analyseWhileReading((layers, iterations, states) =>
    readDataset(directory, layers, iterations, states, source.rows),
  );
  if ((await contentDigest(directory)) !== source.files)
    throw new Error(`${directory} changed while it was read`);
  return analysed;
}
