import { existsSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isDatasetName } from '../dataset-name.ts';
import { readProperties } from '../import/read-properties.ts';
import { isObject } from '../is-object.ts';
import { Misstated } from '../misstated.ts';
import { readDescriptor } from '../read-descriptor.ts';
import { openClusterTable } from './cluster-table.ts';
import { answerOf, withCluster } from './connection.ts';
import { cellText } from './sql.ts';

const DESCRIPTOR = 'datapackage.json';

export interface SplitDataset {
  /** Folders that were made, one for each level, and those that were there already, which are left as they are. */
  readonly made: readonly string[];
  readonly kept: readonly string[];
}

/**
 * Makes a dataset of its own of each level of a factor of a dataset whose rows are in a cluster: folders beside its own, by the
 * names of the levels, that say which rows are theirs.
 *
 * @throws Misstated where that cannot be done, ClusterFailure where the cluster does not tell the levels
 */
export async function splitDataset(directory: string, factor: string): Promise<SplitDataset> {
  const name = basename(resolve(directory));
  const path = join(directory, DESCRIPTOR);
  const { outline } = await readDescriptor(path, `${name}/${DESCRIPTOR}`, name);
  const tables = outline?.cluster;
  if (tables === undefined || tables === null)
    throw new Misstated(`${name} has no rows in ClickHouse`, 'a dataset whose datapackage.json names tables');
  const levels = await withCluster(name, async (cluster) => {
    const runs = await openClusterTable(cluster, tables.runs, tables.only);
    if (runs.column(factor) === undefined)
      throw new Misstated(`${tables.runs} has no column ${JSON.stringify(factor)}`, 'a column to split by');
    const query = `SELECT ${runs.key(factor)} AS k FROM ${runs.from} WHERE ${runs.where} GROUP BY k ORDER BY k`;
    return (await answerOf(cluster, runs.file, query)).map((row) => cellText(row['k']));
  });
  const unfit = levels.find((level) => !isDatasetName(level));
  if (unfit !== undefined)
    throw new Misstated(
      `a level is no name for a dataset: ${JSON.stringify(unfit)}`,
      'letters, digits, spaces, ".", "_" and "-"',
    );
  const properties = await readProperties(path);
  const networks = join(directory, 'networks.csv');
  const [made, kept]: [string[], string[]] = [[], []];
  for (const level of levels) {
    const folder = join(dirname(resolve(directory)), level);
    if (existsSync(folder)) {
      kept.push(folder);
      continue;
    }
    await mkdir(folder);
    if (existsSync(networks)) await cp(networks, join(folder, 'networks.csv'));
    const text = JSON.stringify(propertiesOf(properties, factor, level), undefined, 2);
    await writeFile(join(folder, DESCRIPTOR), `${text}\n`);
    made.push(folder);
  }
  return { made, kept };
}

/** What is said of the whole, of one level of the factor. */
function propertiesOf(
  properties: Readonly<Record<string, unknown>>,
  factor: string,
  level: string,
): Readonly<Record<string, unknown>> {
  const { factors, clickhouse, name: _, ...rest } = properties;
  const others = Object.entries(isObject(factors) ? factors : {}).filter(([each]) => each !== factor);
  const tables = isObject(clickhouse) ? clickhouse : {};
  const { only } = tables;
  return {
    name: level,
    ...rest,
    title: `${String(properties['title'])}: ${level}`,
    ...(others.length > 0 && { factors: Object.fromEntries(others) }),
    clickhouse: { ...tables, only: { ...(isObject(only) && only), [factor]: level } },
  };
}
