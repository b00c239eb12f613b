import { describe, expect, it } from 'vitest';
import { useBrowser, visit } from './browser.ts';
import { openAbout } from './open-about.ts';
import { WHOLE } from './report-pages.ts';

useBrowser();

const TABLE = 'table[data-table="inference-best-time-per-image"]';

describe('a table', () => {
  it('has every row without JavaScript', async () => {
    const { page, close } = await visit('tables/jetson-tx1/', { javaScriptEnabled: false });
    expect(await page.locator(`${TABLE} tbody tr`).count()).toBe(32);
    expect(await page.locator('table[data-table="all-runs"] tbody tr').count()).toBe(768);
    await close();
  });

  it('sorts by a column at a click, and the other way at the next', async () => {
    const { page, close } = await visit('tables/jetson-tx1/');
    const times = async (): Promise<number[]> =>
      (await page.locator(`${TABLE} tbody tr :nth-child(4)`).allTextContents()).map((text) =>
        Number.parseFloat(text.replace(',', '')),
      );
    const header = page.locator(`${TABLE} thead th:nth-child(4)`);
    await header.scrollIntoViewIfNeeded();
    await header.locator('button').click();
    expect(await header.getAttribute('aria-sort')).toBe('ascending');
    expect(await times()).toEqual((await times()).toSorted((a, b) => a - b));
    await header.locator('button').press('Enter');
    expect(await header.getAttribute('aria-sort')).toBe('descending');
    expect(await times()).toEqual((await times()).toSorted((a, b) => b - a));
    await close();
  });

  it('shows only the model that the reader chooses, and says how many rows that is', async () => {
    const { page, close } = await visit('tables/jetson-tx1/');
    const tools = page.locator('[data-tools="inference-best-time-per-image"]');
    await tools.locator('select').first().selectOption('GoogleNet');
    expect(await page.locator(`${TABLE} tbody tr:visible`).count()).toBe(8);
    expect(await tools.locator('[role="status"]').textContent()).toBe('8 of 32 rows');
    await close();
  });

  it('copies what is shown as tab-separated text', async () => {
    const { page, close } = await visit('tables/jetson-tx1/', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const tools = page.locator('[data-tools="inference-best-time-per-image"]');
    await tools.locator('select').first().selectOption('GoogleNet');
    await tools.locator('[data-copy-table]').click();
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
    expect(lines).toHaveLength(9);
    // Mean and spread have columns of their own.
    expect(lines[0]!.split('\t')).toEqual([
      'model',
      'library',
      'batch size',
      'time per image (ms)',
      'time per image (ms), ±',
      'images per second',
    ]);
    for (const line of lines.slice(1)) {
      const [model, , ...numbers] = line.split('\t');
      expect(model).toBe('GoogleNet');
      expect(numbers.map(Number).every((number) => number > 0)).toBe(true);
    }
    await close();
  });
});

describe('a table of the narrative', () => {
  it('sorts and copies as any other', async () => {
    const { page, close } = await visit(WHOLE, { permissions: ['clipboard-read', 'clipboard-write'] });
    const table = page.locator('#best-times');
    await table.scrollIntoViewIfNeeded();
    const header = table.locator('thead th').nth(1);
    await header.locator('button').click();
    expect(await header.getAttribute('aria-sort')).toBe('ascending');
    const times = (await table.locator('tbody td:nth-child(2)').allTextContents()).map(Number.parseFloat);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    await table.getByRole('button', { name: /^Copy/ }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n')).toHaveLength(times.length + 1);
    await close();
  });

  it.each([320, 390, 768, 1440])('shows all its columns at %i pixels', async (width) => {
    const { page, close } = await visit(WHOLE, { viewport: { width, height: 900 } });
    const cut = await page
      .locator('.report-table .table-box')
      .evaluateAll((boxes) =>
        boxes
          .filter((box) => box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight)
          .map((box) => box.ariaLabel),
      );
    expect(cut).toEqual([]);
    await close();
  });
});

describe('a table of many columns on a phone', () => {
  const PHONE = { viewport: { width: 390, height: 844 } };

  it.each([
    'tables/jetson-tx1/',
    'tables/two-epyc-cores/',
    'tables/jetson-tx1/adaptive/bvlc-alexnet/',
    'figures/jetson-tx1/layers-alexnet-cublas/',
  ])('of %s fits, without JavaScript too', async (path) => {
    const { page, close } = await visit(path, { ...PHONE, javaScriptEnabled: false });
    const wide = await page
      .locator('.table-box')
      .evaluateAll((boxes) =>
        boxes.filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.ariaLabel),
      );
    expect(wide).toEqual([]);
    await close();
  });

  it('has each cell below its heading, its name above, and no word cut', async () => {
    const { page, close } = await visit(WHOLE, PHONE);
    const table = page.locator('#decision table');
    const lefts = (cells: string) =>
      table
        .locator(cells)
        .evaluateAll((all) => all.map((cell) => Math.round(cell.getBoundingClientRect().left)));
    expect(await lefts('tbody tr:first-child > *')).toEqual(await lefts('thead tr > *'));
    const tops = await table
      .locator('tbody tr:first-child > *')
      .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().top)));
    expect(new Set(tops).size).toBe(2);
    const cut = await page
      .locator('.report-table :is(th, td)')
      .evaluateAll((cells) =>
        cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
      );
    expect(cut).toEqual([]);
    await close();
  });

  it('is a table still to those who hear it, and sorts', async () => {
    const { page, close } = await visit(WHOLE, PHONE);
    const table = page.locator('#decision table');
    await table.scrollIntoViewIfNeeded();
    expect(await table.getByRole('columnheader').count()).toBe(8);
    expect(await table.getByRole('row').count()).toBe(13);
    expect(await table.getByRole('rowheader').count()).toBe(24);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const roles = Map.groupBy(nodes, ({ role }) => String(role?.value));
    // The browser has them in its tree, whatever their layout.
    expect(roles.get('columnheader')?.length).toBeGreaterThanOrEqual(8);
    expect(roles.get('rowheader')?.length).toBeGreaterThanOrEqual(24);
    await table.getByRole('columnheader', { name: 'images per second' }).getByRole('button').press('Enter');
    expect(await table.locator('tbody td').first().textContent()).toBe('89.8');
    await close();
  });
});

describe('the table of a figure', () => {
  it('is filtered and sorted, which changes nothing about what its marks say', async () => {
    const { page, close } = await visit(WHOLE);
    const card = page.locator('#time-all');
    await card.scrollIntoViewIfNeeded();
    await openAbout(card);
    await card.getByText('Table', { exact: true }).click();
    await card.locator('thead button').nth(4).click();
    await card.locator('select[name="library"]').selectOption('cuDNN fp32');
    expect(await card.locator('tbody tr:visible').count()).toBe(4);
    const first = card.locator('svg.fig-wide [data-index]').first();
    const name = (await first.getAttribute('data-series'))!;
    await first.locator('text').first().hover();
    const heading = page.locator('.figure-tooltip-heading');
    await heading.waitFor();
    // The first mark is OpenBLAS on AlexNet, whatever row has come first.
    expect(name).toBe('cpu');
    expect(await heading.textContent()).toBe('AlexNet · OpenBLAS');
    await close();
  });

  it('that is long stands on a page of its own, with a way there and back', async () => {
    const { page, close } = await visit(WHOLE, { javaScriptEnabled: false });
    const card = page.locator('#adaptive-maps');
    expect(await card.locator('tbody tr').count()).toBe(0);
    await openAbout(card);
    await card.getByText('Table', { exact: true }).click();
    await card.locator('.table-elsewhere a').click();
    await page.waitForURL('**/figures/**');
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(100);
    await page.locator('.way-back a').click();
    await page.waitForURL('**/adaptive/**');
    expect(new URL(page.url()).hash).toBe('#adaptive-maps');
    await close();
  });

  it('that is long comes when it is unfolded, and its marks say what they are', async () => {
    const { page, problems, close } = await visit(WHOLE);
    const card = page.locator('#adaptive-maps');
    await card.scrollIntoViewIfNeeded();
    await card.locator('.figure-box[data-pointing]').waitFor();
    await openAbout(card);
    await card.getByText('Table', { exact: true }).click();
    const rows = card.locator('tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBeGreaterThan(100);
    expect(await card.locator('.table-elsewhere').count()).toBe(0);
    await card.locator('.figure-box').focus();
    await page.keyboard.press('End');
    await page.locator('.figure-tooltip-value').first().waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  it('has the tools of what the figure shows now', async () => {
    const { page, close } = await visit(WHOLE);
    const card = page.locator('#time-all');
    await card.scrollIntoViewIfNeeded();
    await openAbout(card);
    await card.getByText('Table', { exact: true }).click();
    await card.locator('.figure-adjust').click();
    await card.locator('.figure-panel select[name="metric"]').selectOption('training');
    await card.locator('thead button').first().waitFor();
    await card.locator('.figure-chip').first().click();
    const libraries = card.locator('.table-tools select[name="library"] option');
    await expect.poll(() => libraries.allTextContents()).not.toContain('OpenBLAS');
    await card.locator('thead button').nth(4).click();
    expect(await card.locator('thead th').nth(4).getAttribute('aria-sort')).toBe('ascending');
    await close();
  });
});

describe('a width between a phone’s and a table’s', () => {
  it('keeps the names of the rows in view while their numbers scroll by', async () => {
    const { page, close } = await visit('tables/jetson-tx1/', { viewport: { width: 700, height: 740 } });
    const table = page.locator('table[data-table="inference-mean-time-per-image"]');
    await table.scrollIntoViewIfNeeded();
    const row = table.locator('tbody tr').first();
    const left = async (cell: number): Promise<number> =>
      (await row.locator('> *').nth(cell).boundingBox())!.x;
    const [model, library, time] = [await left(0), await left(1), await left(2)];
    await table.evaluate((element) => element.parentElement!.scrollBy(150, 0));
    expect([await left(0), await left(1)]).toEqual([model, library]);
    expect(await left(2)).toBe(time - 150);
    await close();
  });
});

describe('the training tables', () => {
  it('hold only libraries that measured the backward pass', async () => {
    const { page, close } = await visit('tables/jetson-tx1/', { javaScriptEnabled: false });
    const libraries = new Set(
      await page
        .locator('table[data-table="training-best-time-per-image"] tbody tr :nth-child(2)')
        .allTextContents(),
    );
    expect([...libraries].sort()).toEqual(['OpenBLAS', 'cuBLAS fp32', 'cuDNN fp32', 'libDNN fp32']);
    await close();
  });
});
