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
    // A page that says that there is none must not be found by search engines, nor a figure apart from what is said of it;
    // the policy of such a figure lets its page fetch nothing, robots.txt neither.
    const isHidden = page === '404.html' || page.startsWith('embed/');
    const isMeant = /^(http-status-code|is-crawlable|robots-txt)/;
    expect(failed.filter((audit) => !isHidden || !isMeant.test(audit))).toEqual([]);
    expect([scores.accessibility, scores['best-practices']]).toEqual([100, 100]);
    if (!isHidden) expect(scores.seo).toBe(100);
  },
);
