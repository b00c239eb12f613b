import { digestOfRows } from '../dataset/clickhouse/dataset-rows-digest.ts';
import { isDev } from './settings.ts';

/** One page of `dev` looks at its data dozens of times: within this time in ms a cluster is not asked again. */
const DEV_FRESH_MS = 5000;

const asked = new Map<string, { readonly at: number; readonly digest: Promise<string> }>();

/**
 * What tells the rows that a dataset has in a cluster from other ones; empty where its rows are files. A build asks once, before
 * it reads any of them, as shards go through all rows for the answer: whoever reads them sees whether it still holds then.
 *
 * @throws ClusterFailure where the cluster does not say
 */
export function rowsDigestOf(directory: string): Promise<string> {
  const now = performance.now();
  const known = asked.get(directory);
  if (known !== undefined && !(isDev && now - known.at > DEV_FRESH_MS)) return known.digest;
  const digest = digestOfRows(directory);
  asked.set(directory, { at: now, digest });
  digest.catch(() => asked.delete(directory));
  return digest;
}
