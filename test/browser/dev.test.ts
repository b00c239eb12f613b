import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { useBrowser, visit, type Visit } from './browser.ts';
import { copyProject, environmentOf, makeReady } from './build-site.ts';
import { textOf } from './page-text.ts';

useBrowser();

/** Whatever is looked at after a change is waited for: the page may load once more for it at any time. */
const GENEROUS = { timeout: 60_000, interval: 200 };
const STARTING = { timeout: 120_000, interval: 500 };

/** As soon as it is there: how long it took is noted, and no test fails for a busy machine. */
const AT_ONCE = { timeout: 60_000, interval: 20 };

interface Server {
  readonly process: ChildProcess;
  readonly url: string;
  said(): string;
}

let directory: string;
let project: string;
let data: string;
let content: string;
let runs: string;
let original: string;
let compiled: string;
/** Where programs keep what they know of who uses them. */
let settings: string;
let dev: Server;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'dev-'));
  project = join(directory, 'project');
  data = join(directory, 'data');
  await copyProject(project);
  await makeReady(project);
  await cp('test/fixtures/datasets', data, { recursive: true });
  content = join(directory, 'content');
  await cp('test/fixtures/content-minimal', content, { recursive: true });
  runs = join(data, 'small', 'runs.csv');
  original = await readFile(runs, 'utf8');
  compiled = join(directory, 'compiled');
  settings = join(directory, 'settings');
  dev = await start();
  await vi.waitFor(async () => expect(await served('datasets/small/')).toContain('2.500'), STARTING);
}, 150_000);

afterAll(async () => {
  await stop(dev);
  await rm(directory, { recursive: true });
});

async function start(more: NodeJS.ProcessEnv = {}): Promise<Server> {
  const command = join(project, 'src/cli/inference-report.ts');
  const process_ = spawn(process.execPath, [command, 'dev', '--host', '127.0.0.1'], {
    cwd: project,
    env: {
      ...environmentOf({ content, data }),
      NO_COLOR: '1',
      NODE_COMPILE_CACHE: compiled,
      XDG_CONFIG_HOME: settings,
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [process_.stdout, process_.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  // The server takes the next port where its own is taken, and says which.
  const url = await vi.waitFor(() => {
    const local = /Local\s+(http:\S+)/.exec(said);
    if (local === null) throw new Error(said);
    return local[1]!;
  }, STARTING);
  return { process: process_, url, said: () => said };
}

async function stop({ process: process_ }: Server, signal?: NodeJS.Signals): Promise<void> {
  if (process_.exitCode !== null || process_.signalCode !== null) return;
  process_.kill(signal);
  await once(process_, 'exit');
}

/** Opens a page, which may load anew at any time from then on. While it does, a browser does not close it: it is left before. */
async function open(path: string): Promise<Visit> {
  const visited = await visit(path, {}, dev.url, 'commit');
  const leave = async () => {
    await visited.page.goto('about:blank');
    return visited.page.url();
  };
  return {
    ...visited,
    async close() {
      await expect.poll(leave, GENEROUS).toBe('about:blank');
      await visited.close();
    },
  };
}

/** What the server sends for a page; what it said where it sends nothing. */
async function served(path: string): Promise<string> {
  try {
    return await (await fetch(new URL(path, dev.url))).text();
  } catch {
    return dev.said();
  }
}

/** What the server sends a browser for a page. */
async function shown(path: string): Promise<string> {
  return (await fetch(new URL(path, dev.url), { headers: { accept: 'text/html' } })).text();
}

/** What a reader gets of a page: its text, and the addresses that it links. */
function contentOf(page: string): { readonly text: string; readonly links: readonly (string | null)[] } {
  const { document } = parseHTML(page);
  for (const element of document.querySelectorAll('script, style')) element.remove();
  const links = [...document.querySelectorAll('body a')].map((link) => link.getAttribute('href'));
  return { text: textOf(document), links };
}

/** A file that only pages of the bundle load. */
const OF_BUNDLE = /\/_astro\/[\w.-]+\.css/;

/** Gives the one good run of the GPU library another time. */
const withTime = (ms: string): string =>
  original.replace('tiny-net,gpu,1,0,ok,,2.5,', `tiny-net,gpu,1,0,ok,,${ms},`);

it('has pages of the bundle that comes with the generator until something changes, the same as Vite makes', async () => {
  for (const path of ['', 'datasets/small/', 'tables/small/', 'claims/', 'search/', 'compare/']) {
    const ready = await shown(path);
    const style = OF_BUNDLE.exec(ready)?.[0];
    expect((await fetch(new URL(style!, dev.url))).status).toBe(200);
    const made = await served(path);
    expect(made).not.toMatch(OF_BUNDLE);
    expect(contentOf(ready)).toEqual(contentOf(made));
  }
  const missing = await fetch(new URL('nowhere/', dev.url), { headers: { accept: 'text/html' } });
  expect(missing.status).toBe(404);
});

it('has Vite make in a lull what was opened without it', async () => {
  const made = /\[200\] \/explore\/small\//;
  expect(await shown('explore/small/')).toMatch(OF_BUNDLE);
  expect(dev.said()).not.toMatch(made);
  await expect.poll(() => dev.said(), GENEROUS).toMatch(made);
});

it('goes on with Vite where the files of its first pages are deleted', async () => {
  const ready = await shown('claims/');
  expect(ready).toMatch(OF_BUNDLE);
  const kept = join(project, '.cache', 'ready-pages');
  await rename(kept, `${kept}-elsewhere`);
  const page = await shown('claims/');
  await rename(`${kept}-elsewhere`, kept);
  expect(page).not.toMatch(OF_BUNDLE);
  expect(contentOf(page)).toEqual(contentOf(ready));
});

it('shows new data on the open page once the file is written, and a broken file’s errors beside the last good state', async ({
  annotate,
}) => {
  const { page, close } = await open('datasets/small/');
  const fastest = page.locator('table[data-table="fastest"]');
  const alert = page.locator('main [role="alert"]');
  expect(await fastest.innerText()).toContain('2.500');
  expect(await page.content()).toMatch(OF_BUNDLE);

  const written = performance.now();
  await writeFile(runs, withTime('1.25'));
  await expect.poll(() => fastest.innerText(), AT_ONCE).toContain('1.250');
  await annotate(`new data shown after ${(performance.now() - written).toFixed(0)} ms`);
  await expect.poll(() => alert.count(), GENEROUS).toBe(0);
  expect(await page.content()).not.toMatch(OF_BUNDLE);

  await writeFile(runs, withTime('-7.5'));
  await expect.poll(() => alert.innerText(), GENEROUS).toMatch(/small\/runs\.csv:5:\d+: .*-7\.5/);
  await expect.poll(() => fastest.innerText(), GENEROUS).toContain('1.250');

  await writeFile(runs, withTime('1.75'));
  await expect.poll(() => fastest.innerText(), GENEROUS).toContain('1.750');
  await expect.poll(() => alert.count(), GENEROUS).toBe(0);
  await close();
});

it('believes a file’s content, not its time stamp or its size', async () => {
  await writeFile(runs, withTime('1.25'));
  await expect.poll(() => served('datasets/small/'), GENEROUS).toContain('1.250');
  const { atime, mtime, size } = await stat(runs);
  // At once, so that whoever watches the file finds it as it was.
  writeFileSync(runs, withTime('1.50'));
  utimesSync(runs, atime, mtime);
  expect((await stat(runs)).size).toBe(size);
  await expect.poll(() => served('datasets/small/'), GENEROUS).toContain('1.500');
});

it('shows the last of two writes that follow each other closely', async () => {
  const { page, close } = await open('datasets/small/');
  const fastest = page.locator('table[data-table="fastest"]');
  for (const [index, pauseMs] of [10, 25, 40, 120].entries()) {
    await writeFile(runs, withTime(`3.2${String(index)}`));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    await writeFile(runs, withTime(`3.7${String(index)}`));
    await expect.poll(() => fastest.innerText(), AT_ONCE).toContain(`3.7${String(index)}`);
  }
  await close();
});

it('gives nobody a number to be known by', () => {
  // Astro's makers would have one for whoever runs it, and be told of each run.
  expect(existsSync(join(settings, 'astro'))).toBe(false);
});

it('serves the dataset’s files byte by byte', async () => {
  await writeFile(runs, withTime('1.25'));
  expect(await served('data/small/runs.csv')).toBe(withTime('1.25'));
  expect(await served('data/small/failures.csv')).toContain('model,library,batch_size');
});

it('keeps the last good page of a chapter that cannot be read, says where it is wrong, and shows it once mended', async () => {
  const chapter = join(content, '01-result.mdx');
  const written = await readFile(chapter, 'utf8');
  const { page, close } = await open('');
  const alert = page.locator('main [role="alert"]');
  const sources = page.getByRole('heading', { name: 'Sources' });
  await expect.poll(() => sources.count(), GENEROUS).toBe(1);

  await writeFile(chapter, written.replace('## Sources', '## Sources and more <Claim id="gpu-faster"'));
  await expect.poll(() => alert.innerText(), GENEROUS).toMatch(/01-result\.mdx:\d+:\d+: /);
  const link = alert.locator('a').first();
  const opened = async () => decodeURIComponent((await link.getAttribute('href'))!);
  await expect.poll(opened, GENEROUS).toMatch(new RegExp(`/__open-in-editor\\?file=${chapter}:\\d+:\\d+$`));
  await expect.poll(() => sources.count(), GENEROUS).toBe(1);
  await expect.poll(() => page.locator('[id="times"] svg').count(), GENEROUS).toBeGreaterThan(0);

  await writeFile(
    chapter,
    written.replace('model="tiny-net" library="gpu"', 'model="tiny-nut" library="gpu"'),
  );
  await expect.poll(() => alert.innerText(), GENEROUS).toMatch(/01-result\.mdx:6:\d+: .*tiny-nut.*tiny-net/);

  await writeFile(chapter, written.replace('## Sources', '## Where it is from'));
  await expect.poll(() => page.getByRole('heading', { name: 'Where it is from' }).count(), GENEROUS).toBe(1);
  await expect.poll(() => alert.count(), GENEROUS).toBe(0);
  await writeFile(chapter, written);
  await close();
});

it('has its pages wait for their typefaces, which a busy server may bring too late for one save and not for the next', async () => {
  expect(await served('src/styles/fonts.css?direct')).toMatch(/@font-face[^}]*font-display: block/);
});

it('has the page of a chapter once its file is there, and no longer than that', async () => {
  const more = join(content, '02-more.mdx');
  // The chapters there are known to Vite, which hears of the new one while it compiles the page that it is asked for meanwhile.
  await served('');
  await writeFile(more, '---\ntitle: More of it\nsummary: What else was seen.\n---\n\nAs said before.\n');
  await vi.waitFor(async () => expect(await served('more/')).toContain('As said before.'), AT_ONCE);
  await rm(more);
  await vi.waitFor(async () => expect(await served('more/')).not.toContain('As said before.'), GENEROUS);
});

it('marks bare numbers and broken claims where they stand, and lists them above the page', async () => {
  const [chapter, claims] = [join(content, '01-result.mdx'), join(content, 'claims.yaml')];
  const [prose, declared] = [await readFile(chapter, 'utf8'), await readFile(claims, 'utf8')];
  const { page, close } = await open('');
  await writeFile(claims, declared.replace('moreThan: 3', 'moreThan: 300'));
  await writeFile(chapter, prose.replace('## Sources', 'It takes 20 ms.\n\n## Sources'));
  const marked = page.locator('main mark.bare-number');
  await expect.poll(() => marked.allInnerTexts(), GENEROUS).toEqual(['20 ms']);
  await expect.poll(() => page.locator('.claim-broken').count(), GENEROUS).toBe(1);
  const notices = page.locator('main [role="status"].notice');
  const listed = async () => (await notices.allInnerTexts()).join('\n');
  await expect.poll(listed, GENEROUS).toContain('The GPU library is');
  await expect.poll(listed, GENEROUS).toMatch(/01-result\.mdx:\d+:\d+: bare number: "20 ms"/);
  await writeFile(claims, declared);
  await writeFile(chapter, prose);
  await expect.poll(() => marked.count(), GENEROUS).toBe(0);
  await close();
});

it('serves pages, what they load and the dataset’s files under the path of the report’s address', async () => {
  await stop(dev);
  await writeFile(runs, original);
  dev = await start({ SITE_URL: 'https://example.org/some/path/' });
  expect(new URL(dev.url).pathname).toBe('/some/path/');
  expect(await served('data/small/runs.csv')).toBe(original);
  const { page, problems, close } = await open('datasets/small/');
  await expect.poll(() => page.content(), GENEROUS).toMatch(OF_BUNDLE);
  await expect.poll(() => page.evaluate(() => document.styleSheets.length), GENEROUS).toBeGreaterThan(0);
  await writeFile(runs, withTime('1.25'));
  await expect.poll(() => page.content(), GENEROUS).toContain('1.250');
  expect(await page.content()).not.toMatch(OF_BUNDLE);
  expect(problems.filter((problem) => /^4\d\d /.test(problem))).toEqual([]);
  await close();
});

it('keeps the last good page of a chapter that breaks before Vite has made it', async () => {
  await stop(dev);
  await writeFile(runs, original);
  dev = await start();
  const good = await vi.waitFor(() => shown(''), STARTING);
  expect(good).toMatch(OF_BUNDLE);
  const chapter = join(content, '01-result.mdx');
  const written = await readFile(chapter, 'utf8');
  await writeFile(chapter, written.replace('## Sources', '## Sources and more <Claim id="gpu-faster"'));
  const broken = await shown('');
  expect(broken).not.toMatch(OF_BUNDLE);
  const { document } = parseHTML(broken);
  expect(textOf(document.querySelector('main [role="alert"]')!)).toMatch(/01-result\.mdx:\d+:\d+: /);
  document.querySelector('main [role="alert"]')!.remove();
  expect(contentOf(document.toString())).toEqual(contentOf(good));
  await writeFile(chapter, written);
});

it('leaves the code that Node.js has compiled to the next start when it is stopped from the keyboard', async () => {
  await stop(dev, 'SIGINT');
  const kept = await readdir(compiled, { recursive: true, withFileTypes: true });
  expect(kept.filter((entry) => entry.isFile()).length).toBeGreaterThan(500);
  dev = await start();
});

it('has Vite make the open page anew when the generator’s own code changes', async () => {
  const { page, close } = await open('');
  await expect.poll(() => page.content(), GENEROUS).toMatch(OF_BUNDLE);
  const source = join(project, 'src/components/ReportHeader.astro');
  const written = await readFile(source, 'utf8');
  await writeFile(source, written.replace('<h1', '<h1 data-written-since'));
  await expect.poll(() => page.locator('h1[data-written-since]').count(), GENEROUS).toBe(1);
  await writeFile(source, written);
  await close();
});

it('lists what is wrong with the dataset of the narrative when it starts with it, and shows it once mended', async () => {
  await stop(dev);
  await writeFile(runs, withTime('-7.5'));
  dev = await start();
  const { page, close } = await open('');
  const overlay = page.locator('vite-error-overlay #message-content');
  await expect.poll(() => overlay.innerText(), GENEROUS).toMatch(/small\/runs\.csv:5:\d+: .*-7\.5/);
  // The author's file, not the generator's.
  const place = page.locator('vite-error-overlay #code h2');
  await expect.poll(() => place.getAttribute('title'), GENEROUS).toMatch(new RegExp(`^${runs}:5:\\d+$`));
  await writeFile(runs, original);
  await expect.poll(() => page.locator('main h1').count(), GENEROUS).toBe(1);
  await close();
});
