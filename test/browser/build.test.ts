import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
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

it('has a strict policy and no inline style, handler or foreign host', () => {
  for (const page of sitePages(site)) {
    const html = readSite(site, page);
    expect(html).toMatch(/<meta http-equiv="content-security-policy"/i);
    expect(html).not.toMatch(/unsafe-inline|'unsafe-eval'/);
    expect(html).not.toMatch(/<[^>]+\sstyle=/i);
    expect(html).not.toMatch(/<[^>]+\son[a-z]+=/i);
  }
});
