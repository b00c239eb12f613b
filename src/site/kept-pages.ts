import { buildCommit } from './build-commit.ts';
import type { SitePath } from './bundle/page-renderer.ts';
import { buildCache, type CacheForm, type CacheSource } from './content-cache.ts';
import { loadDatasets } from './load-datasets.ts';
import { descriptorDigest, readingDigest } from './readings.ts';
import { digestOfMaking } from './site-state.ts';
import { describedDataset, descriptorOf, withUses } from './used-datasets.ts';

interface KeptPage {
  /** What of other datasets it shows, each with a digest of the state that it shows; undefined of what has none. */
  readonly others: readonly (readonly [use: string, digest: string | undefined])[];
  readonly body: Uint8Array;
}

/** The others are in a line before the body. */
const FORM: CacheForm<KeptPage> = {
  write: ({ others, body }) => Buffer.concat([Buffer.from(`${JSON.stringify(others)}\n`), body]),
  read(bytes) {
    const end = bytes.indexOf(0x0a);
    const others = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString()) as KeptPage['others'];
    return { others, body: bytes.subarray(end + 1) };
  },
};

const shelf = buildCache.shelf('pages', FORM, { inMemory: false });

/** Stands for the commit in what is kept, which a commit of anything else shall not make anew. No text has such characters. */
const COMMIT = '\0commit\0';

/**
 * A page or file of a dataset as an earlier build made it of the same data, content and code; else as it is made now, and
 * then kept. It may depend on other datasets, in the same state; what depends on the list of them is made anew each time.
 */
export async function keptPage(
  { file, params }: Pick<SitePath, 'file' | 'params'>,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const source = await sourceOf(datasetOf(params));
  if (source === undefined) return make();
  let made: KeptPage | undefined;
  const makeNow = async () => (made = await madePage(source, make));
  const kept = await shelf.get(source, file, makeNow, () => made !== undefined && holds(made));
  if (made === undefined && !holds(kept)) {
    const now = await makeNow();
    if (holds(now)) await shelf.put(source, file, now);
  }
  return exchanged((made ?? kept).body, COMMIT, buildCommit);
}

async function madePage({ name }: CacheSource, make: () => Promise<Uint8Array>): Promise<KeptPage> {
  const { value, used } = await withUses(make);
  const others = [...used]
    .filter((use) => use !== name && use !== descriptorOf(name))
    .map((use) => [use, digestOf(use)] as const);
  return { others, body: exchanged(value, buildCommit, COMMIT) };
}

/** Whether the other datasets are in the state that the page shows. */
function holds({ others }: KeptPage): boolean {
  return others.every(([use, digest]) => digest !== undefined && digest === digestOf(use));
}

function digestOf(use: string): string | undefined {
  const described = describedDataset(use);
  return described === undefined ? readingDigest(use) : descriptorDigest(described);
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
