import type { Analysis } from '../analysis/analysis.ts';
import { buildCache, jsonForm } from './content-cache.ts';
import { readingDigest } from './readings.ts';
import { isDev } from './settings.ts';
import { digestOfMaking } from './site-state.ts';
import { noteUse } from './used-datasets.ts';

const shelf = buildCache.shelf('lists', jsonForm<unknown>());

/**
 * Plain data that follow from a dataset, the content and the code: what an earlier build made of the same, or made now. Nothing
 * else of a dataset that has not changed need be loaded to know which pages it has.
 *
 * @param key says which
 */
export async function keptOfDataset<Value>(
  analysis: Analysis,
  key: string,
  make: () => Value | Promise<Value>,
): Promise<Value> {
  const digest = readingDigest(analysis.name);
  noteUse(analysis.name);
  if (isDev || digest === undefined) return make();
  const source = { name: analysis.name, digest: `${await digestOfMaking()} ${digest}` };
  // What goes by a key always has the same type of value.
  return (await shelf.get(source, key, () => Promise.resolve(make()))) as Value;
}
