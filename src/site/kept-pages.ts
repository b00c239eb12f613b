import { buildCommit } from './build-commit.ts';
import { buildCache, type CacheSource } from './content-cache.ts';
import { loadDatasets } from './load-datasets.ts';
import { type KeptPage, packForm, type PagePack } from './page-pack.ts';
import { descriptorDigest, readingDigest } from './readings.ts';
import { digestOfMaking } from './site-state.ts';
import { describedDataset, descriptorOf, withUses } from './used-datasets.ts';

/** The pages and files of one dataset. */
export interface KeptPages {
  /** The page as an earlier build made it of the same; else as it is made now. @param file within the site */
  page(file: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
  /** Keeps them for the next build. */
  keep(): void;
}

/** Of the same data, content and code; a commit of anything else does not make them anew. */
const shelf = buildCache.shelf('pages', packForm(buildCommit), { inMemory: false });

/**
 * A page of a dataset may depend on other ones too: it is kept as long as they are in the state that it shows. What depends on the
 * list of them is made anew each time, as is everything that is about no single one.
 *
 * @param dataset that they are about
 */
export async function keptPages(dataset: string | undefined): Promise<KeptPages> {
  const source = await sourceOf(dataset);
  if (source === undefined) return { page: (_, make) => make(), keep: () => undefined };
  const earlier = await shelf.get(
    source,
    '',
    () => Promise.resolve<PagePack>(new Map()),
    () => false,
  );
  const pages = new Map<string, KeptPage>();
  let isNew = false;
  return {
    async page(file, make) {
      const kept = earlier.get(file);
      if (kept !== undefined && holds(kept)) {
        pages.set(file, kept);
        return kept.body;
      }
      const made = await madePage(source.name, make);
      if (holds(made)) {
        pages.set(file, made);
        isNew = true;
      }
      return made.body;
    },
    keep() {
      if (isNew) shelf.put(source, '', pages);
    },
  };
}

async function madePage(dataset: string, make: () => Promise<Uint8Array>): Promise<KeptPage> {
  const { value: body, used } = await withUses(make);
  const others = [...used]
    .filter((use) => use !== dataset && use !== descriptorOf(dataset))
    .map((use) => [use, digestOf(use)] as const);
  return { others, body };
}

/** Whether the other datasets are in the state that the page shows. */
function holds({ others }: KeptPage): boolean {
  return others.every(([use, digest]) => digest !== undefined && digest === digestOf(use));
}

function digestOf(use: string): string | undefined {
  const described = describedDataset(use);
  return described === undefined ? readingDigest(use) : descriptorDigest(described);
}

async function sourceOf(dataset: string | undefined): Promise<CacheSource | undefined> {
  if (dataset === undefined) return undefined;
  await loadDatasets();
  const digest = readingDigest(dataset);
  if (digest === undefined) return undefined;
  const ofCommit = buildCommit?.length ?? 0;
  return { name: dataset, digest: `${await digestOfMaking()} ${ofCommit} ${digest}` };
}
