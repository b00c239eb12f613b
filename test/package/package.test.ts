import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { outsideTests } from '../browser/build-site.ts';
import type { Outcome } from '../cli/run-command.ts';
import { filesOf, install, laterRelease, moveInstallation, pack, unpack } from './installed-report.ts';

/** What a later release might bring: a field of another name, and what renames it. */
const LATER = {
  'lib/markdown/content-schemas.js': (text: string) => text.replace('shortTitle: text', 'siteName: text'),
  'lib/cli/migrate/migrations.js': () => `export const MIGRATIONS = [{
    what: 'shortTitle is siteName',
    of: 'content',
    rewrite: (file, text) => (file === 'report.yaml' ? text.replace(/^shortTitle:/m, 'siteName:') : text),
  }];\n`,
};

let directory: string;
let report: string;
let tarball: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'package-'));
  report = join(directory, 'my-report');
  tarball = pack('.', directory);
}, 300_000);

afterAll(() => rm(directory, { recursive: true }));

/** Runs a command of the installed generator in a folder of the report. */
function run(args: readonly string[], { within = '.', ...environment }: Record<string, string> = {}) {
  return new Promise<Outcome>((done) => {
    const options = { cwd: join(report, within), env: outsideTests(environment), maxBuffer: 1 << 24 };
    const command = join(report, 'node_modules/.bin/inference-report');
    const child = execFile(process.execPath, [command, ...args], options, (_, stdout, stderr) => {
      done({ status: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

it('the packed generator begins a report in an empty folder, and asks for itself there', async () => {
  // As npx does: an installation of its own, from the file.
  const npx = join(directory, 'npx');
  await mkdir(npx);
  const asked = `file:../${tarball.slice(directory.length + 1)}`;
  await writeFile(join(npx, 'package.json'), JSON.stringify({ dependencies: { 'inference-report': asked } }));
  await install(tarball, npx);
  const command = join(npx, 'node_modules/inference-report/lib/cli/inference-report.js');
  const child = spawn(process.execPath, [command, 'init', 'my-report'], { cwd: directory, stdio: 'ignore' });
  expect(await once(child, 'exit')).toEqual([0, null]);
  const description = JSON.parse(await readFile(join(report, 'package.json'), 'utf8')) as unknown;
  expect(description).toMatchObject({ dependencies: { 'inference-report': asked } });
  await moveInstallation(npx, report);
}, 120_000);

it('the report is built as it is begun, of the pages that come bundled', async () => {
  const built = await run(['build', '--out', '../begun'], {
    within: 'content',
    SITE_URL: 'https://example.org/',
  });
  expect(built.stderr).toBe('');
  expect(built.status).toBe(0);
  expect(await readFile(join(report, 'begun/index.html'), 'utf8')).toContain('<article class="prose"');
  // Astro leaves this where it bundles.
  expect(await readdir(report)).not.toContain('.astro');
  await rm(join(report, 'begun'), { recursive: true });
}, 120_000);

it('data of another tool are taken in', async () => {
  const imported = ['import', 'csv', resolve('test/fixtures/csv/mapping.yaml'), '--dataset', 'spreadsheet'];
  // From a folder below: what is not said is the report’s.
  expect(await run(imported, { within: 'content' })).toMatchObject({ status: 0, stderr: '' });
  expect(await readdir(join(report, 'data'))).toEqual(['jetson-tx1', 'spreadsheet']);
});

it('the report is built under a path, with what its author added, and the generator’s folder stays as it was', async () => {
  await mkdir(join(report, 'content/components'));
  await mkdir(join(report, 'content/pages'));
  await writeFile(join(report, 'content/components/Note.astro'), '<aside class="note"><slot /></aside>\n');
  await writeFile(
    join(report, 'content/pages/about.astro'),
    '---\nimport Layout from \'inference-report/components/Layout.astro\';\n---\n<Layout title="About" description="Who."><h1>About us</h1></Layout>\n',
  );
  await writeFile(join(report, 'content/style.css'), ':root { --accent: rebeccapurple; }\n');
  await writeFile(
    join(report, 'content/02-layers.mdx'),
    '---\ntitle: Layers\nsummary: Where the time goes.\n---\n\n<Note>Mine.</Note>\n\n<Figure id="own" kind="layers" model="bvlc-alexnet" libraries="nvidia-cudnn" batchSizes="16" />\n\n<Ref to="/about/">About</Ref> us.\n',
  );
  const yaml = join(report, 'content/report.yaml');
  await writeFile(yaml, `${await readFile(yaml, 'utf8')}language: de\nlinks: [{ label: Us, to: /about/ }]\n`);
  const before = await filesOf(join(report, 'node_modules'));

  const address = 'https://example.org/some/path/';
  const built = await run(['build', '--out', '../site'], { within: 'content', SITE_URL: address });
  expect(built.stderr).toBe('');
  expect(built.status).toBe(0);
  expect(await filesOf(join(report, 'node_modules'))).toEqual(before);
  expect((await readdir(report)).sort()).toEqual([
    '.astro',
    '.cache',
    '.github',
    '.gitignore',
    'README.md',
    'content',
    'data',
    'node_modules',
    'package.json',
    'site',
  ]);
  const page = await readFile(join(report, 'site/layers/index.html'), 'utf8');
  expect(page).toContain('<aside class="note">Mine.</aside>');
  expect(page).toContain('<div class="figure" id="own" lang="en"');
  expect(page).toContain('<article class="prose" lang="de"');
  expect(page).toContain('<a href="/some/path/about/">Us</a>');
  const about = await readFile(join(report, 'site/about/index.html'), 'utf8');
  expect(about).toContain('<h1>About us</h1>');
  const styles = (await readdir(join(report, 'site/_astro'))).filter((file) => file.endsWith('.css'));
  const texts = await Promise.all(styles.map((file) => readFile(join(report, 'site/_astro', file), 'utf8')));
  expect(texts.join('')).toMatch(/--accent:\s*(rebeccapurple|#639)/);
}, 300_000);

it('the report is served while it is written, with what its author added', async () => {
  expect(await served(['dev', '--port', '4791'], 'layers/')).toContain('<aside class="note">Mine.</aside>');
}, 120_000);

it('what was built is served, where it was built and under its path', async () => {
  const page = await served(['preview', '--port', '4790'], 'some/path/layers/');
  expect(page).toContain('<aside class="note">Mine.</aside>');
}, 120_000);

/** What a command that serves the report sends for a page. */
async function served(args: readonly string[], page: string): Promise<string> {
  const command = join(report, 'node_modules/.bin/inference-report');
  const env = { ...outsideTests({}), NO_COLOR: '1' };
  const server = spawn(process.execPath, [command, ...args], { cwd: report, env });
  let said = '';
  server.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  try {
    const waiting = { timeout: 60_000, interval: 200 };
    const url = await vi.waitFor(() => /http:\/\/localhost:\d+\//.exec(said)![0], waiting);
    return await (await fetch(new URL(page, url))).text();
  } finally {
    if (server.kill()) await once(server, 'exit');
  }
}

it('a later release says which files are of an earlier format, and brings them to its own', async () => {
  await unpack(await laterRelease(tarball, directory, '99.0.0', LATER), report);
  expect((await run(['--version'])).stdout).toBe('99.0.0\n');

  const refused = await run(['build', '--check-only']);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/^report\.yaml:3:1: unknown name: "shortTitle"; expected /m);
  expect(refused.stderr).toContain(
    `${join('content', 'report.yaml')} is of an earlier format: shortTitle is siteName; inference-report migrate changes it`,
  );
  expect((await run(['migrate', '--check'])).status).toBe(1);
  expect(await run(['migrate'])).toEqual({
    status: 0,
    stdout: `changed ${join('content', 'report.yaml')}: shortTitle is siteName\n`,
    stderr: '',
  });
  expect(await run(['build', '--check-only'])).toEqual({ status: 0, stdout: '', stderr: '' });
}, 120_000);
