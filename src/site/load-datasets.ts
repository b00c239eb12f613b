import { basename } from 'node:path';
import type { Analysis } from '../analysis/analysis.ts';
import { datasetFolders } from '../dataset/dataset-folders.ts';
import { formatProblem, type Problem } from '../dataset/problem.ts';
import { readingOf } from './readings.ts';
import { dataDirectory, isDev } from './settings.ts';
import { LIST, noteUse } from './used-datasets.ts';

export interface LoadedDatasets {
  /** By name, in the order of the names. */
  readonly analyses: ReadonlyMap<string, Analysis>;
  /** What is wrong on disk; only ever non-empty in `dev`, where the last good state is then shown. */
  readonly problems: readonly Problem[];
}

const lastGood = new Map<string, Analysis>();
let whole: Promise<LoadedDatasets> | undefined;
let lookedAt = -Infinity;

/** One page asks dozens of times; within this time in ms `dev` answers without looking at the disk again. */
const DEV_FRESH_MS = 300;

/**
 * Every dataset with its tables.
 *
 * @throws Error listing every problem of every dataset, in a build.
 */
export function loadDatasets(): Promise<LoadedDatasets> {
  const now = performance.now();
  if (whole === undefined || (isDev && now - lookedAt > DEV_FRESH_MS)) {
    lookedAt = now;
    whole = load();
  }
  return whole;
}

/** Makes the next who asks in `dev` look at the disk, which has changed. */
export function lookAgain(): void {
  lookedAt = -Infinity;
}

export async function loadAnalyses(): Promise<ReadonlyMap<string, Analysis>> {
  noteUse(LIST);
  return (await loadDatasets()).analyses;
}

async function load(): Promise<LoadedDatasets> {
  const folders = await datasetFolders(dataDirectory);
  const results = [];
  // One after another: together they may not fit into the memory.
  for (const folder of folders) results.push(await readingOf(folder));
  const problems = results.flatMap((result) => result.problems);
  if (problems.length > 0 && !isDev) throw new Error(problems.map(formatProblem).join('\n'));
  const analyses = new Map<string, Analysis>();
  for (const [index, folder] of folders.entries()) {
    const name = basename(folder);
    const analysis = results[index]!.analysis ?? lastGood.get(name);
    if (analysis === undefined) continue;
    analyses.set(name, analysis);
    lastGood.set(name, analysis);
  }
  return { analyses, problems };
}
