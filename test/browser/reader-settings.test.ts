import { describe, expect, it } from 'vitest';
import { useBrowser, visit } from './browser.ts';
import { openAbout } from './open-about.ts';
import { WHOLE } from './report-pages.ts';

useBrowser();

describe('who has letters and words spaced', () => {
  it('sees every label of every drawing whole on a phone', async () => {
    const { page, close } = await visit(WHOLE, { viewport: { width: 390, height: 844 } });
    const clipped = await page.evaluate(() => {
      const spaced = new CSSStyleSheet();
      spaced.replaceSync('* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }');
      document.adoptedStyleSheets.push(spaced);
      const drawings = [...document.querySelectorAll('.figure-box svg.fig:not(.fig-scroll)')].filter(
        (drawing) => drawing.getClientRects().length > 0 && drawing.closest('.figure-strip') === null,
      );
      return drawings.flatMap((drawing) => {
        const shown = drawing.getBoundingClientRect();
        const margin = Number.parseFloat(getComputedStyle(drawing).overflowClipMargin) || 0;
        const left = Math.max(0, shown.left - margin);
        const right = Math.min(innerWidth, shown.right + margin);
        return [...drawing.querySelectorAll('text')]
          .filter((text) => {
            const label = text.getBoundingClientRect();
            return label.left < left - 1 || label.right > right + 1;
          })
          .map((text) => `${drawing.closest('.figure')!.id}: ${text.textContent}`);
      });
    });
    expect(clipped).toEqual([]);
    await close();
  });
});

describe('who has the system’s own colours forced on every page', () => {
  it('sees which series is shown, which choice is made and where in the contents the page is', async () => {
    const { page, close } = await visit(WHOLE, { forcedColors: 'active' });
    const card = page.locator('.figure[id="time-all"]');
    await card.scrollIntoViewIfNeeded();
    await openAbout(card);
    await card.locator('.figure-adjust').click();
    const chips = card.locator('.figure-chip');
    await chips.first().waitFor();
    await chips.first().click();
    const colours = (selector: string) =>
      card.locator(selector).evaluateAll((all) => all.map((each) => getComputedStyle(each).backgroundColor));
    const [hidden, shown] = await colours('.figure-chip');
    expect(hidden).not.toBe(shown);
    const [chosen, other] = await colours('.figure-switch label > span');
    expect(chosen).not.toBe(other);
    const lines = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((all) => all.map((each) => getComputedStyle(each).textDecorationLine));
    expect(await lines('.toc-wide a[aria-current]')).toContain('underline');
    expect(new Set(await lines('.toc-wide a:not([aria-current])'))).not.toContain('underline');
    await close();
  });
});
