import { expect, inject, it } from 'vitest';
import { gluedWords } from './glued-words.ts';
import { oneOfEachRoute, readSite } from '../../scripts/site-files.ts';

const site = inject('siteDirectory');

it.each([
  '<p>Built from commit 0.<a>More on the data</a></p>',
  '<p><a>The report</a> and<a>the list</a></p>',
  '<p>It takes <a>5 ms</a>per image.</p>',
  '<p><strong>holds</strong><a>how</a></p>',
  '<p>It takes <a>5 ms</a> . By factor</p>',
])('glued words are seen in %s', (html) => {
  expect(gluedWords(html)).not.toEqual([]);
});

it.each([
  '<p>Of two <a>batches</a>, (<em>one</em>) and <a>batch</a>es.</p>',
  '<p>Source<span> of it</span></p>',
])('and none in %s', (html) => {
  expect(gluedWords(html)).toEqual([]);
});

it.each(oneOfEachRoute(site))('no words are glued together on /%s', (page) => {
  expect(gluedWords(readSite(site, page.replace(/^$|\/$/, '$&index.html')))).toEqual([]);
});
