import { basename, join, resolve } from 'node:path';
import { type AnalysedDataset, analyseWhileReading } from '../analysis/analyse-while-reading.ts';
import { createAnalysis, type DatasetDescription } from '../analysis/create-analysis.ts';
import { packDescriptor } from '../analysis/pack-summaries.ts';
import type { PackedDescriptor } from '../analysis/packed-summaries.ts';
import type { Summaries } from '../analysis/summaries.ts';
import { unpackDescriptor } from '../analysis/unpack-summaries.ts';
import { digestOfRows } from '../dataset/clickhouse/dataset-rows-digest.ts';
import type { Measuring } from '../dataset/measuring.ts';
import type { Problem } from '../dataset/problem.ts';
import { readDataset } from '../dataset/read-dataset.ts';
import type { Descriptor } from '../dataset/types.ts';
import { generatorRoot, reportRoot } from '../roots.ts';
import {
  type CacheForm,
  type CacheShelf,
  type CacheSource,
  jsonForm,
  structuredForm,
} from './content-cache.ts';
import { contentDigest } from './content-digest.ts';

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

/** A digest of the code that turns files into summaries, and of the libraries that it uses. */
export function reducingCodeDigest(): Promise<string> {
  return contentDigest(
    ...['src/dataset', 'src/analysis', 'src/site/reduce-dataset.ts'].map((path) => join(generatorRoot, path)),
    join(reportRoot, 'package-lock.json'),
  );
}

export const REDUCTION_KEY = 'reduction';
export const DESCRIPTOR_KEY = 'descriptor';

/** A dataset, with what its digest is of beside the code. */
export interface DatasetSource extends CacheSource {
  readonly files: string;
  /** Of its rows where these are in a cluster. */
  readonly rows: string;
}

/**
 * The dataset in a folder in the state that it is in, for code with a digest.
 *
 * @param digestFiles asks for the digest of its files, or knows it
 * @param digestRows asks for that of its rows
 */
export async function sourceOf(
  directory: string,
  code: string,
  digestFiles: (directory: string) => Promise<string> = contentDigest,
  digestRows = digestOfRows,
): Promise<DatasetSource> {
  const [files, rows] = [await digestFiles(directory), await digestRows(directory)];
  return { name: basename(resolve(directory)), digest: `${files}${rows} ${code}`, files, rows };
}

/**
 * The analysis of the dataset in `directory`, or what is wrong with it: from the shelf where the very same data have
 * been read by the very same code.
 *
 * @param source as {@link sourceOf} gave it
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
