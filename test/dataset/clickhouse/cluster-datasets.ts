import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, onTestFinished, vi } from 'vitest';
import { findClickHouse } from '../../../scripts/find-clickhouse.ts';
import { type Servers, startServers } from '../../../scripts/clickhouse-servers.ts';

const program = findClickHouse();

/** Whether tests that need a cluster are skipped: no server is there, and none could be installed. */
export const noServer = program === undefined;
if (noServer) console.warn('skipped: no clickhouse-server found; install it, or set CLICKHOUSE_SERVER');

/** Two shards for the tests of a file, which the environment names during each. Call at the file's top level. */
export function useServers(): () => Servers {
  let servers: Servers | undefined;
  beforeAll(async () => {
    if (program !== undefined) servers = await startServers(program);
  });
  afterEach(() => vi.unstubAllEnvs());
  afterAll(() => servers?.stop());
  return () => {
    vi.stubEnv('CLICKHOUSE_URL', servers!.url);
    return servers!;
  };
}

/** A copy of a dataset's folder whose rows are in the tables of a database, gone after the test. */
export async function clusterFolder(
  folder: string,
  database: string,
  only?: Readonly<Record<string, string>>,
): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'cluster-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const copy = join(parent, basename(folder));
  const tables = ['runs', 'layers', 'iterations'].filter((table) => existsSync(join(folder, `${table}.csv`)));
  await cp(folder, copy, { recursive: true });
  for (const table of tables) await rm(join(copy, `${table}.csv`));
  const file = join(copy, 'datapackage.json');
  const descriptor = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  const names = Object.fromEntries(tables.map((table) => [table, `${database}.${table}`]));
  await writeFile(file, JSON.stringify({ ...descriptor, clickhouse: { ...names, ...(only && { only }) } }));
  return copy;
}
