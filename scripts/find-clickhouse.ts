import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAME = 'clickhouse-server';

/** Where Debian puts it, which is on the path of root alone. */
const USUAL = '/usr/sbin';

/** Of tests that start at the same time the first one installs it, and the others wait for that. */
const INSTALL = `test -x ${USUAL}/${NAME} || { apt-get -qq update; apt-get -qq -o DPkg::Lock::Timeout=300 install -y ${NAME}; }`;

/**
 * The path of a ClickHouse server: `CLICKHOUSE_SERVER`, or one on the `PATH`. Where there is none it is installed by Debian's
 * package manager as root; elsewhere it is undefined, and what needs one is skipped.
 */
export function findClickHouse(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const given = environment.CLICKHOUSE_SERVER;
  if (given !== undefined) {
    if (!existsSync(given)) throw new Error(`CLICKHOUSE_SERVER is no program: ${given}`);
    return given;
  }
  const found = onPath(environment);
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (found !== undefined || !mayInstall) return found;
  console.error(`no ClickHouse server found: apt-get install ${NAME}`);
  try {
    execFileSync('flock', [join(tmpdir(), 'install-clickhouse'), 'sh', '-c', INSTALL], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...environment, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } catch {
    // Whether it helped is seen by looking again.
  }
  return onPath(environment);
}

function onPath(environment: NodeJS.ProcessEnv): string | undefined {
  const folders = [...(environment.PATH ?? '').split(delimiter), USUAL];
  return folders.map((folder) => join(folder, NAME)).find((path) => existsSync(path));
}
