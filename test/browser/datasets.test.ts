import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveStatic, type StaticServer } from '../../scripts/static-server.ts';
import {
  manyLibraries,
  NEVER_RAN,
  NOT_TRIED,
  ONE_OF_THREE,
  OUT_OF_MEMORY,
} from '../fixtures/site/many-libraries.ts';
import { writeDataset } from '../fixtures/site/write-dataset.ts';
import { type DatasetReading, readDataset } from '../../src/dataset/read-dataset.ts';
import { asParquet } from '../dataset/parquet-copy.ts';
import { axeViolations } from './axe-violations.ts';
import { brokenLinks } from './broken-links.ts';
import { useBrowser, visit } from './browser.ts';
import { buildSite } from './build-site.ts';
import { htmlProblems } from './html-problems.ts';
import { openAbout } from './open-about.ts';
import { readPage, tableRows, textOf } from './page-text.ts';
import { readSite, siteFiles, sitePages } from '../../scripts/site-files.ts';

useBrowser();

/** Of the last, no run succeeded. */
const DATASETS = ['jetson-tx1', 'many-libraries', 'one-run', 'small', 'all-failed'];
const MEASURED = DATASETS.slice(0, -1);
const NO_VALUE = /\b(NaN|undefined|Infinity|null)\b|\[object /;

let directory: string;
let site: string;
let server: StaticServer;

/** Datasets that have nothing in common, one of them in Parquet, and another author's report on one of them. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'datasets-'));
  const data = join(directory, 'data');
  await cp('data/jetson-tx1', join(data, 'jetson-tx1'), { recursive: true });
  for (const name of ['one-run', 'all-failed'])
    await cp(join('test/fixtures/site', name), join(data, name), { recursive: true });
  await cp('test/fixtures/datasets/small', join(data, 'small'), { recursive: true });
  await asParquet(join(data, 'small'), ['runs', 'layers']);
  await writeDataset(data, manyLibraries());
  site = join(directory, 'site');
  await buildSite(site, { content: 'test/fixtures/site/content', data });
  server = await serveStatic(site);
});

afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true });
});

const open = (path: string, options = {}) => visit(path, options, server.url);

describe('a folder in the data directory', () => {
  it('is listed, with links to its report, tables and explorer', () => {
    const page = readPage(site, 'datasets/index.html');
    const links = [...page.querySelectorAll('main a')].map((link) => link.getAttribute('href'));
    for (const name of DATASETS)
      for (const route of ['datasets', 'tables', 'explore']) expect(links).toContain(`/${route}/${name}/`);
    expect(textOf(page)).toContain('1 model, 1 library, batch size 1; 1 successful run.');
  });

  it.each(MEASURED)('%s has a report with its figures, tables and files', (name) => {
    const page = readPage(site, `datasets/${name}/index.html`);
    const figures = [...page.querySelectorAll('.figure')];
    expect(figures.length).toBeGreaterThanOrEqual(4);
    for (const figure of figures) {
      expect(figure.querySelectorAll('svg [data-index]').length).toBeGreaterThan(0);
      const elsewhere = figure.querySelector('.table-elsewhere a')?.getAttribute('href');
      const withRows = elsewhere === undefined ? figure : readPage(site, `${elsewhere!.slice(1)}index.html`);
      expect(withRows.querySelectorAll('tbody tr').length).toBeGreaterThan(0);
      for (const kind of ['svg', 'csv'])
        expect(siteFiles(site)).toContain(`figures/${name}/${figure.id}.${kind}`);
      expect(siteFiles(site)).not.toContain(`figures/${name}/${figure.id}.png`);
    }
    expect(tableRows(page, 'fastest').length).toBeGreaterThan(0);
    expect(siteFiles(site)).toContain(`explore/${name}/index.html`);
    expect(siteFiles(site)).toContain(`data/${name}/summaries.json`);
  });

  it('has pictures of its figures that the browser paints, and none that do nothing without scripts', async () => {
    const link = '#standard-time-by-model [data-download=png]';
    const { page, problems, close } = await open('/datasets/small/', { colorScheme: 'dark' });
    await openAbout(page.locator('#standard-time-by-model'));
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator(link).click()]);
    expect(file.suggestedFilename()).toBe('standard-time-by-model.png');
    const { data, info } = await sharp(await file.path())
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info.width).toBeGreaterThan(1400);
    // Light paper, whatever theme the reader has.
    expect(data[0]).toBeGreaterThan(0xf0);
    expect(problems).toEqual([]);
    await close();
    const plain = await open('/datasets/small/', { javaScriptEnabled: false });
    await openAbout(plain.page.locator('#standard-time-by-model'));
    expect(await plain.page.locator(link).isVisible()).toBe(false);
    expect(await plain.page.locator(link.replace('png', 'svg')).isVisible()).toBe(true);
    await plain.close();
  });

  it('can be compared with any other one, without a page for each pair', () => {
    expect(siteFiles(site).filter((file) => file.startsWith('compare/'))).toEqual(['compare/index.html']);
    expect(siteFiles(site).filter((file) => file.includes('/compare-'))).toEqual([]);
    for (const page of ['datasets/index.html', 'compare/index.html']) {
      const [a, b] = readPage(site, page).querySelectorAll('form[action="/compare/"] select');
      for (const picker of [a!, b!])
        expect(
          [...picker.querySelectorAll('option')].map((option) => option.getAttribute('value')).sort(),
        ).toEqual([...DATASETS].sort());
    }
  });

  it('publishes its own files byte by byte, and as CSV what it has as Parquet', async () => {
    const files = ['datapackage.json', 'runs.csv', 'layers.csv'];
    for (const file of files)
      expect(readSite(site, `data/jetson-tx1/${file}`)).toBe(
        await readFile(join('data/jetson-tx1', file), 'utf8'),
      );
    for (const file of [...files, 'networks.csv', 'runs.parquet', 'layers.parquet'])
      expect(siteFiles(site)).toContain(`data/small/${file}`);
    const copy = join(directory, 'copy', 'small');
    await mkdir(copy, { recursive: true });
    for (const file of [...files, 'networks.csv'])
      await writeFile(join(copy, file), readSite(site, `data/small/${file}`));
    const [published, original] = await Promise.all([
      readDataset(copy),
      readDataset(join(directory, 'data/small')),
    ]);
    expect(published.problems).toEqual([]);
    const measured = ({ dataset }: DatasetReading) => dataset!.runs.map((run) => ({ ...run, further: {} }));
    expect(measured(published)).toEqual(measured(original));
  });

  it('tells its history, to which the feed leads', () => {
    const feed = [...readSite(site, 'rss.xml').matchAll(/<link>[^<]*?(datasets\/[^<#]*)#([^<]*)<\/link>/g)];
    expect(feed.map(([, page, anchor]) => `${page!}#${anchor!}`)).toContain('datasets/one-run/#history');
    expect(feed.length).toBeGreaterThanOrEqual(DATASETS.length);
    for (const [, path, anchor] of feed)
      expect(readPage(site, `${path!}index.html`).getElementById(anchor!), anchor).not.toBeNull();
    const page = readPage(site, 'datasets/jetson-tx1/index.html');
    expect(textOf(page.querySelector('main')!)).toContain('The measurements as published: four models');
  });

  it('in which every run failed has its page, its failures and its card', () => {
    const page = readPage(site, 'datasets/all-failed/index.html');
    expect(page.querySelectorAll('.figure')).toHaveLength(0);
    expect(textOf(page)).toContain('No run succeeded: there is no time to show.');
    expect(tableRows(page, 'failures')).toHaveLength(3);
    expect(textOf(page)).toContain('No run succeeded with any library.');
    expect(siteFiles(site)).toContain('cards/all-failed.png');
  });

  it('has its figures under headings, all in the contents', () => {
    const page = readPage(site, 'datasets/jetson-tx1/index.html');
    const contents = [...page.querySelectorAll('nav a')].map((link) => link.getAttribute('href'));
    const headings = [...page.querySelectorAll('main h3')].map(({ id }) => id);
    for (const id of ['by-model', 'by-library', 'latency', 'layers', 'adaptive', 'adaptive-cuda-level']) {
      expect(headings).toContain(id);
      expect(contents).toContain(`#${id}`);
    }
  });

  it('is explored beside links to the others', () => {
    const page = readPage(site, 'explore/one-run/index.html');
    expect(textOf(page.querySelector('main')!)).toContain(
      'a link is a figure. Every dataset has an explorer of its own.',
    );
  });

  it('leaves no place on any page without its value', () => {
    const places = sitePages(site).flatMap((name) => {
      // Code and the declaration of a figure may hold such words; what is read may not.
      const read = readSite(site, name).replaceAll(/<(script|style)\b.*?<\/\1>| data-spec="[^"]*"/gs, '');
      return NO_VALUE.test(read) ? [`${name}: ${NO_VALUE.exec(read)![0]}`] : [];
    });
    expect(places).toEqual([]);
  });

  it('makes valid pages whose links all lead somewhere', async () => {
    const made = sitePages(site).filter((page) => !page.includes('jetson-tx1'));
    expect((await htmlProblems(site, made)).slice(0, 20)).toEqual([]);
    expect(brokenLinks(site, '/')).toEqual(new Map());
  });
});

describe('runs that did not end well', () => {
  let report: Document;
  beforeAll(() => {
    report = readPage(site, 'datasets/many-libraries/index.html');
  });

  it('are counted and explained', () => {
    const failed = manyLibraries().runs.filter(({ status }) => status === 'failed').length;
    expect(textOf(report)).toContain(`${failed} runs failed and 3 timed out.`);
    const failures = tableRows(report, 'failures');
    expect(failures).toHaveLength(new Set(failures.map((row) => JSON.stringify(row))).size);
    const of = (reason: string) => failures.filter((row) => row['what happened'] === reason);
    expect(
      of('failed: exit 127 (no such provider)').map((row) => [row['runs'], row['with'], row['models']]),
    ).toEqual([['60', NEVER_RAN, 'all']]);
    expect(
      of(`failed: ${OUT_OF_MEMORY}`).map((row) => [row['models'], row['batch sizes'], row['runs']]),
    ).toEqual([['VGG-16', '8', '2']]);
    expect(of('timeout: no end after 20 s').map((row) => [row['with'], row['runs'], row['of']])).toEqual([
      ['OpenBLAS', '3', '3'],
    ]);
    expect(of(`failed: ${ONE_OF_THREE.failure}`).map((row) => [row['runs'], row['of']])).toEqual([
      ['1', '3'],
    ]);
  });

  it('stand in the tables as what they are, never as a number', () => {
    const page = readPage(site, 'tables/many-libraries/index.html');
    const cells = (id: string, model: string, library: string) =>
      tableRows(page, id).filter((row) => row['model'] === model && row['library'] === library);
    for (const id of ['inference-mean-time-per-batch', 'inference-mean-time-per-image']) {
      const [never] = cells(id, 'resnet-50', NEVER_RAN);
      for (const size of [1, 2, 4, 8]) expect(never![`batch ${size}`]).toBe('failed 3 of 3');
      expect(cells(id, 'VGG-16', 'OpenBLAS')[0]!['batch 8']).toBe('timed out 3 of 3');
      expect(cells(id, 'VGG-16', 'libdnn-opencl')[0]!['batch 8']).toBe('failed 2 of 2');
      expect(cells(id, 'resnet-50', 'cuDNN, single precision')[0]!['batch 4']).toMatch(
        /^[\d.,]+ ± [\d.,]+ \(1 of 3 runs failed\)$/,
      );
    }
    expect(cells('inference-best-time-per-image', 'VGG-16', NEVER_RAN)[0]!['time per image (ms)']).toBe(
      'failed 12 of 12',
    );
    const repetitions = cells('inference-time-by-repetition', 'resnet-50', 'cuDNN, single precision');
    expect(repetitions.find((row) => row['batch size'] === '4')!['repetition 2']).toBe('failed');
    const runs = cells('all-runs', 'VGG-16', 'OpenBLAS').filter((row) => row['batch size'] === '8');
    expect(runs.map((row) => [row['status'], row['forward (ms)']])).toEqual(
      runs.map(() => ['timeout: no end after 20 s', 'not measured']),
    );
  });

  it('give no time, rate or memory of zero anywhere', () => {
    for (const name of DATASETS) {
      const page = readPage(site, `tables/${name}/index.html`);
      const ids = [...page.querySelectorAll('table')].map((table) => table.getAttribute('data-table')!);
      for (const id of ids)
        for (const row of tableRows(page, id))
          for (const [label, cell] of Object.entries(row).filter(([label]) =>
            /ms\)|MB\)|second|batch \d/.test(label),
          ))
            expect(Number.parseFloat(cell.replaceAll(',', '')), `${id} ${label}: ${cell}`).not.toBe(0);
    }
  });

  it('are in no mean and no download of results, however plausible their time', () => {
    const time = /987[,.]?654/;
    const files = siteFiles(site).filter(
      (file) => /\.(html|csv|json|svg|xml)$/.test(file) && time.test(readSite(site, file)),
    );
    // Where every run is listed, and in the files that carry the list to the browser, it is marked.
    expect(files).toEqual([
      'data/many-libraries/points.json',
      'data/many-libraries/runs.csv',
      'data/many-libraries/summaries.json',
      'data/many-libraries/versions/2.1.0/runs.csv',
      'tables/many-libraries/index.html',
    ]);
    const listed = tableRows(readPage(site, 'tables/many-libraries/index.html'), 'all-runs')
      .flatMap((row) => Object.values(row))
      .filter((cell) => time.test(cell));
    expect(listed.length).toBeGreaterThan(0);
    for (const cell of listed) expect(cell).toMatch(/, not counted$/);
    const means = csvParse(readSite(site, 'data/many-libraries/inference/mean-time-per-batch.csv'));
    expect(means.filter((row) => row['library'] === NEVER_RAN)).toEqual([]);
    const { model, library, batchSize } = ONE_OF_THREE;
    const mean = means.find(
      (row) =>
        row['model'] === model && row['library'] === library && row['batch_size'] === String(batchSize),
    );
    expect(mean!['repetitions']).toBe('2');
  });

  it('are named in the figures that would have shown them', () => {
    const [figure] = report.querySelectorAll('#standard-time-by-model');
    expect(textOf(figure!.querySelector('svg')!)).toContain(`Failed 60 of 60: ${NEVER_RAN}.`);
  });
});

describe('what was not measured', () => {
  it('is said in sentences', () => {
    const sentences = (name: string) =>
      [...readPage(site, `datasets/${name}/index.html`).querySelectorAll('#not-measured + ul li')].map(
        textOf,
      );
    expect(sentences('many-libraries')).toEqual(
      expect.arrayContaining([
        `No run succeeded with ${NEVER_RAN}.`,
        `VGG-16 was not tried with ${[...NOT_TRIED.libraries].sort().join(', ')}.`,
        'The networks are not described, so there is no work per layer to relate times to.',
        expect.stringMatching(/^Memory was not reported by .*tensorrt-int8/),
        expect.stringMatching(/^The backward pass was not measured with .*tensorrt-fp16/),
        expect.stringMatching(/^\d+ of 272 combinations .* have one successful repetition/),
      ]),
    );
    expect(sentences('one-run')).toContain('Nothing was repeated, so no spread is known.');
  });

  it('is no spread, where there is one repetition', () => {
    const [row] = csvParse(readSite(site, 'data/one-run/inference/mean-time-per-batch.csv'));
    expect(row).toMatchObject({ repetitions: '1', mean_ms: '4.25', std_ms: '' });
    const page = readPage(site, 'tables/one-run/index.html');
    expect(textOf(page)).not.toMatch(/\d ± /);
    expect(textOf(page)).toContain('A mean without ± is of one repetition, which has no spread.');
    expect(textOf(page)).toContain('Not measured in this dataset.');
  });
});

describe('another author’s report on other data', () => {
  it('is built from a folder of content alone, with its own title, chapters, claims and figures', () => {
    const page = readPage(site, 'index.html');
    expect(textOf(page.querySelector('h1')!)).toBe('Which library on the made-up board?');
    const whole = readPage(site, 'report/index.html');
    expect([...whole.querySelectorAll('main h2')].map((heading) => heading.id)).toEqual(['answer', 'doubts']);
    expect(textOf(page)).toMatch(
      /TensorRT with 8-bit integers is 1\d(\.\d+)?\s?× as fast as MKL on SqueezeNet\./,
    );
    expect(textOf(page)).toMatch(/one image takes 2\.33\sms/);
    const [figure, ...others] = page.querySelectorAll('main .figure');
    expect(others).toEqual([]);
    expect(textOf(figure!.querySelector('.figure-number')!)).toBe('Figure 1.');
    const doubts = readPage(site, 'doubts/index.html');
    expect(textOf(doubts.querySelector('h1')!)).toBe('Doubts');
    const [link] = doubts.querySelectorAll('main a[href="/#all-times"]');
    expect(textOf(link!)).toMatch(/figure 1/i);
    expect(siteFiles(site)).toContain('figures/many-libraries/all-times.svg');
  });

  it('has no word of the report that the project came with', () => {
    for (const name of ['index.html', 'claims/index.html'])
      expect(readSite(site, name)).not.toMatch(/Caffe|GoogleNet/);
    const claims = JSON.parse(readSite(site, 'data/many-libraries/claims.json')) as { id: string }[];
    expect(claims.map(({ id }) => id)).toEqual(['int8-quickest']);
  });
});

describe('the overview of all boards', () => {
  it('has the best times of every board before any script runs, by titles that people wrote', () => {
    const page = readPage(site, 'datasets/index.html');
    const boards = [...page.querySelectorAll('#best-times ~ .long-table tbody th a')].map(textOf);
    expect(new Set(boards)).toContain('Jetson TX1');
    expect(new Set(boards)).toContain('One run');
    expect(boards).not.toContain('one-run');
    expect(page.querySelectorAll('#boards-best-times svg.fig-wide [data-index]').length).toBeGreaterThan(0);
    for (const name of ['best-times', 'winners', 'savings'])
      for (const kind of ['csv', 'json']) expect(siteFiles(site)).toContain(`datasets/${name}.${kind}`);
  });

  it('narrows tables and list to what a reader types and picks, and sorts by any column', async () => {
    const { page, problems, close } = await open('datasets/');
    const shown = () => page.locator('#best-times ~ .long-table').first().locator('tbody tr').allInnerTexts();
    const entries = () =>
      page.locator('[data-entry]:visible').evaluateAll((all) => all.map((each) => each.dataset['entry']));
    const all = await shown();
    await page.getByRole('searchbox').fill('jetson alexnet');
    await expect.poll(shown).toHaveLength(1);
    expect(await entries()).toEqual(['jetson-tx1']);
    await page.getByRole('searchbox').fill('');
    await page.locator('[data-boards] select[name=model]').selectOption('AlexNet');
    await expect.poll(shown).toHaveLength(1);
    const drawn = () => page.locator('#boards-best-times svg.fig-wide [data-index]:visible').count();
    await expect.poll(drawn).toBe(1);
    await page.locator('[data-boards] select[name=model]').selectOption('');
    await expect.poll(shown).toHaveLength(all.length);
    await expect.poll(drawn).toBeGreaterThan(1);
    await page
      .getByRole('button', { name: /^time per image/ })
      .first()
      .click();
    await expect
      .poll(() => page.locator('#best-times ~ .long-table th[aria-sort="ascending"]').count())
      .toBe(1);
    expect((await shown()).toSorted()).toEqual(all.toSorted());
    expect(problems).toEqual([]);
    await close();
  });
});

describe.each([
  'datasets/',
  'datasets/many-libraries/',
  'datasets/one-run/',
  'datasets/all-failed/',
  'explore/all-failed/',
  'tables/all-failed/',
  'tables/many-libraries/',
  'tables/one-run/',
  'compare/',
  'compare/?a=jetson-tx1&b=many-libraries',
])('/%s', (path) => {
  it.each([360, 1440])('fits a window of %i pixels, without a word on the console', async (width) => {
    const { page, problems, requests, close } = await open(path, { viewport: { width, height: 800 } });
    await requests.still();
    expect(problems).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await close();
  });
});

it.each([
  ['datasets/many-libraries/', 'light'],
  ['datasets/one-run/', 'dark'],
  ['compare/', 'dark'],
] as const)('gives axe nothing to find on /%s in the %s theme', async (path, colorScheme) => {
  const { page, close } = await open(path, { colorScheme });
  expect(await axeViolations(page)).toEqual([]);
  await close();
});

it('names every one of fourteen libraries beside its bar, but for the one that has none', async () => {
  const { page, close } = await open('datasets/many-libraries/');
  const bars = page.locator('#standard-time-by-model svg.fig-wide [data-series]');
  const drawn = await bars.evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-series')!));
  const libraries = new Set(drawn);
  expect(libraries.size).toBe(13);
  const labels = await page.locator('#standard-time-by-model svg.fig-wide text').allTextContents();
  for (const library of libraries)
    if (library !== 'cudnn-fp32' && library !== 'openblas-cpu') expect(labels).toContain(library);
  await close();
});
