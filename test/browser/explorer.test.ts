import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, inject, test } from 'vitest';
import { FIGURE_KINDS, type FigureKind } from '../../src/figures/spec.ts';
import { readSpecQuery } from '../../src/figures/spec-query.ts';
import { axeViolations } from './axe-violations.ts';
import { useBrowser, visit, type Visit } from './browser.ts';

useBrowser();

const PATH = 'explore/jetson-tx1/';

/** The explorer with the measurements loaded, at an address. */
async function explore(query = '', options: BrowserContextOptions = {}): Promise<Visit> {
  const visited = await visit(PATH + query, options);
  await visited.page.locator('[data-explorer][data-ready=whole]').waitFor();
  return visited;
}

const field = (page: Page, name: string): Locator => page.locator(`.explorer-form [name="${name}"]`);
const box = (page: Page, name: string, value: string): Locator =>
  page.locator(`.explorer-form [name="${name}"][value="${value}"]`);
/** As the page has it: what the driver knows of the address comes a moment later. */
const search = (page: Page): Promise<string> => page.evaluate(() => location.search);
const asked = async (page: Page): Promise<URLSearchParams> => new URLSearchParams(await search(page));
const marks = (page: Page): Promise<number> =>
  page.locator('.explorer-view svg.fig-wide [data-index], .explorer-view svg.fig-only [data-index]').count();
const series = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('.explorer-view svg.fig-wide [data-index]')
    .evaluateAll((all) => [...new Set(all.map((mark) => mark.getAttribute('data-series')))]);
const why = (page: Page): Locator => page.locator('.explorer-why');

/** What needs more than times, which are all that these measurements have. */
const UNOBSERVED: readonly FigureKind[] = ['single-times', 'energy-time', 'cold-warm', 'run-order'];

describe('the explorer', () => {
  test.each(UNOBSERVED)('says why there is no figure of kind %s', async (kind) => {
    const { page, problems, close } = await explore();
    await field(page, 'kind').selectOption(kind);
    expect(await why(page).textContent()).toContain('No library of this dataset has any.');
    expect(await page.locator('.explorer-view .figure > figure').isVisible()).toBe(false);
    expect(problems).toEqual([]);
    await close();
  });

  test('says which library gives the most images within a limit that the reader moves', async () => {
    const { page, close } = await explore('?kind=latency-throughput&model=bvlc-alexnet&limit=20');
    const caption = page.locator('.explorer-view figcaption');
    expect(await caption.textContent()).toContain('Within 20 ms per batch, TensorRT fp16 gives the most');
    await field(page, 'limit').fill('100');
    await expect.poll(() => caption.textContent()).toContain('Within 100 ms per batch');
    expect((await asked(page)).get('limit')).toBe('100');
    await field(page, 'limit').fill('');
    await expect.poll(() => caption.textContent()).not.toContain('Within');
    expect((await asked(page)).has('limit')).toBe(false);
    await close();
  });

  test.each(FIGURE_KINDS.filter((kind) => !UNOBSERVED.includes(kind)))(
    'draws a figure of kind %s when it is chosen, and its link draws it again',
    async (kind) => {
      const { page, problems, close } = await explore();
      await field(page, 'kind').selectOption(kind);
      expect(await marks(page)).toBeGreaterThan(0);
      const drawn = await page.locator('.explorer-view .figure-box').innerHTML();
      expect(readSpecQuery(await asked(page))).toMatchObject(
        kind === 'best-by-model' ? { problems: [] } : { kind, problems: [] },
      );
      const again = await explore(await search(page));
      expect(await again.page.locator('.explorer-view .figure-box').innerHTML()).toBe(drawn);
      expect(await again.page.locator('.explorer-form [name=kind]').inputValue()).toBe(kind);
      expect(problems).toEqual([]);
      expect(again.problems).toEqual([]);
      await again.close();
      await close();
    },
  );

  test('is there before the times of layers are, for which only figures of layers wait', async () => {
    const { page, problems, close } = await visit('search/');
    const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
    await page.route(/summaries\.json/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(new URL(PATH, inject('siteUrl')).href);
    await page.locator('[data-explorer][data-ready=points]').waitFor();
    await field(page, 'kind').selectOption('speedup-by-model');
    expect(await page.locator('.explorer-title').textContent()).toContain('Speedup');
    await field(page, 'kind').selectOption('layers');
    expect(await why(page).textContent()).toContain('on their way');
    release(undefined);
    await page.locator('[data-explorer][data-ready=whole]').waitFor();
    await expect.poll(() => page.locator('.explorer-title').textContent()).toContain('Layer times');
    expect(await why(page).isVisible()).toBe(false);
    expect(await marks(page)).toBeGreaterThan(0);
    expect(problems).toEqual([]);
    await close();
  });

  test('says so where the times of layers do not come, and tries again when asked again', async () => {
    const { page, close } = await visit('search/');
    await page.route(/summaries\.json/, (route) => route.abort());
    await page.goto(new URL(PATH, inject('siteUrl')).href);
    await page.locator('[data-explorer][data-ready=points]').waitFor();
    await field(page, 'kind').selectOption('layers');
    await page.getByText('could not be loaded').first().waitFor();
    expect(await field(page, 'kind').inputValue()).toBe('best-by-model');
    await page.unroute(/summaries\.json/);
    await field(page, 'kind').selectOption('layers');
    await page.locator('[data-explorer][data-ready=whole]').waitFor();
    await expect.poll(() => page.locator('.explorer-title').textContent()).toContain('Layer times');
    await close();
  });

  test('draws nothing but what its address says, with every parameter of the original', async () => {
    const { page, close } = await explore(
      '?kind=layers&model=bvlc-alexnet&libraries=nvidia-cudnn&batches=8+16&lower=0.1&max=1.5',
    );
    await page.locator('.explorer-view .figure-tools summary').click();
    const layers = await page.locator('.explorer-view tbody tr > :nth-child(3)').allTextContents();
    expect(new Set(layers)).toEqual(new Set(['conv1', 'conv2', 'conv3', 'fc6', 'fc7']));
    expect(await field(page, 'axisMaximum').inputValue()).toBe('1.5');
    expect(await field(page, 'lower').inputValue()).toBe('10');
    expect(await box(page, 'batchSizes', '8').isChecked()).toBe(true);
    expect(await box(page, 'batchSizes', '4').isChecked()).toBe(false);
    await close();
  });

  test('fills its table when the reader unfolds it, and keeps it up to date from then on', async () => {
    const { page, close } = await explore();
    const rows = page.locator('.explorer-view tbody tr');
    await field(page, 'kind').selectOption('speedup-by-model');
    expect(await rows.count()).toBe(0);
    await page.locator('.explorer-view .figure-tools summary').click();
    await expect.poll(() => rows.count()).toBeGreaterThan(10);
    const all = await rows.count();
    await page.getByRole('button', { name: 'GPU: libraries', exact: true }).click();
    expect(await rows.count()).toBeGreaterThan(0);
    expect(await rows.count()).toBeLessThan(all);
    await close();
  });

  test('chooses libraries one by one and by group, and the link keeps the group', async () => {
    const { page, close } = await explore();
    expect(await series(page)).toContain('cpu');
    await page.getByRole('button', { name: 'GPU: libraries', exact: true }).click();
    expect((await asked(page)).get('libraries')).toBe('gpu');
    expect(await series(page)).not.toContain('cpu');
    await box(page, 'libraries', 'tensorrt-fp16').uncheck();
    expect(await series(page)).not.toContain('tensorrt-fp16');
    await page.getByRole('button', { name: 'All: libraries', exact: true }).click();
    expect((await asked(page)).has('libraries')).toBe(false);
    expect(await series(page)).toContain('tensorrt-fp16');
    await close();
  });

  test('goes back and forward through what was drawn', async () => {
    const { page, close } = await explore();
    const title = page.locator('.explorer-title');
    const first = await title.textContent();
    await field(page, 'kind').selectOption('speedup-by-model');
    const second = await title.textContent();
    await field(page, 'baseline').selectOption('tensorrt-fp16');
    const third = await title.textContent();
    expect(new Set([first, second, third]).size).toBe(3);
    await page.goBack();
    await expect.poll(() => title.textContent()).toBe(second);
    await page.goBack();
    await expect.poll(() => title.textContent()).toBe(first);
    expect(await field(page, 'kind').inputValue()).toBe('best-by-model');
    await page.goForward();
    await page.goForward();
    await expect.poll(() => title.textContent()).toBe(third);
    expect(await field(page, 'baseline').inputValue()).toBe('tensorrt-fp16');
    await close();
  });

  test('comes back to the very figure that was left, by its kind as by the browser’s button', async () => {
    const { page, close } = await explore('?kind=best-by-model');
    const first = await page.locator('.explorer-title').textContent();
    expect(first).toContain('Time per image');
    await field(page, 'kind').selectOption('layers');
    await field(page, 'kind').selectOption('best-by-model');
    expect(await page.locator('.explorer-title').textContent()).toBe(first);
    await field(page, 'kind').selectOption('best-by-library');
    expect(await page.locator('.explorer-title').textContent()).toContain('Time per image');
    await close();
  });

  test.each(['-5', '0'])('says that an axis cannot end at %s, and leaves it to the reader', async (typed) => {
    const { page, close } = await explore(
      '?kind=layers&model=bvlc-alexnet&libraries=nvidia-cudnn&batches=16&max=1.5',
    );
    const input = field(page, 'axisMaximum');
    await input.fill(typed);
    await input.blur();
    expect(await page.locator('.explorer-problem').textContent()).toContain('above zero');
    expect(await input.inputValue()).toBe(typed);
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    expect(await search(page)).toContain('max=1.5');
    await box(page, 'batchSizes', '8').check();
    expect(await input.inputValue()).toBe(typed);
    await input.fill('2');
    expect(await search(page)).toContain('max=2');
    await input.blur();
    expect(await page.locator('.explorer-problem').textContent()).toBe('');
    await close();
  });

  test('says so of a number that is beyond all numbers', async () => {
    const { page, close } = await explore(
      '?kind=layers&model=bvlc-alexnet&libraries=nvidia-cudnn&batches=16&max=1.5',
    );
    await field(page, 'axisMaximum').fill('');
    await field(page, 'axisMaximum').pressSequentially('1e999');
    await field(page, 'axisMaximum').blur();
    expect(await page.locator('.explorer-problem').textContent()).toContain('above zero');
    await close();
  });

  test('takes no notice of what others append to links', async () => {
    const { page, close } = await explore(
      '?utm_source=list&fbclid=abc&kind=layers&model=bvlc-alexnet&batches=16',
    );
    expect(await why(page).isVisible()).toBe(false);
    await close();
    const bare = await explore('?utm_source=list');
    expect(await why(bare.page).isVisible()).toBe(false);
    await bare.close();
  });

  test.each([960, 1100])('draws the wide figure at %i pixels', async (width) => {
    const { page, close } = await explore('', { viewport: { width, height: 800 } });
    expect(await page.locator('.explorer-view .figure-box svg.fig-wide').isVisible()).toBe(true);
    await close();
  });

  test('makes one step of a whole drag and of a whole number typed', async () => {
    const { page, close } = await explore(
      '?kind=layers&model=bvlc-alexnet&libraries=nvidia-cudnn&batches=16',
    );
    const steps = () => page.evaluate(() => history.length);
    const before = await steps();
    await field(page, 'lower').scrollIntoViewIfNeeded();
    const { x, y, width } = (await field(page, 'lower').boundingBox())!;
    await page.mouse.move(x + 8, y + 10);
    await page.mouse.down();
    for (let part = 1; part <= 5; part += 1) await page.mouse.move(x + 8 + (width * part) / 40, y + 10);
    await page.mouse.up();
    expect(Number((await asked(page)).get('lower'))).toBeGreaterThan(0);
    expect(await steps()).toBe(before + 1);
    await field(page, 'axisMaximum').pressSequentially('1.25');
    expect((await asked(page)).get('max')).toBe('1.25');
    expect(await steps()).toBe(before + 2);
    await page.goBack();
    await expect.poll(() => search(page)).not.toContain('max');
    expect(await search(page)).toContain('lower');
    await close();
  });

  test('is used by keyboard alone, and says what changed', async () => {
    const { page, close } = await explore();
    const status = page.locator('[role=status]');
    await field(page, 'kind').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(await search(page)).toContain('metric=training');
    await expect.poll(() => status.allTextContents()).toContainEqual(expect.stringContaining('training'));
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => document.activeElement?.getAttribute('value'))) === 'nvidia-cudnn')
        break;
    }
    await page.keyboard.press('Space');
    expect(await box(page, 'libraries', 'nvidia-cudnn').isChecked()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('nvidia-cudnn');
    expect(await series(page)).not.toContain('nvidia-cudnn');
    await page.locator('.explorer-view .figure-box').focus();
    await page.keyboard.press('End');
    await expect.poll(async () => (await status.allTextContents()).join()).toContain('time per image (ms)');
    await close();
  });

  test('gives the author the component that draws this figure', async () => {
    const { page, close } = await explore('?kind=adaptive-breakdown&model=bvlc-alexnet&set=reasonable', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('button', { name: 'Copy as MDX' }).click();
    const mdx = await page.evaluate(() => navigator.clipboard.readText());
    expect(mdx).toContain('kind="adaptive-breakdown"');
    expect(mdx.replaceAll(/\s+/g, ' ')).toContain('model="bvlc-alexnet" librarySet="reasonable"');
    expect(await page.locator('.explorer-mdx code').textContent()).toBe(mdx);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    await close();
  });

  test('gives the drawing, the picture in light colours and the numbers as files', async () => {
    const { page, problems, close } = await explore('?kind=best-by-model&quantity=images-per-second', {
      colorScheme: 'dark',
    });
    const svg = (await download(page, 'svg')).toString('utf8');
    expect(svg).toContain('Images per second');
    const csv = (await download(page, 'csv')).toString('utf8');
    expect(csv.split('\n')[0]).toContain('images_per_second');
    const { data, info } = await sharp(await download(page, 'png'))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info.width).toBeGreaterThan(1400);
    expect([...data.subarray(0, 3)].every((channel) => channel > 240)).toBe(true);
    expect(problems).toEqual([]);
    await close();
  });
});

describe('a choice that cannot be had', () => {
  test.each([
    [
      'training of a library that did not measure it',
      '?kind=best-by-model&metric=training&libraries=tensorrt-fp32',
      'There are no training times of TensorRT fp32.',
    ],
    [
      'speedup over a library without times',
      '?kind=speedup-by-model&metric=training&baseline=tensorrt-fp16',
      'There is no speedup where TensorRT fp16, the baseline, was not measured.',
    ],
    ['no library at all', '?kind=best-by-library&libraries=', 'No library is chosen. Choose at least one.'],
    [
      'libraries of two frameworks, layer by layer',
      '?kind=adaptive-breakdown&model=bvlc-alexnet&set=all',
      'Frameworks fuse layers in their own ways',
    ],
    [
      'a share that no layer has',
      '?kind=layers&model=bvlc-alexnet&libraries=nvidia-cudnn&batches=16&lower=0.9',
      'No layer takes from 90% to 100% of the total.',
    ],
    [
      'a mix that no binary can run',
      '?kind=layer-map&model=bvlc-alexnet&set=libdnn-cuda&method=switchable',
      'There is no solution by the method “switchable” for AlexNet',
    ],
  ])('explains itself in place of the drawing: %s', async (_, query, reason) => {
    const { page, problems, close } = await explore(query);
    expect(await why(page).textContent()).toContain(reason);
    expect(await page.locator('.explorer-view figure').isVisible()).toBe(false);
    expect((await page.locator('[role=status]').allTextContents()).join()).toContain(reason);
    expect(problems).toEqual([]);
    await close();
  });

  test('leaves what is possible drawn', async () => {
    const { page, close } = await explore('?kind=best-by-model&metric=training');
    expect(await why(page).textContent()).toContain(
      'There are no training times of cuBLAS fp16, cuDNN fp16, TensorRT fp32 and TensorRT fp16.',
    );
    expect(await page.locator('.explorer-view figure').isVisible()).toBe(true);
    expect(await series(page)).toContain('nvidia-cudnn');
    expect(await series(page)).not.toContain('tensorrt-fp32');
    await close();
  });

  test('in a link is named, and the rest of the link is kept', async () => {
    const { page, close } = await explore(
      '?kind=best-by-model&models=bvlc-alexnet+resnet&scale=sqrt&libraries=gpu&colour=red',
    );
    const text = (await why(page).textContent())!;
    expect(text).toContain('This dataset has no model "resnet"');
    expect(text).toContain('Scale cannot be "sqrt"');
    expect(text).toContain('takes no "colour"');
    expect(await box(page, 'models', 'bvlc-alexnet').isChecked()).toBe(true);
    expect(await box(page, 'models', 'bvlc-googlenet').isChecked()).toBe(false);
    expect(await series(page)).not.toContain('cpu');
    await box(page, 'models', 'bvlc-googlenet').check();
    expect(await why(page).isVisible()).toBe(false);
    await close();
  });

  test('in a link is shown as text, whatever it is', async () => {
    const { page, problems, close } = await explore(
      `?kind=balance&library=${encodeURIComponent('<img src=x onerror=alert(1)>')}`,
    );
    expect(await why(page).textContent()).toContain('<img src=x onerror=alert(1)>');
    expect(await why(page).locator('img').count()).toBe(0);
    expect(problems).toEqual([]);
    await close();
  });
});

describe('the explorer’s page', () => {
  test.each(['light', 'dark'] as const)('gives axe nothing to find, %s', async (colorScheme) => {
    for (const query of [
      '',
      '?kind=layers&model=bvlc-alexnet&libraries=gpu&batches=16&metric=training',
      '?kind=adaptive-breakdown&model=bvlc-alexnet&set=all',
      '?kind=nonsense',
    ]) {
      const { page, close } = await explore(query, { colorScheme });
      const folded = await page.locator('.explorer-view summary:visible').all();
      const drawn = await page.locator('.explorer-view .figure-box svg.fig-wide').isVisible();
      expect(folded.length, query).toBe(drawn ? 2 : 0);
      for (const summary of folded) await summary.click();
      // What scrolled under the header is hidden by it, and no target there is as large as it is.
      await page.evaluate(() => {
        scrollTo({ top: 0, behavior: 'instant' });
      });
      expect(await axeViolations(page), query).toEqual([]);
      await close();
    }
  });

  test.each(['light', 'dark'] as const)(
    'gives axe nothing to find on a phone, unfolded, %s',
    async (colorScheme) => {
      const { page, close } = await explore('', { colorScheme, viewport: { width: 360, height: 740 } });
      await page.locator('.explorer-controls > summary').click();
      expect(await axeViolations(page)).toEqual([]);
      await close();
    },
  );

  test('folds the controls on a phone, and unfolded leaves the figure in view', async () => {
    const { page, close } = await explore('', { viewport: { width: 360, height: 740 } });
    expect(await field(page, 'kind').isVisible()).toBe(false);
    await page.locator('.explorer-controls > summary').click();
    expect(await field(page, 'kind').isVisible()).toBe(true);
    await page.locator('.explorer-controls').evaluate((controls) => {
      controls.scrollIntoView({ block: 'start', behavior: 'instant' });
    });
    const figure = (await page.locator('.explorer-view .figure').boundingBox())!;
    expect(figure.y).toBeLessThan(740 - 100);
    await close();
  });

  test('without scripts says so, leads to what there is, and shows a whole figure', async () => {
    const { page, problems, close } = await visit(PATH, { javaScriptEnabled: false });
    expect(await page.locator('noscript').textContent()).toContain('needs JavaScript');
    expect(await page.locator('.explorer-form').isVisible()).toBe(false);
    expect(await page.locator('.explorer-view .figure-box svg.fig-wide').isVisible()).toBe(true);
    for (const kind of ['svg', 'png', 'csv']) {
      const link = (await page.locator(`[data-download=${kind}]`).getAttribute('href'))!;
      expect((await page.request.get(new URL(link, page.url()).href)).status()).toBe(200);
    }
    expect(problems).toEqual([]);
    await close();
  });
});

async function download(page: Page, kind: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`.explorer-view [data-download=${kind}]`).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${kind}$`));
  return readFile(await file.path());
}
