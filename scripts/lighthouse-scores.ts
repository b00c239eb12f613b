import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { CHROMIUM_ARGUMENTS } from '../src/cli/pdf/installed-chromium.ts';
import { findChromium } from './find-chromium.ts';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];

export interface Scores {
  readonly url: string;
  /** Out of 100. */
  readonly scores: Readonly<Record<Category, number>>;
  /** Audits of the asked categories that did not pass, with what they found. */
  readonly failed: readonly string[];
}

/** Lighthouse's scores on a simulated mid-range phone, one after another in one Chromium, on a port of its own. */
export async function lighthouseScores(
  urls: readonly string[],
  categories: readonly Category[] = CATEGORIES,
): Promise<readonly Scores[]> {
  const browser = await launch({
    chromePath: findChromium(),
    chromeFlags: [...CHROMIUM_ARGUMENTS, '--headless=new', '--disable-gpu'],
    logLevel: 'silent',
  });
  try {
    const results: Scores[] = [];
    for (const url of urls) {
      const run = await lighthouse(url, {
        port: browser.port,
        output: 'json',
        logLevel: 'error',
        onlyCategories: [...categories],
      });
      if (run === undefined) throw new Error(`lighthouse gave no result for ${url}`);
      const { lhr } = run;
      const scores = Object.fromEntries(
        categories.map((category) => [category, Math.round((lhr.categories[category]?.score ?? 0) * 100)]),
      ) as Record<Category, number>;
      const audits = new Set(
        categories.flatMap((category) =>
          (lhr.categories[category]?.auditRefs ?? []).filter(({ weight }) => weight > 0),
        ),
      );
      const failed = [...audits]
        .map(({ id }) => lhr.audits[id]!)
        .filter(({ score }) => score !== null && score < 0.9)
        .map(
          ({ id, title, displayValue }) =>
            `${id}: ${title}${displayValue === undefined ? '' : ` (${displayValue})`}`,
        );
      results.push({ url, scores, failed });
    }
    return results;
  } finally {
    browser.kill();
  }
}
