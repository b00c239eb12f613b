import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { pageWeight, WEIGHT_BUDGET } from '../../scripts/page-weight.ts';
import { htmlProblems } from './html-problems.ts';
import { readSite, siteFiles, sitePages } from '../../scripts/site-files.ts';

const site = inject('siteDirectory');

it('is byte-identical when built twice', () => {
  const again = inject('rebuiltSiteDirectory');
  expect(siteFiles(again)).toEqual(siteFiles(site));
  const different = siteFiles(site).filter(
    (file) => !readFileSync(join(site, file)).equals(readFileSync(join(again, file))),
  );
  expect(different).toEqual([]);
});

it('is valid HTML on every page', async () => {
  const problems = await htmlProblems(site);
  expect(problems.slice(0, 20)).toEqual([]);
});

describe('the report page', () => {
  it('has a strict policy and no inline style, handler or foreign host', () => {
    for (const page of sitePages(site)) {
      const html = readSite(site, page);
      expect(html).toMatch(/<meta http-equiv="content-security-policy"/i);
      expect(html).not.toMatch(/unsafe-inline|'unsafe-eval'/);
      expect(html).not.toMatch(/<[^>]+\sstyle=/i);
      expect(html).not.toMatch(/<[^>]+\son[a-z]+=/i);
    }
  });

  it.each(['gzip', 'br'] as const)(
    'keeps its budget over the wire in %s: 250 kB in all, 40 kB of it scripts',
    async (encoding) => {
      const weights = new Map((await pageWeight(site, '', encoding)).map((weight) => [weight.kind, weight]));
      expect(weights.get('html')!.transferred).toBeGreaterThan(10_000);
      expect(weights.get('total')!.transferred).toBeLessThanOrEqual(WEIGHT_BUDGET.total!);
      expect(weights.get('scripts')!.transferred).toBeLessThanOrEqual(WEIGHT_BUDGET.scripts!);
    },
  );
});
