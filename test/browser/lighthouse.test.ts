import { expect, inject, it } from 'vitest';
import { lighthouseScores } from '../../scripts/lighthouse-scores.ts';
import { oneOfEachRoute } from '../../scripts/site-files.ts';

const pages = oneOfEachRoute(inject('siteDirectory'));

// Performance is timed, and a shared machine is noisy: `npm run lighthouse` reports it.
it.each(pages)(
  'gives Lighthouse nothing to improve in accessibility, practices and search on /%s',
  async (page) => {
    const [result] = await lighthouseScores(
      [new URL(page, inject('siteUrl')).href],
      ['accessibility', 'best-practices', 'seo'],
    );
    const { scores, failed } = result!;
    // A page that says that there is none must not be found by search engines.
    const isError = page === '404.html';
    expect(failed.filter((audit) => !isError || !/^(http-status-code|is-crawlable)/.test(audit))).toEqual([]);
    expect([scores.accessibility, scores['best-practices']]).toEqual([100, 100]);
    if (!isError) expect(scores.seo).toBe(100);
  },
);
