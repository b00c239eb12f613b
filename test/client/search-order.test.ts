import { expect, test } from 'vitest';
import { bestParts } from '../../src/client/search-order.ts';

const part = (title: string, ...scores: number[]) => ({
  url: `/#${title}`,
  title,
  excerpt: '',
  weighted_locations: scores.map((balanced_score) => ({ balanced_score })),
});
const titles = (parts: readonly { title: string }[]) => parts.map(({ title }) => title);

test('a part whose heading has the words comes before those that only mention them', () => {
  const parts = [part('In one page', 9, 9, 9), part('The board', 1), part('How to reproduce it #', 2)];
  expect(titles(bestParts(parts, 'how to reproduce', 2))).toEqual(['How to reproduce it #', 'In one page']);
});

test('an ending makes no other word of it', () => {
  const parts = [part('In one page', 9), part('Small batches', 1), part('The networks', 3)];
  expect(titles(bestParts(parts, 'Batch', 1))).toEqual(['Small batches']);
  expect(titles(bestParts(parts, 'networks', 1))).toEqual(['The networks']);
});

test('among equal headings the part with the most found comes first, and a short word names none', () => {
  const parts = [part('How to cite it', 1), part('What to do', 2, 2), part('Terms', 3)];
  expect(titles(bestParts(parts, 'to', 3))).toEqual(['What to do', 'Terms', 'How to cite it']);
});
