import { buildCommit } from './build-commit.ts';
import type { SitePath } from './bundle/page-renderer.ts';
import { buildCache, BYTES, type CacheSource } from './content-cache.ts';
import { loadDatasets } from './load-datasets.ts';
import { readingDigest } from './readings.ts';
import { digestOfMaking } from './site-state.ts';
import { withUses } from './used-datasets.ts';

const shelf = buildCache.shelf('pages', BYTES, { inMemory: false });

/** Stands for the commit in what is kept, which a commit of anything else shall not make anew. No text has such characters. */
const COMMIT = '\0commit\0';

/**
 * A page or file of a dataset as an earlier build made it of the same data, content and code; else as it is made now, and
 * then kept. What depends on any other dataset is made anew each time, and so is what depends on the list of them.
 */
export async function keptPage(
  { file, params }: Pick<SitePath, 'file' | 'params'>,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const source = await sourceOf(datasetOf(params));
  if (source === undefined) return make();
  let used: ReadonlySet<string> = new Set();
  const kept = await shelf.get(
    source,
    file,
    async () => {
      const made = await withUses(make);
      ({ used } = made);
      return exchanged(made.value, buildCommit, COMMIT);
    },
    () => [...used].every((name) => name === source.name),
  );
  return exchanged(kept, COMMIT, buildCommit);
}

/** The dataset that a path is about; undefined of those that are about several or none. */
export function datasetOf({ dataset, name }: SitePath['params']): string | undefined {
  // Cards go by names that datasets have, but for that of the report.
  return dataset ?? name;
}

async function sourceOf(dataset: string | undefined): Promise<CacheSource | undefined> {
  if (dataset === undefined) return undefined;
  await loadDatasets();
  const digest = readingDigest(dataset);
  if (digest === undefined) return undefined;
  const isInRepository = String(buildCommit !== undefined);
  return { name: dataset, digest: `${await digestOfMaking()} ${isInRepository} ${digest}` };
}

/** Text with one word instead of another; whatever has not the word, as it is. */
function exchanged(bytes: Uint8Array, from: string | undefined, to: string | undefined): Uint8Array {
  if (from === undefined || to === undefined) return bytes;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes(from) ? Buffer.from(buffer.toString('utf8').replaceAll(from, to)) : bytes;
}
