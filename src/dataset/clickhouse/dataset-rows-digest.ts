import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { readDescriptor } from '../read-descriptor.ts';
import { withCluster } from './connection.ts';
import { openClusterTables } from './read-cluster-rows.ts';
import { digestOfTables } from './rows-digest.ts';

/**
 * What tells the rows that a dataset has in a cluster from other ones; empty where its rows are files.
 *
 * @throws ClusterFailure where the cluster does not say: then nothing may stand for them
 */
export async function digestOfRows(directory: string): Promise<string> {
  const name = basename(resolve(directory));
  const file = 'datapackage.json';
  if (!(await mayNameTables(join(directory, file)))) return '';
  const { outline } = await readDescriptor(join(directory, file), `${name}/${file}`, name);
  const tables = outline?.cluster;
  if (tables === undefined || tables === null) return '';
  return withCluster(name, async (cluster) =>
    digestOfTables(cluster, (await openClusterTables(cluster, tables)).all),
  );
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
