/**
 * The same rows from a folder of CSV, a folder of Parquet and a ClickHouse cluster of two servers on this machine: what is on
 * disk, how long it takes to have them there and to read, check and reduce them, what the reading process and the servers
 * hold, and what goes over the connection.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { campaignOf } from './bench-scale.ts';
import { usageIn, usageReporter } from './measured-process.ts';
import { type Servers, startServers } from './clickhouse-servers.ts';
import { findClickHouse } from './find-clickhouse.ts';
import { writeSyntheticDataset } from './synthetic-dataset.ts';

const TABLES = ['runs', 'layers'] as const;
const CHUNK_BYTES = 1 << 25;

const KEY = 'model String, library String, batch_size UInt32, repetition UInt32';
const COLUMNS: Readonly<Record<(typeof TABLES)[number], string>> = {
  runs: `${KEY}, status String, failure Nullable(String), forward_ms Nullable(Float64), backward_ms Nullable(Float64), forward_backward_ms Nullable(Float64), memory_bytes Nullable(UInt64)`,
  layers: `${KEY}, layer_index UInt32, layer String, forward_ms Nullable(Float64), backward_ms Nullable(Float64)`,
};

interface Used {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** Measures a process that reads, checks and reduces a dataset, with every table. */
function analyse(folder: string, environment: Readonly<Record<string, string>> = {}): Used {
  const start = performance.now();
  const { stderr, status } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('bench-scale.ts', import.meta.url)), 'analyse', folder],
    {
      encoding: 'utf8',
      env: { ...process.env, ...environment, NODE_OPTIONS: `--import ${usageReporter}` },
    },
  );
  const usage = usageIn(stderr);
  if (status !== 0 || usage === undefined) throw new Error(stderr);
  return { seconds: (performance.now() - start) / 1000, ...usage };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

async function toParquet(csv: string, folder: string): Promise<void> {
  await cp(csv, folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const table of TABLES) {
    const source = join(folder, `${table}.csv`);
    await connection.run(
      `COPY (SELECT * FROM read_csv('${source}', header = true)) TO '${join(folder, `${table}.parquet`)}'`,
    );
    await rm(source);
  }
  connection.closeSync();
  instance.closeSync();
}

/** Parts of a file of some megabytes that end with a line, without the header. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  let isFirst = true;
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: CHUNK_BYTES })) {
    const text = rest + (chunk as string);
    const end = text.lastIndexOf('\n') + 1;
    yield text.slice(isFirst ? text.indexOf('\n') + 1 : 0, end);
    rest = text.slice(end);
    isFirst = false;
  }
}

/** Parts go to the shards in turn, so that a run's layers are on both; what is not measured is NULL. */
async function toCluster(csv: string, folder: string, servers: Servers): Promise<void> {
  await cp(csv, folder, { recursive: true, filter: (path) => !path.endsWith('.csv') });
  await servers.everywhere('CREATE DATABASE bench');
  for (const table of TABLES) {
    await servers.everywhere(
      `CREATE TABLE bench.${table}_local (${COLUMNS[table]}) ENGINE = MergeTree ORDER BY (model, library, batch_size, repetition)`,
    );
    await servers.everywhere(
      `CREATE TABLE bench.${table} AS bench.${table}_local ENGINE = Distributed(boards, bench, ${table}_local)`,
    );
    let shard = 0;
    for await (const lines of linesOf(join(csv, `${table}.csv`))) {
      const body = new TextEncoder().encode(lines.replace(/,(?=[,\n])/g, ',\\N'));
      await servers.on(shard, `INSERT INTO bench.${table}_local FORMAT CSV`, body);
      shard = 1 - shard;
    }
  }
  const file = join(folder, 'datapackage.json');
  const descriptor = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  const tables = { runs: 'bench.runs', layers: 'bench.layers' };
  await writeFile(file, JSON.stringify({ ...descriptor, clickhouse: tables }));
}

interface ServersUsed {
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** What Linux tells of the servers' processes so far. */
function usedBy({ pids }: Servers): ServersUsed {
  const ticks = pids.map((pid) => {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13);
    return Number(user) + Number(system);
  });
  const peaks = pids.map((pid) =>
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]),
  );
  return {
    cpuSeconds: ticks.reduce((sum, each) => sum + each, 0) / 100,
    peakMegabytes: Math.max(...peaks) / 1000,
  };
}

/** Bytes that have gone over loopback. */
function loopbackBytes(): number {
  const line = readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .find((each) => each.trim().startsWith('lo:'))!;
  return Number(line.trim().split(/\s+/)[1]);
}

export const WAYS = ['CSV', 'Parquet', 'cluster'] as const;
export type Way = (typeof WAYS)[number];

export async function benchRows(factor: number, ways: readonly Way[]): Promise<void> {
  const program = ways.includes('cluster') ? findClickHouse() : undefined;
  const parent = mkdtempSync(join(tmpdir(), 'bench-rows-'));
  const [csv, parquet, cluster] = ['csv', 'parquet', 'cluster'].map((name) => join(parent, name)) as [
    string,
    string,
    string,
  ];
  const line = (way: Way, bytes: number, put: number, read: Used, servers = ''): void => {
    console.log(
      `${way}: ${(bytes / 1e6).toFixed(0)} MB, there in ${put.toFixed(1)} s; read in ${read.seconds.toFixed(1)} s, ` +
        `${read.cpuSeconds.toFixed(1)} s of processor, ${read.peakMegabytes.toFixed(0)} MB${servers}`,
    );
  };
  try {
    console.log(`${(55_296 * factor).toLocaleString('en')} rows of layers, ${768 * factor} runs`);
    const written = await timed(() => writeSyntheticDataset(csv, campaignOf(factor)));
    if (ways.includes('CSV')) line('CSV', sizeOf(csv), written, analyse(csv));
    if (ways.includes('Parquet')) {
      const converted = await timed(() => toParquet(csv, parquet));
      line('Parquet', sizeOf(parquet), converted, analyse(parquet));
    }
    if (program === undefined) return;
    const servers = await startServers(program);
    try {
      const loaded = await timed(() => toCluster(csv, cluster, servers));
      const stored = await servers.on(
        0,
        "SELECT sum(bytes) FROM (SELECT bytes FROM system.parts WHERE active AND database = 'bench')",
      );
      const [before, bytesBefore] = [usedBy(servers), loopbackBytes()];
      const read = analyse(cluster, { CLICKHOUSE_URL: servers.url });
      const [after, bytesAfter] = [usedBy(servers), loopbackBytes()];
      line(
        'cluster',
        2 * Number(stored),
        loaded,
        read,
        `; servers ${(after.cpuSeconds - before.cpuSeconds).toFixed(1)} s of processor, ${after.peakMegabytes.toFixed(0)} MB at most each; ` +
          `${((bytesAfter - bytesBefore) / 1e6).toFixed(0)} MB over loopback`,
      );
    } finally {
      await servers.stop();
    }
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}
