import { describe, expect, it } from 'vitest';
import { useBrowser, visit } from './browser.ts';

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
      (await page.locator(`${TABLE} tbody tr td:nth-child(4)`).allTextContents()).map((text) =>
        Number.parseFloat(text.replace(',', '')),
      );
    const header = page.locator(`${TABLE} thead th:nth-child(4)`);
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
    expect(lines[0]!.split('\t')).toHaveLength(5);
    expect(lines.slice(1).every((line) => line.startsWith('GoogleNet\t'))).toBe(true);
    await close();
  });
});

describe('the training tables', () => {
  it('hold only libraries that measured the backward pass', async () => {
    const { page, close } = await visit('tables/jetson-tx1/', { javaScriptEnabled: false });
    const libraries = new Set(
      await page
        .locator('table[data-table="training-best-time-per-image"] tbody tr td:nth-child(2)')
        .allTextContents(),
    );
    expect([...libraries].sort()).toEqual(['OpenBLAS', 'cuBLAS fp32', 'cuDNN fp32', 'libDNN fp32']);
    await close();
  });
});
