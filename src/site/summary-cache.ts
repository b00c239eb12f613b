import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { analyseWhileReading } from '../analysis/analyse-while-reading.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { createAnalysis } from '../analysis/create-analysis.ts';
import { packSummaries } from '../analysis/pack-summaries.ts';
import type { PackedSummaries } from '../analysis/packed-summaries.ts';
import { unpackSummaries } from '../analysis/unpack-summaries.ts';
import type { Problem } from '../dataset/problem.ts';
import { readDataset } from '../dataset/read-dataset.ts';
import { contentDigest } from './content-digest.ts';

export interface CachedAnalysis {
  /** Absent where the dataset has problems. */
  readonly analysis?: Analysis;
  readonly problems: readonly Problem[];
  /** `fresh` came from the cache; `missing` was not there and has been computed. */
  readonly outcome: 'fresh' | 'missing';
}

/** A digest of the code that turns files into summaries, and of the libraries that it uses. */
export function codeDigest(): Promise<string> {
  return contentDigest(resolve('src/dataset'), resolve('src/analysis'), resolve('package-lock.json'));
}

/**
 * The analysis of the dataset in `directory`, from the cache where it has one of the very same data and code.
 *
 * What is kept is the reduction of the rows, the only part whose cost grows with them. The key is the content of the
 * data and of the code: never a time stamp, so that the cache cannot be stale, and it can be deleted at any time.
 * A dataset with problems is not kept.
 */
export async function loadCachedAnalysis(
  directory: string,
  cacheDirectory: string,
  code: string,
): Promise<CachedAnalysis> {
  const name = basename(resolve(directory));
  const key = `${name}@${await contentDigest(directory)}-${code.slice(0, 16)}.json`;
  const kept = await readKept(join(cacheDirectory, key));
  if (kept !== undefined) {
    return { analysis: createAnalysis(kept.dataset, kept.summaries), problems: [], outcome: 'fresh' };
  }
  const { analysis, problems } = await analyseWhileReading((layerSink) => readDataset(directory, layerSink));
  if (analysis === undefined) return { problems, outcome: 'missing' };
  await keep(cacheDirectory, name, key, analysis);
  return { analysis, problems: [], outcome: 'missing' };
}

/** A file that is no longer whole counts as missing. */
async function readKept(path: string): Promise<ReturnType<typeof unpackSummaries> | undefined> {
  try {
    return unpackSummaries(JSON.parse(await readFile(path, 'utf8')) as PackedSummaries);
  } catch {
    return undefined;
  }
}

/** Keeps one state of each dataset: the folder does not grow with every change. */
async function keep(cacheDirectory: string, name: string, key: string, analysis: Analysis): Promise<void> {
  await mkdir(cacheDirectory, { recursive: true });
  const outdated = (await readdir(cacheDirectory)).filter(
    (file) => file.startsWith(`${name}@`) && file !== key,
  );
  await writeFileAtomic(join(cacheDirectory, key), JSON.stringify(packSummaries(analysis)));
  await Promise.all(outdated.map((file) => rm(join(cacheDirectory, file), { force: true })));
}
