import { basename, join, resolve } from 'node:path';
import { readDescriptor } from '../read-descriptor.ts';
import { withCluster } from './connection.ts';
import { openClusterTables } from './read-cluster-rows.ts';
import { digestOfTables } from './rows-digest.ts';

/**
 * What tells the rows that a dataset has in a cluster from other ones; empty where its description names no tables.
 *
 * @throws ClusterFailure where the cluster does not say: then nothing may stand for them
 */
export async function clusterRowsDigest(directory: string): Promise<string> {
  const name = basename(resolve(directory));
  const file = 'datapackage.json';
  const { outline } = await readDescriptor(join(directory, file), `${name}/${file}`, name);
  const tables = outline?.cluster;
  if (tables === undefined || tables === null) return '';
  return withCluster(name, async (cluster) =>
    digestOfTables(cluster, (await openClusterTables(cluster, tables)).all),
  );
}
