import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ClusterFailure } from '../../../src/dataset/clickhouse/connection.ts';
import { analyseWhileReading } from '../../../src/analysis/analyse-while-reading.ts';
import { readDataset } from '../../../src/dataset/read-dataset.ts';
import { createContentCache } from '../../../src/site/content-cache.ts';
import { sourceOf } from '../../../src/site/dataset-source.ts';
import { reduceDataset, REDUCTION } from '../../../src/site/reduce-dataset.ts';
import { GUARDED } from '../../../scripts/clickhouse-servers.ts';
import { editedDataset } from '../edited-dataset.ts';
import { clusterFolder, noServer, useServers } from './cluster-datasets.ts';
import { loadTables } from './load-tables.ts';

const NOWHERE = 'http://127.0.0.1:9';

const servers = useServers();

let databases = 0;

async function small(): Promise<{ readonly folder: string; readonly database: string }> {
  const database = `f${(databases += 1)}`;
  await loadTables(servers(), 'test/fixtures/datasets/small', database);
  return { folder: await clusterFolder('test/fixtures/datasets/small', database), database };
}

/** Of layers in a view that takes its time, so that something can happen to a query of it. */
async function slow(): Promise<{ readonly folder: string; readonly database: string }> {
  const made = await small();
  await servers().on(0, `DROP TABLE ${made.database}.layers`);
  await servers().on(
    0,
    `CREATE VIEW ${made.database}.layers AS SELECT * FROM ${made.database}.layers_local WHERE sleepEachRow(0.15) = 0`,
  );
  return made;
}

/** What a reading was refused with: one line. */
async function refusal(folder: string): Promise<string> {
  const error: unknown = await readDataset(folder).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ClusterFailure);
  const { message } = error as Error;
  expect(message).not.toContain('\n');
  return message;
}

/** Runs a command on a folder of datasets. */
function command(...given: readonly string[]): Promise<{ readonly status: number; readonly errors: string }> {
  const cli = ['src/cli/inference-report.ts', ...given];
  return new Promise((done) =>
    execFile(process.execPath, cli, { env: process.env }, (error, _, errors) =>
      done({ status: error === null ? 0 : Number(error.code), errors }),
    ),
  );
}

/** A way to a server that closes after so many more queries. */
async function openGate(to: string) {
  let [passed, left] = [0, Infinity];
  const gate = createServer((query, answer) => {
    if (left <= 0) {
      query.socket.destroy();
      return;
    }
    passed += 1;
    left -= 1;
    const headers = { ...query.headers, host: new URL(to).host };
    const on = request(new URL(query.url!, to), { method: 'POST', headers, agent: false }, (said) => {
      answer.writeHead(said.statusCode!, said.headers);
      said.pipe(answer);
    });
    query.pipe(on);
  }).listen(0, '127.0.0.1');
  await once(gate, 'listening');
  onTestFinished(() => {
    gate.close();
  });
  return {
    url: `http://127.0.0.1:${(gate.address() as { port: number }).port}`,
    passed: () => passed,
    closeAfter: (queries: number) => (left = queries),
  };
}

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'faults-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe.skipIf(noServer)('what keeps a cluster from being read is one error', () => {
  test('nothing says where it is', async () => {
    const { folder } = await small();
    vi.stubEnv('CLICKHOUSE_URL', '');
    expect(await refusal(folder)).toBe(
      'small/datapackage.json:0:0: the rows are in ClickHouse, and the environment does not say where; expected CLICKHOUSE_URL, such as http://127.0.0.1:8123',
    );
  });

  test('it is away', async () => {
    const { folder, database } = await small();
    vi.stubEnv('CLICKHOUSE_URL', NOWHERE);
    expect(await refusal(folder)).toBe(
      `small/${database}.runs:0:0: the query failed: "connect ECONNREFUSED 127.0.0.1:9"; expected an answer from the cluster at 127.0.0.1:9`,
    );
  });

  test('the password is wrong, which is told without it', async () => {
    const { folder, database } = await small();
    vi.stubEnv('CLICKHOUSE_USER', GUARDED.user);
    vi.stubEnv('CLICKHOUSE_PASSWORD', 'open barley');
    const message = await refusal(folder);
    // Of whichever table was asked first.
    expect(message).toMatch(
      new RegExp(`small/${database}.(?:runs|layers):0:0: the query failed: "Code: 193`),
    );
    expect(message).not.toContain('barley');
    vi.stubEnv('CLICKHOUSE_PASSWORD', GUARDED.password);
    expect((await readDataset(folder)).problems).toEqual([]);
  });

  test('a table is not there', async () => {
    const { folder, database } = await small();
    await servers().on(0, `DROP TABLE ${database}.layers`);
    expect(await refusal(folder)).toContain(`small/${database}.layers:0:0: the query failed: "Code: 60`);
  });

  test('a query is killed in its middle', async () => {
    const { folder, database } = await slow();
    const reading = refusal(folder);
    const running = `query_id != '' AND query LIKE '%${database}%layers%' AND query LIKE '%cityHash64%'`;
    const own = "query NOT LIKE '%system.processes%' AND query NOT LIKE 'KILL%'";
    for (let tries = 0; tries < 200; tries += 1) {
      const count = await servers().on(0, `SELECT count() FROM system.processes WHERE ${running} AND ${own}`);
      if (count.trim() !== '0') break;
      await wait(20);
    }
    await servers().on(0, `KILL QUERY WHERE ${running} AND ${own} ASYNC`);
    expect(await reading).toContain(`small/${database}.layers:0:0: the query failed: "Code: 394`);
  });

  test('rows change while they are read', async () => {
    const { folder, database } = await slow();
    let inserted: Promise<string> | undefined;
    const another = `INSERT INTO ${database}.runs_local SELECT 'new-net', library, batch_size, repetition, status, failure, forward_ms, backward_ms, forward_backward_ms, memory_bytes, temperature_c FROM ${database}.runs_local LIMIT 1`;
    const reading = analyseWhileReading((layerSink, iterationSink, stateSink) =>
      readDataset(folder, layerSink, iterationSink, (...made) => {
        inserted = servers().on(0, another);
        return stateSink(...made);
      }),
    );
    await expect(reading).rejects.toThrow(
      `small/datapackage.json:0:0: the rows changed while they were read: "${database}.runs, ${database}.layers"; expected the same rows from the beginning to the end; try again`,
    );
    await inserted;
  });
});

describe.skipIf(noServer)('a summary of earlier rows never stands for rows that may be others', () => {
  async function kept() {
    const made = await small();
    const cache = await temporary();
    const load = async () => {
      const shelf = createContentCache(cache).shelf('summaries', REDUCTION);
      const { analysis, problems } = await reduceDataset(
        made.folder,
        await sourceOf(made.folder, 'code'),
        shelf,
      );
      expect(problems).toEqual([]);
      return analysis!.table('mean-time-per-batch', 'inference').map(({ mean_ms }) => mean_ms);
    };
    return { ...made, load };
  }

  test('the same rows are read once, changed ones again', async () => {
    const { database, load } = await kept();
    const before = await load();
    expect(await load()).toEqual(before);
    await servers().everywhere(
      `ALTER TABLE ${database}.runs_local UPDATE forward_ms = 200.125 WHERE forward_ms = 100.125`,
    );
    for (let tries = 0; tries < 100 && (await load()).includes(100.125); tries += 1) await wait(50);
    expect(await load()).toEqual(before.map((ms) => (ms === 100.125 ? 200.125 : ms)));
  });

  test('rows that change between the look for a summary and their reading are refused', async () => {
    const { folder, database } = await small();
    const source = await sourceOf(folder, 'code');
    await servers().on(
      0,
      `INSERT INTO ${database}.layers_local SELECT * FROM ${database}.layers_local LIMIT 1`,
    );
    const shelf = createContentCache().shelf('summaries', REDUCTION);
    await expect(reduceDataset(folder, source, shelf)).rejects.toThrow(
      'the rows changed while they were read',
    );
  });

  test('where the cluster is away, nothing is taken from before', async () => {
    const { load } = await kept();
    await load();
    vi.stubEnv('CLICKHOUSE_URL', NOWHERE);
    await expect(load()).rejects.toThrow(ClusterFailure);
  });
});

describe.skipIf(noServer)('of a cluster that is away', () => {
  async function twoDatasets(): Promise<string> {
    const data = await temporary();
    const { folder } = await small();
    await cp(folder, join(data, 'away'), { recursive: true });
    const broken = await editedDataset({ 'runs.csv': (text) => text.replace('100.125', 'fast') });
    await cp(broken, join(data, 'broken'), { recursive: true });
    vi.stubEnv('CLICKHOUSE_URL', NOWHERE);
    return data;
  }

  test('validate tells once, and checks the other datasets', async () => {
    const { status, errors } = await command('validate', '--data', await twoDatasets());
    expect(status).toBe(1);
    expect(errors.match(/ECONNREFUSED/g)).toHaveLength(1);
    expect(errors).toContain('broken/runs.csv:9:');
    expect(errors).toContain('validate: 2 problems in 2 datasets');
  });

  test('a build publishes nothing', async () => {
    const data = await twoDatasets();
    await rm(join(data, 'broken'), { recursive: true });
    await cp('data', data, { recursive: true });
    const out = join(data, '.out');
    const { status, errors } = await command('build', '--data', data, '--out', out);
    expect(status).toBe(1);
    expect(errors.match(/ECONNREFUSED/g)).toHaveLength(1);
    expect(existsSync(out)).toBe(false);
  });

  test('once the data have been checked, an earlier report stays as it is', async () => {
    const data = await temporary();
    const { folder } = await small();
    await cp(folder, join(data, 'away'), { recursive: true });
    await cp('data', data, { recursive: true });
    const out = join(data, '.out');
    await mkdir(join(out, '_astro'), { recursive: true });
    await writeFile(join(out, 'index.html'), 'the earlier report');
    const gate = await openGate(servers().url);
    vi.stubEnv('CLICKHOUSE_URL', gate.url);
    await readDataset(folder);
    gate.closeAfter(gate.passed());
    const { status, errors } = await command('build', '--data', data, '--out', out);
    expect(status).toBe(1);
    expect(errors).toContain('away/f');
    expect(errors).toContain('the query failed');
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('the earlier report');
    expect(await readdir(data)).not.toContain('.out.unfinished');
  });

  test('that has lost a shard nothing is read of the other', async () => {
    const { folder, database } = await small();
    await servers().kill(1);
    expect(await refusal(folder)).toContain(`small/${database}.runs:0:0: the query failed: "Code: 279`);
  });
});
