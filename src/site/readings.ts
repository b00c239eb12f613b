import type { AnalysedDataset } from '../analysis/analyse-while-reading.ts';
import { buildCache } from './content-cache.ts';
import { isDev } from './is-dev.ts';
import { reduceDataset, reducingCodeDigest, REDUCTION } from './reduce-dataset.ts';

const reductions = buildCache.shelf('summaries', REDUCTION);
const read = new Map<string, Promise<AnalysedDataset>>();
let code: Promise<string> | undefined;

/**
 * What is in a dataset's folder, given as an absolute path: its analysis, or what is wrong with it. A build reads each once,
 * or takes the reduction from the cache if neither data nor code have changed. `dev` looks at the files' contents, never at
 * their times, and reads again what changed; this module is itself reloaded when the analysis code changes.
 */
export async function readingOf(folder: string): Promise<AnalysedDataset> {
  const known = isDev ? undefined : read.get(folder);
  const reading = known ?? readNow(folder);
  read.set(folder, reading);
  return reading;
}

async function readNow(folder: string): Promise<AnalysedDataset> {
  return reduceDataset(folder, reductions, await (code ??= reducingCodeDigest()));
}
