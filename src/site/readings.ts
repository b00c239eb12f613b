import { createHash } from 'node:crypto';
import type { AnalysedDataset } from '../analysis/analyse-while-reading.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Problem } from '../dataset/problem.ts';
import type { Descriptor } from '../dataset/types.ts';
import { buildCache, type CacheSource, jsonForm } from './content-cache.ts';
import { sourceNow } from './dataset-source.ts';
import { lazyAnalysis } from './lazy-analysis.ts';
import { haveReadAhead } from './read-ahead.ts';
import { DESCRIPTOR, DESCRIPTOR_KEY, reduceDataset, REDUCTION_KEY } from './reduce-dataset.ts';
import { reductions } from './reductions.ts';
import { isDev } from './settings.ts';

/** A build holds as many analyses at a time; more datasets take more time, but no more memory. */
const MOST_LOADED = 4;

const descriptors = buildCache.shelf('descriptors', DESCRIPTOR, { inMemory: false });
const checks = buildCache.shelf('problems', jsonForm<readonly Problem[]>());
const read = new Map<string, Promise<AnalysedDataset>>();
const sources = new Map<string, CacheSource>();
const descriptorDigests = new WeakMap<CacheSource, string>();
/** The one that was asked for last is the last. */
const loaded = new Map<string, Analysis>();
/** That last one, which is mostly the one that is asked for again. */
let newest: Analysis | undefined;

/**
 * What is in a dataset's folder, given as an absolute path: its analysis, or what is wrong with it. A build reads each once,
 * or takes the reduction from the cache if neither data nor code have changed. `dev` looks at the files' contents, never at
 * their times, and reads again what changed.
 */
export async function readingOf(folder: string): Promise<AnalysedDataset> {
  const known = isDev ? undefined : read.get(folder);
  const reading = known ?? readNow(folder);
  read.set(folder, reading);
  return reading;
}

/** Of everything that the analysis of a dataset which has been read depends on, by the dataset's name. */
export function readingDigest(name: string): string | undefined {
  return sources.get(name)?.digest;
}

/** Of what a dataset that has been read says of itself. */
export function descriptorDigest(name: string): string | undefined {
  const source = sources.get(name);
  if (source === undefined) return undefined;
  const known = descriptorDigests.get(source);
  if (known !== undefined) return known;
  if (!descriptors.isStored(source, DESCRIPTOR_KEY)) return undefined;
  const parts = DESCRIPTOR.write(descriptors.getStored(source, DESCRIPTOR_KEY));
  const digest = createHash('sha256').update(Buffer.concat(parts)).digest('hex');
  descriptorDigests.set(source, digest);
  return digest;
}

async function readNow(folder: string): Promise<AnalysedDataset> {
  await haveReadAhead(folder);
  const source = await sourceNow(folder);
  sources.set(source.name, source);
  let reading: AnalysedDataset | undefined;
  const reduce = async () => (reading ??= await reduceDataset(folder, source, reductions));
  const problems = await checks.get(source, 'problems', async () => (await reduce()).problems);
  if (problems.length > 0) return { problems };
  // A build alone keeps pages, for which it is noted what they use.
  if (isDev) return reduce();
  // What is not kept in the cache cannot be let go.
  if (!reductions.isStored(source, REDUCTION_KEY)) return heldOf(await reduce());
  await descriptors.get(source, DESCRIPTOR_KEY, async () => (await reduce()).analysis!.descriptor);
  if (!descriptors.isStored(source, DESCRIPTOR_KEY)) return heldOf(await reduce());
  if (reading?.analysis !== undefined) hold(reading.analysis);
  return { problems, analysis: lazyOf(source) };
}

function heldOf({ analysis, problems }: AnalysedDataset): AnalysedDataset {
  if (analysis === undefined) return { problems };
  return {
    problems,
    analysis: lazyAnalysis(
      analysis.name,
      () => analysis,
      () => analysis.descriptor,
    ),
  };
}

/** On its own: a function made where the dataset is read would hold all that was read, as long as anybody holds the function. */
function lazyOf(source: CacheSource): Analysis {
  return lazyAnalysis(
    source.name,
    () => load(source),
    () => loadDescriptor(source),
  );
}

function load(source: CacheSource): Analysis {
  const known = loaded.get(source.name);
  if (known !== undefined) {
    if (known !== newest) hold(known);
    return known;
  }
  const { analysis } = reductions.getStored(source, REDUCTION_KEY);
  hold(analysis!);
  return analysis!;
}

/** Where the analysis is not there, not the whole of it is loaded for what the dataset says of itself. */
function loadDescriptor(source: CacheSource): Descriptor {
  return loaded.get(source.name)?.descriptor ?? descriptors.getStored(source, DESCRIPTOR_KEY);
}

function hold(analysis: Analysis): void {
  newest = analysis;
  loaded.delete(analysis.name);
  loaded.set(analysis.name, analysis);
  for (const name of loaded.keys()) {
    if (loaded.size <= MOST_LOADED) return;
    loaded.delete(name);
  }
}
