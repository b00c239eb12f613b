import { describe, expect, inject, it } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { useBrowser, visit } from './browser.ts';
import { oneOfEachRoute } from '../../scripts/site-files.ts';

useBrowser();

const routes = oneOfEachRoute(inject('siteDirectory'));

/** As much as a reader may ask for by WCAG 1.4.12. */
function spaceText(): void {
  const spaced = new CSSStyleSheet();
  spaced.replaceSync(
    '* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
  );
  document.adoptedStyleSheets.push(spaced);
}

describe.each(routes)('/%s', (path) => {
  it('loads without a console message, a failed request or a request to another host', async () => {
    const { page, problems, foreignRequests, requests, close } = await visit(path);
    await requests.still();
    expect(problems).toEqual([]);
    expect(foreignRequests).toEqual([]);
    expect(await page.locator('h1').count()).toBe(1);
    await close();
  });

  it.each(['light', 'dark'] as const)('gives axe nothing to find in the %s theme', async (colorScheme) => {
    const { page, close } = await visit(path, { colorScheme });
    expect(await axeViolations(page)).toEqual([]);
    await close();
  });

  it.each([320, 768, 1440])(
    'has nothing wider than the window at %i pixels, folded, unfolded or with more room between its letters',
    async (width) => {
      const { page, close } = await visit(path, { viewport: { width, height: 800 } });
      const overflow = (): Promise<number> =>
        page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(await overflow()).toBeLessThanOrEqual(0);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      expect(await overflow()).toBeLessThanOrEqual(0);
      // A box that bursts is not wider than the window everywhere: no table leaves its card.
      const burst = await page
        .locator('.figure details .table-box')
        .evaluateAll((boxes) =>
          boxes
            .filter(
              (box) =>
                box.getBoundingClientRect().right > box.closest('.figure')!.getBoundingClientRect().right,
            )
            .map((box) => box.getAttribute('aria-label')),
        );
      expect(burst).toEqual([]);
      await page.evaluate(spaceText);
      expect(await overflow()).toBeLessThanOrEqual(0);
      await close();
    },
  );

  it('reads the same without JavaScript', async () => {
    const scripted = await visit(path);
    const plain = await visit(path, { javaScriptEnabled: false });
    const headings = 'main h1, main h2, main h3';
    expect(await plain.page.locator(headings).allTextContents()).toEqual(
      await scripted.page.locator(headings).allTextContents(),
    );
    expect(await plain.page.locator('.needs-js:visible').count()).toBe(0);
    await scripted.close();
    await plain.close();
  });
});

it('answers an unknown address with the 404 page', async () => {
  const { page, close } = await visit('no/such/page/');
  expect(await page.locator('h1').textContent()).toBe('There is no page here');
  await page.locator('main a').first().click();
  expect(new URL(page.url()).pathname).toBe('/');
  await close();
});
