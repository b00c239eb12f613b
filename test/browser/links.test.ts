import { describe, expect, inject, it } from 'vitest';
import { BASE_PATH } from './base-path.ts';
import { brokenLinks } from './broken-links.ts';

describe('every internal link, anchor and asset leads somewhere', () => {
  it('at the root of a host', () => {
    expect(brokenLinks(inject('siteDirectory'), '/')).toEqual(new Map());
  });

  it('under a base path', () => {
    expect(brokenLinks(inject('basedSiteDirectory'), BASE_PATH)).toEqual(new Map());
  });
});
