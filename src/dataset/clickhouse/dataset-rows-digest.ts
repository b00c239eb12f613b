import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What tells the rows that a dataset has in a cluster from other ones; empty where its rows are files.
 *
 * @throws ClusterFailure where the cluster does not say: then nothing may stand for them
 */
export async function digestOfRows(directory: string): Promise<string> {
  if (!(await mayNameTables(join(directory, 'datapackage.json')))) return '';
  // Takes longer to load than a build in which nothing has changed may take.
  const { clusterRowsDigest } = await import('./cluster-rows-digest.ts');
  return clusterRowsDigest(directory);
}

/** A quick look, as most datasets name none. What is no JSON is for the reader that says where it is wrong. */
async function mayNameTables(path: string): Promise<boolean> {
  try {
    const descriptor: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof descriptor === 'object' && descriptor !== null && 'clickhouse' in descriptor;
  } catch {
    return true;
  }
}
