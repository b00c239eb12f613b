import axe from 'axe-core';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page, or in parts of it, as it stands now: a line for each rule that is broken. */
export async function axeViolations(page: Page, parts: readonly string[] = [':root']): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(
    async ({ include, runOnly }) => {
      const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
      const { violations } = await run({ include }, { runOnly });
      return violations.map(({ id, help, nodes }) => {
        const places = nodes.slice(0, 3).map((node) => node.html.slice(0, 200));
        return `${id}: ${help}: ${places.join(' | ')}`;
      });
    },
    { include: [...parts], runOnly: RULES },
  );
}
