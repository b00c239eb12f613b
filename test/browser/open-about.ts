import type { Locator } from 'playwright-core';

/** Opens what there is to know of a figure beside its drawing. */
export async function openAbout(card: Locator): Promise<void> {
  const about = card.locator('.figure-about');
  if ((await about.getAttribute('open')) === null) await about.locator('> summary').click();
}
