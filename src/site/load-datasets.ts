import { basename, join, resolve } from 'node:path';
import type { Analysis } from '../analysis/analysis.ts';
import { datasetFolders } from '../dataset/dataset-folders.ts';
import { formatProblem, type Problem } from '../dataset/problem.ts';
import { contentDigest } from './content-digest.ts';
import { dataDirectory } from './settings.ts';
import { codeDigest, loadCachedAnalysis } from './summary-cache.ts';

/** Where the reductions of datasets are kept between builds; it can be deleted at any time. */
const CACHE = resolve('.cache/summaries');

export interface LoadedDatasets {
  /** By name, in the order of the names. */
  readonly analyses: ReadonlyMap<string, Analysis>;
  /** What is wrong on disk; only ever non-empty in `dev`, where the last good state is then shown. */
  readonly problems: readonly Problem[];
}

interface Kept {
  readonly digest: string;
  readonly analysis?: Analysis;
  readonly problems: readonly Problem[];
}

const kept = new Map<string, Kept>();
let whole: Promise<LoadedDatasets> | undefined;
let lookedAt = -Infinity;
import.meta.hot?.on('astro:content-changed', () => {
  lookedAt = -Infinity;
});

/** One page asks dozens of times; within this time in ms `dev` answers without looking at the disk again. */
const DEV_FRESH_MS = 300;

/**
 * Every dataset with its tables. A build reads each once, or takes its reduction from the cache if neither data nor code
 * have changed. `dev` looks at the files' contents, never at their times, and reads again what changed; this module is
 * itself reloaded when the analysis code changes.
 *
 * @throws Error listing every problem of every dataset, in a build.
 */
export function loadDatasets(): Promise<LoadedDatasets> {
  const now = performance.now();
  if (whole === undefined || (import.meta.env.DEV && now - lookedAt > DEV_FRESH_MS)) {
    lookedAt = now;
    whole = load();
  }
  return whole;
}

export async function loadAnalyses(): Promise<ReadonlyMap<string, Analysis>> {
  return (await loadDatasets()).analyses;
}

async function load(): Promise<LoadedDatasets> {
  const names = (await datasetFolders(dataDirectory)).map((folder) => basename(folder));
  const code = await codeDigest();
  const results = await Promise.all(names.map(async (name) => [name, await loadOne(name, code)] as const));
  const problems = results.flatMap(([, result]) => result.problems);
  if (problems.length > 0 && !import.meta.env.DEV) throw new Error(problems.map(formatProblem).join('\n'));
  const analyses = new Map<string, Analysis>();
  for (const [name, { analysis }] of results) if (analysis !== undefined) analyses.set(name, analysis);
  return { analyses, problems };
}

async function loadOne(name: string, code: string): Promise<Kept> {
  const directory = join(dataDirectory, name);
  const before = kept.get(name);
  const digest = import.meta.env.DEV ? await contentDigest(directory) : '';
  if (import.meta.env.DEV && before?.digest === digest) return before;

  const { analysis = before?.analysis, problems } = await loadCachedAnalysis(directory, CACHE, code);
  const now: Kept = { digest, problems, ...(analysis === undefined ? {} : { analysis }) };
  kept.set(name, now);
  return now;
}
