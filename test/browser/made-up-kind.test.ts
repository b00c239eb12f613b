import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSite } from '../../scripts/site-files.ts';
import { serveStatic, type StaticServer } from '../../scripts/static-server.ts';
import { useBrowser, visit } from './browser.ts';
import { openAbout } from './open-about.ts';
import { buildSite, copyProject } from './build-site.ts';

useBrowser();

let directory: string;
let site: string;
let server: StaticServer;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kind-'));
  const project = join(directory, 'project');
  site = join(directory, 'site');
  await copyProject(project);
  const kinds = join(project, 'src/figures/kinds');
  const madeUp = await readFile('test/fixtures/kinds/runs-by-model.ts', 'utf8');
  await writeFile(join(kinds, 'runs-by-model.ts'), madeUp.replaceAll('../../../src/', '../../'));
  const registry = await readFile(join(kinds, 'registry.ts'), 'utf8');
  await writeFile(
    join(kinds, 'registry.ts'),
    `import { runsByModel } from './runs-by-model.ts';\n${registry.replace(
      'export const KINDS = {',
      "export const KINDS = {\n  'runs-by-model': runsByModel,",
    )}`,
  );
  const content = join(directory, 'content');
  await cp('test/fixtures/content-minimal', content, { recursive: true });
  await appendFile(
    join(content, '01-result.mdx'),
    '\n<Figure id="runs" kind="runs-by-model" models="tiny-net" />\n',
  );
  await buildSite(site, { content, data: 'test/fixtures/datasets', project });
  server = await serveStatic(site);
});

afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true });
});

it('a new kind of figure, one file and its line in the registry, is drawn in a chapter', () => {
  const page = readSite(site, 'index.html');
  expect(page).toContain('How often each model ran.');
  expect(page).toContain('data-figure="runs"');
  expect(readSite(site, 'figures/small/runs.svg')).toContain('Runs by model');
  expect(readSite(site, 'figures/small/runs.csv')).toMatch(/^model,runs\ntiny-net,\d+\n$/);
});

it('it is in the report that is made from the data alone', () => {
  expect(readSite(site, 'figures/small/standard-runs.csv').split('\n')[0]).toBe('model,runs');
});

it('it has its place, its controls and its address in the explorer', async () => {
  const { page, problems, close } = await visit('explore/small/', {}, server.url);
  await page.locator('[data-explorer][data-ready=whole]').waitFor();
  const field = (name: string) => page.locator(`.explorer-form [name="${name}"]`);
  await field('kind').selectOption({ label: 'Runs of each model' });
  expect(await page.locator('.explorer-title').textContent()).toBe('Runs by model');
  expect(await page.getByRole('group', { name: 'Models to count' }).count()).toBe(1);
  expect(await field('metric').count()).toBe(0);
  await field('models').first().uncheck();
  await field('scale').last().check();
  const search = new URLSearchParams(await page.evaluate(() => location.search));
  expect([...search.keys()]).toEqual(['kind', 'models', 'scale']);
  expect(search.get('scale')).toBe('linear');
  const drawn = await page.locator('.explorer-view .figure-box').innerHTML();
  expect(problems).toEqual([]);
  await close();

  const again = await visit(`explore/small/?${search.toString()}`, {}, server.url);
  await again.page.locator('[data-explorer][data-ready=whole]').waitFor();
  expect(await again.page.locator('.explorer-view .figure-box').innerHTML()).toBe(drawn);
  await again.close();
});

it('it can be switched and parted into its series where it stands', async () => {
  const { page, close } = await visit('datasets/small/', {}, server.url);
  const card = page.locator('#standard-runs');
  await card.scrollIntoViewIfNeeded();
  await card.locator('.figure-box[data-pointing]').waitFor();
  await openAbout(card);
  await card.locator('.figure-adjust').click();
  await card.locator('.figure-switches select[name="scale"]').selectOption('linear');
  const series = card.locator('.figure-chip');
  expect(await series.count()).toBeGreaterThan(1);
  await series.first().click();
  const bars = card.locator('.figure-box svg.fig-wide [data-index]');
  expect(await bars.count()).toBe((await series.count()) - 1);
  await close();
});
