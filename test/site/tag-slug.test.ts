import { expect, test } from 'vitest';
import { tagSlug } from '../../src/site/tag-slug.ts';

test('a plain tag is its own address', () => {
  expect(tagSlug('deepscale-squeezenet-1.1')).toBe('deepscale-squeezenet-1.1');
});

test('tags that differ only in case get addresses that differ on a disk that ignores it', () => {
  const slugs = ['net', 'Net', 'NET'].map((tag) => tagSlug(tag).toLowerCase());
  expect(new Set(slugs).size).toBe(3);
});

test('variants of a library get addresses of their own', () => {
  expect(tagSlug('cpu@threads=4')).toMatch(/^cpu-threads-4-[0-9a-f]{8}$/);
});
