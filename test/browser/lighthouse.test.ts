import { expect, inject, it } from 'vitest';
import { lighthouseScores } from '../../scripts/lighthouse-scores.ts';
import { oneOfEachRoute } from './site-files.ts';

const pages = oneOfEachRoute(inject('siteDirectory')).filter((page) => page !== '404.html');

// Performance is timed, and a shared machine is noisy: `npm run lighthouse` reports it.
it.each(pages)(
  'gives Lighthouse nothing to improve in accessibility, practices and search on /%s',
  async (page) => {
    const [result] = await lighthouseScores(
      [new URL(page, inject('siteUrl')).href],
      ['accessibility', 'best-practices', 'seo'],
    );
    expect(result!.failed).toEqual([]);
    expect(Object.values(result!.scores).filter((score) => score > 0)).toEqual([100, 100, 100]);
  },
);
