import {
  appendFile,
  cp,
  mkdtemp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { filesIn } from '../../../src/site/files-in.ts';
import { buildSite, copyProject, makeReady } from '../../browser/build-site.ts';

const BUILD_MS = 120_000;
const CHAPTER = '01-result.mdx';

let directory: string;
let project: string;
let content: string;
let site: string;

beforeAll(async () => {
  vi.stubEnv('SITE_URL', 'https://example.org/some/path/');
  directory = await mkdtemp(join(tmpdir(), 'compose-'));
  project = join(directory, 'project');
  content = join(directory, 'content');
  await copyProject(project);
  await makeReady(project);
  await cp('test/fixtures/content-minimal', content, { recursive: true });
  site = await built('composed');
}, BUILD_MS);

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true });
});

async function built(name: string): Promise<string> {
  const folder = join(directory, name);
  await buildSite(folder, { content, data: 'test/fixtures/datasets', project });
  return folder;
}

/** Whether the last build made pages with the bundle that came with the generator. */
async function isComposed(): Promise<boolean> {
  const bundles = join(project, '.cache/bundles');
  const used = async (name: string) => (await stat(join(bundles, name))).mtimeMs;
  const names = await readdir(bundles);
  const times = await Promise.all(names.map(used));
  const last = names[times.indexOf(Math.max(...times))]!;
  const { chapters } = JSON.parse(await readFile(join(bundles, last, 'bundle.json'), 'utf8')) as {
    chapters: readonly unknown[];
  };
  return chapters.length > 0;
}

/** The text files of a site, whatever the bundler's own files are called by. */
async function texts(folder: string): Promise<ReadonlyMap<string, string>> {
  const hashed = /(_astro\/[\w.@-]*?)\.[\w-]{8}\.(js|css|woff2)/g;
  const found = new Map<string, string>();
  for (const file of await filesIn(`${folder}/`)) {
    if (file.startsWith('pagefind/') || file.endsWith('.woff2')) continue;
    const text = await readFile(join(folder, file), file.endsWith('.png') ? 'latin1' : 'utf8');
    const name = file.replace(hashed, '$1.$2');
    // Scripts import each other by names that sort otherwise.
    found.set(
      name,
      name.startsWith('_astro/') ? '' : text.replaceAll(hashed, '$1.$2').replaceAll(/'sha256-[^']+'/g, ''),
    );
  }
  return found;
}

test(
  'the bundle that comes with the generator gives the pages that one made for the report gives',
  async () => {
    expect(await isComposed()).toBe(true);
    await rename(join(project, 'lib'), join(directory, 'lib'));
    await rm(join(project, '.cache'), { recursive: true });
    const bundled = await texts(await built('bundled'));
    expect(await isComposed()).toBe(false);
    await rename(join(directory, 'lib'), join(project, 'lib'));
    const composed = await texts(site);
    expect([...composed.keys()]).toEqual([...bundled.keys()]);
    for (const [file, text] of composed) expect(text, file).toBe(bundled.get(file));
  },
  BUILD_MS,
);

test('a site of it lives at its address, and nothing in it stands for something else', async () => {
  for (const [file, text] of await texts(site)) expect(/(base|origin)\.invalid/.test(text), file).toBe(false);
  const scripts = (await filesIn(join(site, '_astro/'))).filter((file) => file.endsWith('s'));
  for (const file of scripts) {
    const text = await readFile(join(site, '_astro', file), 'utf8');
    expect(/(base|origin)\.invalid/.test(text), file).toBe(false);
  }
  const home = await readFile(join(site, 'index.html'), 'utf8');
  expect(home).toMatch(/href="\/some\/path\/_astro\/Layout\.[\w-]+\.css"/);
});

test('nothing in it tells where it was made', async () => {
  const ready = join(project, 'lib/pages');
  for (const file of await filesIn(`${ready}/`))
    expect((await readFile(join(ready, file), 'latin1')).includes(directory), file).toBe(false);
});

interface Addition {
  readonly what: string;
  readonly file: string;
  readonly bytes: string | Uint8Array;
  readonly added: string;
  readonly expected: RegExp;
}

const board = sharp({ create: { width: 8, height: 4, channels: 3, background: '#16389c' } });

test.each<Addition>([
  {
    what: 'an image',
    file: 'board.png',
    bytes: await board.png().toBuffer(),
    added: '\n![A board](./board.png)\n',
    expected: /<img [^>]*alt="A board"/,
  },
  {
    what: 'a component',
    file: 'components/Note.astro',
    bytes: '<aside class="own"><slot /></aside>\n',
    added: '\n<Note>Mind that.</Note>\n',
    expected: /<aside class="own">\s*Mind that\./,
  },
])(
  'where a chapter holds $what of the author’s, the pages are bundled for the report',
  async ({ file, bytes, added, expected }) => {
    const path = join(content, file);
    const chapter = join(content, CHAPTER);
    const written = await readFile(chapter, 'utf8');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    await appendFile(chapter, added);
    const page = await readFile(join(await built('other'), 'index.html'), 'utf8');
    expect(page).toMatch(expected);
    expect(await isComposed()).toBe(false);
    await rm(path);
    await writeFile(chapter, written);
  },
  BUILD_MS,
);

test(
  'a page whose source has changed is not taken from it',
  async () => {
    const source = join(project, 'src/pages/404.astro');
    const written = await readFile(source, 'utf8');
    await writeFile(source, written.replace('<h1', '<p>Changed.</p><h1'));
    const changed = await readFile(join(await built('other'), '404.html'), 'utf8');
    expect(changed).toContain('<p>Changed.</p>');
    await writeFile(source, written);
  },
  BUILD_MS,
);
