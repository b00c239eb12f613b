import { expect, it } from 'vitest';
import { readReport } from '../../src/markdown/read-report.ts';
import { nestHeadings } from '../../src/site/heading-tree.ts';
import { chapterContents, wholeContents } from '../../src/site/report-contents.ts';

const { report } = await readReport('test/fixtures/site/content');
const [first, second] = report.chapters;

it('the contents of a chapter are its own sections, the other chapters, and all on one page', () => {
  expect(nestHeadings(chapterContents(report, first!))).toEqual([
    {
      depth: 2,
      slug: 'answer',
      text: 'The answer',
      isHere: true,
      children: [{ depth: 3, slug: 'the-numbers', text: 'The numbers', children: [] }],
    },
    { depth: 2, slug: 'doubts', text: 'Doubts', path: '/doubts/', children: [] },
    { depth: 2, slug: 'report', text: 'Everything on one page', path: '/report/', children: [] },
  ]);
  expect(chapterContents(report, second!)[0]).toEqual({
    depth: 2,
    slug: 'answer',
    text: 'The answer',
    path: '/',
  });
});

it('those of all chapters on one page stay there', () => {
  expect(wholeContents(report).map(({ slug, path }) => [slug, path])).toEqual([
    ['answer', undefined],
    ['the-numbers', undefined],
    ['doubts', undefined],
  ]);
});
