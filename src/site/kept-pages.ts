import { deserialize, serialize } from 'node:v8';
import type { APIContext } from 'astro';
import { buildCache, type CacheSource } from './content-cache.ts';
import { loadDatasets } from './load-datasets.ts';
import { readingDigest } from './readings.ts';
import { digestOfMaking } from './site-state.ts';
import { withUses } from './used-datasets.ts';

interface KeptPage {
  readonly type: string;
  readonly body: Uint8Array;
}

/** The pages and files of a dataset, by their address. */
type PagesOfDataset = Map<string, KeptPage>;

const shelf = buildCache.shelf<PagesOfDataset>(
  'pages',
  { write: serialize, read: (bytes) => deserialize(bytes) as PagesOfDataset },
  { inMemory: false },
);

interface Opened {
  readonly source: CacheSource;
  readonly pages: PagesOfDataset;
  hasNew: boolean;
}

/** A build goes through its datasets one after another, so that one alone is in memory. */
let opened: Opened | undefined;

/**
 * A page or file of a dataset as an earlier build made it of the same data, content and code; else as it is made now, and
 * then kept. What depends on any other dataset is made anew each time, and so is what depends on the list of them.
 */
export async function keptPage(
  { params, url }: Pick<APIContext, 'params' | 'url'>,
  make: () => Promise<Response>,
): Promise<Response> {
  // Cards go by names that datasets have, but for that of the report.
  const dataset = params['dataset'] ?? params['name'];
  const ofDataset = dataset === undefined ? undefined : await open(dataset);
  if (ofDataset === undefined) return make();
  const known = ofDataset.pages.get(url.pathname);
  if (known !== undefined) return responseOf(known);
  const { value: page, used } = await withUses(async () => {
    const response = await make();
    const type = response.headers.get('content-type');
    return response.status === 200 && type !== null
      ? { type, body: new Uint8Array(await response.arrayBuffer()) }
      : response;
  });
  if (page instanceof Response) return page;
  if ([...used].every((name) => name === ofDataset.source.name)) {
    ofDataset.pages.set(url.pathname, page);
    ofDataset.hasNew = true;
  }
  return responseOf(page);
}

/** Keeps for the next build what has not been kept yet. */
export async function keepPages(): Promise<void> {
  if (opened?.hasNew) await shelf.put(opened.source, 'pages', opened.pages);
  opened = undefined;
}

async function open(dataset: string): Promise<Opened | undefined> {
  if (opened?.source.name === dataset) return opened;
  await keepPages();
  await loadDatasets();
  const digest = readingDigest(dataset);
  if (digest === undefined) return undefined;
  const source = { name: dataset, digest: `${await digestOfMaking()} ${digest}` };
  const pages = await shelf.get(source, 'pages', () => Promise.resolve(new Map<string, KeptPage>()));
  opened = { source, pages, hasNew: false };
  return opened;
}

function responseOf({ type, body }: KeptPage): Response {
  return new Response(body as BodyInit, { headers: { 'content-type': type } });
}
