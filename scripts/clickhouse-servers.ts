import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

/** A user whom the servers ask for a password. */
export const GUARDED = { user: 'guarded', password: 'open sesame' } as const;

/** Two shards on loopback, with the tables' rows on both and a `Distributed` table over them on the first. */
export interface Servers {
  /** The first, which distributes queries. */
  readonly url: string;
  /** Runs a statement on every shard. */
  everywhere(statement: string): Promise<void>;
  /** Runs a statement on one shard. */
  on(shard: number, statement: string, body?: Uint8Array<ArrayBuffer>): Promise<string>;
  /** Numbers of the processes. */
  readonly pids: readonly number[];
  /** Ends one shard at once, as a power failure would. */
  kill(shard: number): Promise<void>;
  stop(): Promise<void>;
}

interface Ports {
  readonly http: number;
  readonly tcp: number;
}

/** Ports that nobody listens on. */
async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}

function configuration(folder: string, { http, tcp }: Ports, all: readonly Ports[]): string {
  const shards = all
    .map((ports) => `<shard><replica><host>127.0.0.1</host><port>${ports.tcp}</port></replica></shard>`)
    .join('');
  return `<yandex>
    <logger><level>error</level><log>${folder}/log</log><errorlog>${folder}/errors</errorlog></logger>
    <http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><listen_host>127.0.0.1</listen_host>
    <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path>
    <users_config>${folder}/users.xml</users_config>
    <default_profile>default</default_profile><default_database>default</default_database>
    <mark_cache_size>67108864</mark_cache_size>
    <remote_servers><boards>${shards}</boards></remote_servers>
  </yandex>`;
}

const user = (name: string, password: string): string =>
  `<${name}><password>${password}</password><networks><ip>127.0.0.1</ip></networks>
    <profile>default</profile><quota>default</quota></${name}>`;

const USERS = `<yandex>
  <profiles><default><max_threads>2</max_threads></default></profiles>
  <users>${user('default', '')}${user(GUARDED.user, GUARDED.password)}</users>
  <quotas><default></default></quotas>
</yandex>`;

async function start(
  program: string,
  folder: string,
  ports: Ports,
  all: readonly Ports[],
): Promise<ChildProcess> {
  for (const part of ['data', 'tmp']) await mkdir(join(folder, part), { recursive: true });
  await writeFile(join(folder, 'users.xml'), USERS);
  await writeFile(join(folder, 'config.xml'), configuration(folder, ports, all));
  const server = spawn(program, [`--config-file=${join(folder, 'config.xml')}`], {
    cwd: folder,
    stdio: 'ignore',
  });
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) break;
    const answer = await fetch(`http://127.0.0.1:${ports.http}/ping`).catch(() => undefined);
    if (answer?.ok === true) return server;
    await wait(100);
  }
  server.kill('SIGKILL');
  const errors = await readFile(join(folder, 'errors'), 'utf8').catch(() => '');
  throw new Error(`the ClickHouse server did not start: ${errors.slice(0, 2000)}`);
}

/** On a connection of its own: one that is kept, the server may be just about to close. */
function post(address: URL, body: string | Uint8Array): Promise<string> {
  return new Promise((answered, failed) => {
    const sent = request(address, { method: 'POST', agent: false }, (answer) => {
      text(answer).then(
        (said) => (answer.statusCode === 200 ? answered(said) : failed(new Error(said))),
        failed,
      );
    });
    sent.on('error', failed).end(body);
  });
}

/** Starts the two servers; whoever does so stops them. */
export async function startServers(program: string): Promise<Servers> {
  const folder = await mkdtemp(join(tmpdir(), 'clickhouse-'));
  const [a, b, c, d] = (await freePorts(4)) as [number, number, number, number];
  const ports: readonly Ports[] = [
    { http: a, tcp: b },
    { http: c, tcp: d },
  ];
  const servers = await Promise.all(
    ports.map((each, shard) => start(program, join(folder, `shard-${shard}`), each, ports)),
  );
  const urls = ports.map(({ http }) => `http://127.0.0.1:${http}`);
  const end = async (server: ChildProcess): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };
  const on: Servers['on'] = (shard, statement, body) => {
    const address = new URL(urls[shard]!);
    if (body !== undefined) address.searchParams.set('query', statement);
    return post(address, body ?? statement);
  };
  return {
    url: urls[0]!,
    pids: servers.map(({ pid }) => pid!),
    async everywhere(statement) {
      for (const shard of urls.keys()) await on(shard, statement);
    },
    on,
    kill: (shard) => end(servers[shard]!),
    async stop() {
      await Promise.all(servers.map(end));
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
