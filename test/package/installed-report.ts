import { execFileSync } from 'node:child_process';
import {
  chmod,
  cp,
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isSystemError } from '../../src/dataset/system-error.ts';

const NAME = 'inference-report';

/** Packs the generator as `npm publish` would, and says where. */
export function pack(folder: string, target: string, ...options: readonly string[]): string {
  const output = execFileSync('npm', ['pack', '--silent', '--pack-destination', target, ...options], {
    cwd: folder,
    encoding: 'utf8',
  });
  return join(target, output.trim().split('\n').at(-1)!);
}

/**
 * What npm makes of a folder that depends on a packed generator, without the network: the packages that the lock file
 * holds for use, not those for development, from where they are installed already.
 */
export async function install(tarball: string, folder: string): Promise<void> {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: true; readonly devOptional?: true }>>;
  };
  for (const [path, { dev, devOptional }] of Object.entries(lock.packages)) {
    if (path === '' || path.lastIndexOf('node_modules/') > 0 || dev || devOptional) continue;
    await linkTree(path, join(folder, path));
  }
  await unpack(tarball, folder);
  const command = join(folder, 'node_modules/.bin', NAME);
  await mkdir(dirname(command), { recursive: true });
  await symlink(join('..', NAME, 'lib/cli/inference-report.js'), command);
}

/** Puts a packed generator in the place of the one that is there, as an update does. */
export async function unpack(tarball: string, folder: string): Promise<void> {
  const target = join(folder, 'node_modules', NAME);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
  await chmod(join(target, 'lib/cli/inference-report.js'), 0o755);
}

/** A packed generator as a later release might be: of another version, with some of its files changed. */
export async function laterRelease(
  tarball: string,
  target: string,
  version: string,
  edits: Readonly<Record<string, (text: string) => string>>,
): Promise<string> {
  const folder = join(target, 'later');
  await unpack(tarball, folder);
  const release = join(folder, 'node_modules', NAME);
  const changes = {
    'package.json': (text: string) => text.replace(/"version": ".*?"/, `"version": "${version}"`),
    ...edits,
  };
  for (const [file, edit] of Object.entries(changes)) {
    const text = await readFile(join(release, file), 'utf8');
    const changed = edit(text);
    if (changed === text) throw new Error(`nothing to change in ${file}`);
    await writeFile(join(release, file), changed);
  }
  return pack(release, target, '--ignore-scripts');
}

/** Every file of a folder with the time of its last change. */
export async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (file) => `${file} ${String((await stat(file)).mtimeMs)}`));
}

/** Moves what is installed for one folder to another. */
export async function moveInstallation(from: string, to: string): Promise<void> {
  await rename(join(from, 'node_modules'), join(to, 'node_modules'));
}

/** The same files under other names: nothing is copied where one disk has both. */
async function linkTree(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true }).catch((error: unknown) => {
    // An optional package that this machine has no use for.
    if (isSystemError(error) && error.code === 'ENOENT') return [];
    throw error;
  });
  if (entries.length > 0) await mkdir(to, { recursive: true });
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target);
    else await link(source, target).catch(() => cp(source, target));
  }
}
