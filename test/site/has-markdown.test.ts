import { expect, it } from 'vitest';
import { hasMarkdown } from '../../src/site/has-markdown.ts';

it('is so of pages that are read, not of those that are looked up in', () => {
  expect(['', 'speed', 'datasets/board', 'claims', 'report'].filter(hasMarkdown)).toHaveLength(5);
  expect(['tables/board', 'explore/board', 'figures/board/f', 'search', '404'].some(hasMarkdown)).toBe(false);
  // A chapter may have a name that begins like one of these.
  expect(hasMarkdown('tables-and-chairs')).toBe(true);
});
